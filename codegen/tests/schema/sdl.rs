//! Reading SDL: what is said is read, and every place is the place of the word.

use authgear_admin_codegen::schema::{AppliedDirective, OperationKind, Schema, TypeKind};
use authgear_admin_codegen::source::{Sources, Span};

use super::{errors, read, read_with_sources};

fn description<'s>(schema: &'s Schema, ty: &str, field: &str) -> Option<&'s str> {
    let ty = schema.ty(schema.id(ty).expect("a type"));
    ty.field(field).expect("a field").description.as_deref()
}

#[test]
fn every_schema_has_what_the_specification_gives_it() {
    let schema = read("type Query { a: Int }");
    for scalar in ["Int", "Float", "String", "Boolean", "ID"] {
        let id = schema.id(scalar).unwrap();
        assert!(schema.ty(id).is_leaf());
        assert!(!schema.is_introspection(id));
    }
    for directive in ["skip", "include", "deprecated", "specifiedBy", "oneOf"] {
        assert!(schema.directive(directive).is_some());
    }
    let query = schema.root(OperationKind::Query).unwrap();
    let ty = schema.id("__Type").unwrap();
    assert!(schema.is_introspection(ty));
    assert_eq!(schema.field_of(query, "__typename").unwrap().ty.display(&schema), "String!");
    assert_eq!(schema.field_of(query, "__schema").unwrap().ty.display(&schema), "__Schema!");
    assert_eq!(schema.field_of(query, "__type").unwrap().arguments.len(), 1);
    assert!(schema.field_of(query, "b").is_none());
    assert!(schema.field_of(ty, "__schema").is_none());
    assert!(schema.field_of(schema.id("Int").unwrap(), "__typename").is_none());
    let fields = schema.field_of(ty, "fields").unwrap();
    assert_eq!(fields.ty.display(&schema), "[__Field!]");
    assert!(fields.argument("includeDeprecated").is_some());
}

#[test]
fn what_every_schema_has_may_be_declared_again() {
    let schema = read(
        "scalar ID \"d\" scalar String type __Type { other: Int } directive @skip(if: Boolean!) on FIELD
         type Query { a: ID b: __Type }",
    );
    assert!(schema.ty(schema.id("__Type").unwrap()).field("kind").is_some());
    assert_eq!(schema.directive("skip").unwrap().locations.len(), 1);
    assert_eq!(
        errors("type String { a: Int } type Query { a: String }"),
        ["1:6 String | \"String\" is a built-in scalar, and cannot be another type."]
    );
}

#[test]
fn every_place_is_that_of_the_word() {
    let (schema, sources) = read_with_sources(
        "# type Query {\r\n\"type Query\" type Query\timplements A & B @d(a: {a: 1}, é: 2) {\r\n\t\"\"\"日本 a\"\"\" a(a: [[a!]] = {a: {}}\
         @d(a: {}) b: a): [b]! @d b: b }\r\ninterface A @d { a(a: [[a!]], b: a): [b] } interface B { b: b }\r\n\
         input a { a: a } union b =|Query|Other type Other { a: Int }\r\n\
         directive @d(a: a, é: Int) repeatable on OBJECT | INTERFACE | ARGUMENT_DEFINITION | FIELD_DEFINITION"
            .replace("é", "e")
            .as_str(),
    );
    let text = |span: Span| sources.slice(span).to_owned();
    let query = schema.ty(schema.id("Query").unwrap());
    assert_eq!(sources.line_column(query.name.span).line, 2);
    assert_eq!(sources.line_column(query.name.span).column, 19);
    let a = query.field("a").unwrap();
    assert_eq!((sources.line_column(a.name.span).line, sources.line_column(a.name.span).column), (3, 13));
    for (_, ty) in schema.types().filter(|(_, ty)| ty.name.span.end > 0) {
        assert_eq!(text(ty.name.span), ty.name.as_str());
        let references = match &ty.kind {
            TypeKind::Union { members } => members,
            TypeKind::Object { implements, .. } | TypeKind::Interface { implements, .. } => implements,
            _ => &Vec::new(),
        };
        for (index, reference) in references.iter().enumerate() {
            assert_eq!(text(ty.reference_span(index)), schema.ty(*reference).name.as_str());
        }
        let arguments = ty.fields().iter().flat_map(|field| &field.arguments);
        for input in arguments.chain(ty.input_fields()) {
            assert_eq!(text(input.name.span), input.name.as_str());
            assert_eq!(text(input.ty_span), schema.ty(input.ty.base()).name.as_str());
        }
        for field in ty.fields() {
            assert_eq!(text(field.name.span), field.name.as_str());
            assert_eq!(text(field.ty_span), schema.ty(field.ty.base()).name.as_str());
        }
    }
    let argument = a.argument("a").unwrap();
    assert_eq!(text(argument.default.as_ref().unwrap().span), "{a: {}}");
    assert_eq!(text(schema.root_span(OperationKind::Query).unwrap()), "Query");
}

#[test]
fn strings_are_read_as_the_specification_says() {
    let schema = read(
        "type Query {
            \"\\b \\u{1F600} \\uD83D\\uDE00 \\/\" escapes: Int
            \"\"\"\n  \u{3000}wide\n   narrow \\\"\"\" \\n\r\n  \"\"\" block: Int
            \"\" empty: Int
            none: Int
        }",
    );
    assert_eq!(description(&schema, "Query", "escapes"), Some("\u{8} 😀 😀 /"));
    assert_eq!(description(&schema, "Query", "block"), Some("\u{3000}wide\n narrow \"\"\" \\n"));
    assert_eq!(description(&schema, "Query", "empty"), Some(""));
    assert_eq!(description(&schema, "Query", "none"), None);
}

