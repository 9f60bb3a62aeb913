//! What is read, and what is said where it cannot be.

use authgear_admin_codegen::document::{Definition, Document, Selection};
use authgear_admin_codegen::value::ValueKind;

use crate::{errors, parse};

#[test]
fn says_what_was_expected_and_what_is_there() {
    for (text, message) in [
        ("", "1:1 Unexpected <EOF>."),
        ("# nothing\n", "2:1 Unexpected <EOF>."),
        ("{}", "1:2 Expected Name, found \"}\"."),
        ("{ a(b: ) }", "1:8 Unexpected \")\"."),
        ("{ a() }", "1:5 Expected Name, found \")\"."),
        ("{ a(b 1) }", "1:7 Expected \":\", found Int \"1\"."),
        ("{ a", "1:4 Expected Name, found <EOF>."),
        ("{ a } }", "1:7 Unexpected \"}\"."),
        ("{ a: }", "1:6 Expected Name, found \"}\"."),
        ("{ ... on }", "1:10 Expected Name, found \"}\"."),
        ("{ ...on { a } }", "1:9 Expected Name, found \"{\"."),
        ("{ ... }", "1:7 Expected \"{\", found \"}\"."),
        ("query Q { a }\nfoo", "2:1 Unexpected Name \"foo\"."),
        ("query Q() { a }", "1:9 Expected \"$\", found \")\"."),
        ("query Q(a: Int) { a }", "1:9 Expected \"$\", found Name \"a\"."),
        ("query Q($a: [Int) { a }", "1:17 Expected \"]\", found \")\"."),
        ("query Q($a: Int!!) { a }", "1:17 Expected \"$\", found \"!\"."),
        ("query Q($a: Int = $b) { a }", "1:19 Unexpected variable \"$b\" in constant value."),
        ("query Q($a: Int @d(e: [$b])) { a }", "1:24 Unexpected variable \"$b\" in constant value."),
        ("fragment on on T { a }", "1:10 Unexpected Name \"on\"."),
        ("fragment F { a }", "1:12 Expected \"on\", found \"{\"."),
        ("fragment F on T", "1:16 Expected \"{\", found <EOF>."),
        (
            "\"text\" { a }",
            "1:1 Unexpected description, descriptions are not supported on shorthand queries.",
        ),
        (
            "\"text\" extend type T { a: Int }",
            "1:1 Unexpected description, only GraphQL definitions support descriptions.",
        ),
        ("extend type T", "1:14 Unexpected <EOF>."),
        ("enum E { true }", "1:10 Name \"true\" is reserved and cannot be used for an enum value."),
        ("directive @d on NOWHERE", "1:17 Unexpected Name \"NOWHERE\"."),
        ("{ a(b: \"x) }", "1:8 Unterminated string."),
        ("{ a(b: \"\"\"x\") }", "1:8 Unterminated string."),
        ("{ a(b: \"\\uD83D\") }", "1:9 Invalid Unicode escape sequence: \"\\uD83D\"."),
        ("{ a(b: 01) }", "1:9 Invalid number, unexpected digit after 0: \"1\"."),
        (
            "{ a(b: 'x') }",
            "1:8 Unexpected single quote character ('), did you mean to use a double quote (\")?",
        ),
        ("{ a ? }", "1:5 Unexpected character: \"?\"."),
        ("{ \u{e9} }", "1:3 Unexpected character: U+00E9."),
    ] {
        assert_eq!(errors(text), [message], "{text}");
    }
}

#[test]
fn goes_on_at_the_next_definition() {
    let text =
        "query A { a( }\nquery B { b }\nfragment C on { c }\n\"text\" query D($: Int) { d } query E { e! }";
    assert_eq!(
        errors(text),
        [
            "1:14 Expected Name, found \"}\".",
            "3:15 Expected Name, found \"{\".",
            "4:17 Expected Name, found \":\".",
            "4:41 Expected Name, found \"!\".",
        ]
    );
}

#[test]
fn a_definition_that_begins_where_another_breaks_off_is_read() {
    assert_eq!(
        errors("query A\nquery B { b }\nquery C(\nquery D { d? }"),
        [
            "2:1 Expected \"{\", found Name \"query\".",
            "4:1 Expected \"$\", found Name \"query\".",
            "4:12 Unexpected character: \"?\".",
        ]
    );
}

fn definition(document: &Document, index: usize) -> &Definition {
    document.definitions().get(index).expect("a definition")
}

#[test]
fn descriptions_are_read_wherever_they_may_stand() {
    let document =
        parse("\"one\" query Q(\"two\" $a: Int) { a }\n\"\"\"\n  three\n\"\"\"\nfragment F on T { a }")
            .expect("it parses");
    let Definition::Operation(operation) = definition(&document, 0) else {
        panic!("an operation");
    };
    assert_eq!(operation.description.as_deref(), Some("one"));
    assert_eq!(operation.span.start, 6);
    assert_eq!(operation.variables[0].description.as_deref(), Some("two"));
    let Definition::Fragment(fragment) = definition(&document, 1) else {
        panic!("a fragment");
    };
    assert_eq!(fragment.description.as_deref(), Some("three"));
}

#[test]
fn places_are_exact_and_hold_no_white_space() {
    let text = "\u{feff}query Q { # c\n  é: a(b: [$c, \"\\u00e9\"]) @d { ...F } }".replace('é', "k");
    let document = parse(&text).expect("it parses");
    let Definition::Operation(operation) = definition(&document, 0) else {
        panic!("an operation");
    };
    let Some(Selection::Field(field)) = operation.selection.selections.first() else {
        panic!("a field");
    };
    let slice = |span: authgear_admin_codegen::source::Span| text.get(span.range()).expect("in the text");
    assert_eq!(slice(operation.keyword), "query");
    assert_eq!(slice(field.span), "k: a(b: [$c, \"\\u00e9\"]) @d { ...F }");
    assert_eq!(slice(field.name.span), "a");
    assert_eq!(slice(field.directives[0].name.span), "@d");
    let value = &field.arguments[0].value;
    assert_eq!(slice(value.span), "[$c, \"\\u00e9\"]");
    let ValueKind::List(items) = &value.kind else {
        panic!("a list");
    };
    assert!(matches!(&items[0].kind, ValueKind::Variable(name) if slice(name.span) == "$c"));
    assert!(matches!(&items[1].kind, ValueKind::String(text) if text == "\u{e9}"));
}

#[test]
fn keywords_are_names_where_a_name_stands() {
    let text = "query query($on: T, $null: T) { on: query(on: $on) { fragment on true ... on on { null } } }\n\
                fragment fragment on on @on { type }";
    assert_eq!(errors(text), [""; 0]);
}

#[test]
fn definitions_of_types_are_kept_by_name() {
    let text = "schema { query: Q }\n\"d\" type T implements & A & B @x { a(b: C = 1): [D!]! }\nextend union U = V\n\
                directive @d(a: A) repeatable on | FIELD | QUERY\nextend schema @x\nscalar S { a }";
    let Ok(document) = parse(text) else {
        panic!("{:?}", errors(text));
    };
    let what: Vec<String> = document
        .definitions()
        .iter()
        .map(|definition| match definition {
            Definition::NotExecutable { what, .. } => what.to_string(),
            _ => "executable".to_owned(),
        })
        .collect();
    assert_eq!(what, ["schema", "\"T\"", "\"U\"", "\"d\"", "schema", "\"S\"", "executable"]);
}