#[test]
fn extensions_are_merged_wherever_they_stand() {
    let (schema, sources) = read_with_sources(
        "extend type Query implements Node @x { c: U } extend schema @x { mutation: Change }
         extend union U = B extend enum E @x { Y } extend input I { b: Int = 1 }
         extend scalar S @specifiedBy(url: \"https://example.com\") extend interface Node implements Top
         directive @x repeatable on OBJECT | SCHEMA | ENUM
         type Query @x { id(i: I): ID } type Change { a: E } interface Node { id(i: I): ID } interface Top { id(i: I): ID }
         union U = A type A { s: S } type B { s: S } enum E { X } input I { a: Int } scalar S
         extend type Query implements Top",
    );
    let ty = |name: &str| schema.ty(schema.id(name).unwrap());
    let fields: Vec<&str> = ty("Query").fields().iter().map(|field| field.name.as_str()).collect();
    assert_eq!(fields, ["id", "c"]);
    let interfaces: Vec<&str> =
        (0..2).map(|index| sources.slice(ty("Query").reference_span(index))).collect();
    assert_eq!(interfaces, ["Node", "Top"]);
    assert_eq!(ty("Node").implements(), [schema.id("Top").unwrap()]);
    assert_eq!(ty("E").enum_values().len(), 2);
    assert_eq!(ty("I").input_fields().len(), 2);
    assert!(matches!(&ty("U").kind, TypeKind::Union { members } if members.len() == 2));
    assert!(
        matches!(&ty("S").kind, TypeKind::Scalar { specified_by: Some(url) } if url == "https://example.com")
    );
    assert_eq!(schema.root(OperationKind::Query), schema.id("Query"));
    assert_eq!(schema.root(OperationKind::Mutation), schema.id("Change"));
    assert_eq!(schema.possible_types(schema.id("Node").unwrap()), [schema.id("Query").unwrap()]);
}

#[test]
fn wide_numbers_and_the_order_of_fields_are_kept() {
    let (schema, sources) = read_with_sources(
        "type Query { a(x: Big = 123456789012345678901234567890, y: Big = {b: 1, a: {c: [2, 3.0]}}): Int } scalar Big",
    );
    let query = schema.ty(schema.id("Query").unwrap());
    let default = |name: &str| {
        let argument = query.field("a").unwrap().argument(name).unwrap();
        sources.slice(argument.default.as_ref().unwrap().span)
    };
    assert_eq!(default("x"), "123456789012345678901234567890");
    assert_eq!(default("y"), "{b: 1, a: {c: [2, 3.0]}}");
}

/// GitHub publishes a schema of this kind.
#[test]
fn a_field_that_is_there_twice_and_alike_is_a_warning() {
    use authgear_admin_codegen::schema::sdl::parse;
    use authgear_admin_codegen::source::Sources;

    let mut sources = Sources::new();
    let id = sources.add("t", "type Query { \"first\" a(x: Int): Int b: Int \"second\" a(x: Int): Int }");
    let parsed = parse(&sources, id).unwrap();
    let fields = parsed.schema.ty(parsed.schema.id("Query").unwrap()).fields();
    assert_eq!(fields.len(), 2);
    assert_eq!(fields[0].description.as_deref(), Some("first"));
    assert_eq!(parsed.warnings.len(), 1);
    assert!(!parsed.warnings.has_errors());
    assert_eq!(
        errors("type Query { a(x: Int): Int a(y: Int): Int }"),
        ["1:29 a | \"Query\" has more than one field named \"a\"."]
    );
}

/// The directives of a place, as `@name(argument, …)` with the word that its place covers.
fn applied(sources: &Sources, directives: &[AppliedDirective]) -> Vec<String> {
    let tell = |directive: &AppliedDirective| {
        let arguments: Vec<&str> =
            directive.arguments.iter().map(|argument| sources.slice(argument.value.span)).collect();
        assert_eq!(sources.slice(directive.name.span), directive.name.as_str());
        format!("@{}({})", directive.name.text, arguments.join(", "))
    };
    directives.iter().map(tell).collect()
}

#[test]
fn directives_are_kept_where_they_are_applied() {
    let (schema, sources) = read_with_sources(
        "directive @d(n: Int) repeatable on SCHEMA | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | SCALAR |
           INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
         schema @d(n: 1) { query: Q } extend schema @d(n: 2)
         type Q @d(n: 3) @d { f(a: I @d(n: 4)): S @deprecated(reason: \"r\") @d(n: 5) u: U e: E n: N }
         extend type Q @d(n: 6)
         scalar S @d(n: 7) interface N @d(n: 8) { x: Int } union U @d(n: 9) = Q
         enum E @d(n: 10) { V @d(n: 11) } input I @d(n: 12) { a: Int @d(n: 13) }",
    );
    let of = |name| schema.ty(schema.id(name).unwrap());
    let told = |directives: &[AppliedDirective]| applied(&sources, directives);
    assert_eq!(told(schema.applied()), ["@d(1)", "@d(2)"]);
    assert_eq!(told(&of("Q").directives), ["@d(3)", "@d()", "@d(6)"]);
    let field = of("Q").field("f").unwrap();
    assert_eq!(told(&field.directives), ["@deprecated(\"r\")", "@d(5)"]);
    assert_eq!(told(&field.argument("a").unwrap().directives), ["@d(4)"]);
    for (ty, expected) in [("S", "@d(7)"), ("N", "@d(8)"), ("U", "@d(9)"), ("E", "@d(10)"), ("I", "@d(12)")] {
        assert_eq!(told(&of(ty).directives), [expected]);
    }
    assert_eq!(told(&of("E").enum_values()[0].directives), ["@d(11)"]);
    assert_eq!(told(&of("I").input_fields()[0].directives), ["@d(13)"]);
}
