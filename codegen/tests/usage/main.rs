//! The usage model from outside: what documents use, how and where, through fragments and variables.

use authgear_admin_codegen::document::{self, Document};
use authgear_admin_codegen::schema::{Schema, sdl};
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::usage::{Consumer, Coordinate, How, Usage, Used};

const SCHEMA: &str = "
directive @tag(name: String!, of: Kind) repeatable on FIELD | FRAGMENT_SPREAD | QUERY | VARIABLE_DEFINITION
type Query { user(id: ID!): User node: Node any: [Any!]! find(filter: Filter, kinds: [Kind!]): [User] }
type Mutation { save(filter: Filter!): Boolean }
interface Node { id: ID! }
type User implements Node { id: ID! kind: Kind friends(first: Int = 3): [User!] }
type Bot implements Node { id: ID! }
union Any = User | Bot
enum Kind { A B }
input Filter { kind: Kind and: [Filter!] range: Range text: String }
input Range { from: Int to: Int }
input Alone { kind: Kind }
";

struct Read {
    sources: Sources,
    schema: Schema,
    document: Document,
}

fn read(text: &str) -> Read {
    let mut sources = Sources::new();
    let schema = sources.add("schema.graphql", SCHEMA);
    let query = sources.add("q.graphql", text);
    let schema = sdl::parse(&sources, schema).expect("a schema").schema;
    let document = document::parse(&sources, &[query]).expect("a document");
    Read { sources, schema, document }
}

fn how(how: &How<'_>) -> String {
    match how {
        How::Root => "root".to_owned(),
        How::Selected(arguments) => {
            let names: Vec<&str> = arguments.iter().map(|argument| argument.name.as_str()).collect();
            format!("selected({})", names.join(" "))
        }
        How::Answered => "answered".to_owned(),
        How::Condition(parent) => format!("condition in {}", parent.unwrap_or("-")),
        How::Variable(variable) => format!("${}", variable.name.text),
        How::Object(fields) => {
            let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            format!("object({})", names.join(" "))
        }
        How::Given { .. } => "given".to_owned(),
        How::Written => "written".to_owned(),
        How::Applied { directive, location, times } => {
            format!("{}({}) on {location}, {times}", directive.name.text, directive.arguments.len())
        }
    }
}

/// Everything of one consumer: `line:column coordinate how`, with the word.
fn told(read: &Read, consumer: &Consumer<'_>) -> Vec<String> {
    let tell = |used: &authgear_admin_codegen::usage::Use<'_>| {
        let place = read.sources.line_column(used.span);
        let word = read.sources.slice(used.span).split_whitespace().next().unwrap_or_default();
        format!("{}:{} {word} {} {}", place.line, place.column, used.coordinate, how(&used.how))
    };
    consumer.uses.iter().map(tell).collect()
}

/// The names of the consumers, each with the word that uses.
fn who<'u, 'a: 'u>(read: &Read, used: impl Iterator<Item = Used<'u, 'a>>) -> Vec<String> {
    let name =
        |consumer: &Consumer<'_>| consumer.definition.name().map_or("-", |name| name.as_str()).to_owned();
    used.map(|(consumer, used)| format!("{} {}", name(consumer), read.sources.slice(used.span))).collect()
}

#[test]
fn fields_with_their_arguments_types_and_values() {
    let read = read(
        "query Q($f: Filter = {kind: A} @tag(name: \"v\")) @tag(name: \"q\", of: B) {\n\
         \x20 it: user(id: 1) { id kind friends { __typename } friends(first: 2) @tag(name: \"x\") @tag(name: \"y\") { id } }\n\
         \x20 find(filter: {kind: B, and: [{range: {from: 1}}]}, kinds: [A, B]) { id }\n\
         }",
    );
    let usage = Usage::of(&read.schema, &read.document);
    let expected = [
        "1:1 query Query root",
        "1:13 Filter Filter $f",
        "1:22 {kind: Filter object(kind)",
        "1:23 kind Filter.kind given",
        "1:29 A Kind.A written",
        "1:32 @tag @tag tag(1) on VARIABLE_DEFINITION, 1",
        "1:37 name @tag.name given",
        "1:49 @tag @tag tag(2) on QUERY, 1",
        "1:54 name @tag.name given",
        "1:65 of @tag.of given",
        "1:69 B Kind.B written",
        "2:7 user Query.user selected(id)",
        "2:7 user User answered",
        "2:12 id Query.user.id given",
        "2:21 id User.id selected()",
        "2:21 id ID answered",
        "2:24 kind User.kind selected()",
        "2:24 kind Kind answered",
        "2:29 friends User.friends selected()",
        "2:29 friends User answered",
        "2:52 friends User.friends selected(first)",
        "2:52 friends User answered",
        "2:60 first User.friends.first given",
        "2:70 @tag @tag tag(1) on FIELD, 2",
        "2:75 name @tag.name given",
        "2:86 @tag @tag tag(1) on FIELD, 2",
        "2:91 name @tag.name given",
        "2:104 id User.id selected()",
        "2:104 id ID answered",
        "3:3 find Query.find selected(filter kinds)",
        "3:3 find User answered",
        "3:8 filter Query.find.filter given",
        "3:16 {kind: Filter object(kind and)",
        "3:17 kind Filter.kind given",
        "3:23 B Kind.B written",
        "3:26 and Filter.and given",
        "3:32 {range: Filter object(range)",
        "3:33 range Filter.range given",
        "3:40 {from: Range object(from)",
        "3:41 from Range.from given",
        "3:54 kinds Query.find.kinds given",
        "3:62 A Kind.A written",
        "3:65 B Kind.B written",
        "3:71 id User.id selected()",
        "3:71 id ID answered",
    ];
    assert_eq!(told(&read, &usage.consumers()[0]), expected);
}

#[test]
fn conditions_tell_the_selection_that_they_stand_in() {
    let read = read(
        "query Q { node { ... on User { id } ... @include(if: true) { ...N } } any { ...N ...U } }\n\
         fragment N on Node { id ... on Bot { id } }\n\
         fragment U on User { kind }",
    );
    let usage = Usage::of(&read.schema, &read.document);
    let conditions = |name: &'static str| -> Vec<String> {
        usage
            .of_coordinate(Coordinate::Type(name))
            .filter(|(_, used)| matches!(used.how, How::Condition(_)))
            .map(|(_, used)| format!("{} {}", read.sources.slice(used.span), how(&used.how)))
            .collect()
    };
    assert_eq!(conditions("User"), ["User condition in Node", "U condition in Any", "User condition in -"]);
    assert_eq!(conditions("Node"), ["N condition in Node", "N condition in Any", "Node condition in -"]);
    assert_eq!(conditions("Bot"), ["Bot condition in Node"]);
}

#[test]
fn fragments_are_part_of_every_operation_that_reaches_them() {
    let read = read(
        "query A { user(id: 1) { ...Outer } }\n\
         fragment Outer on User { ...Inner }\n\
         query B { user(id: 1) { ...Inner ...Inner } }\n\
         fragment Inner on User { kind }\n\
         fragment Idle on User { kind }\n\
         { user(id: 1) { id ...Outer } }",
    );
    let usage = Usage::of(&read.schema, &read.document);
    let named = |name: &str| {
        let is_it = |consumer: &&Consumer<'_>| {
            consumer.definition.name().is_some_and(|written| written.as_str() == name)
        };
        usage.consumers().iter().find(is_it).expect("a definition of this name")
    };
    let operations = |name: &str| -> Vec<&str> {
        let operations = usage.operations_with(named(name));
        operations.map(|operation| operation.name.as_ref().map_or("-", |name| name.as_str())).collect()
    };
    assert_eq!(operations("Inner"), ["A", "B", "-"]);
    assert_eq!(operations("Outer"), ["A", "-"]);
    assert_eq!(operations("Idle"), [""; 0]);
    assert_eq!(operations("B"), ["B"]);
    let reached = |name: &str| -> Vec<&str> {
        let reached = usage.reached_from(named(name));
        reached.map(|reached| reached.definition.name().map_or("-", |name| name.as_str())).collect()
    };
    assert_eq!(reached("A"), ["A", "Outer", "Inner"]);
    assert_eq!(reached("Idle"), ["Idle"]);
    assert_eq!(
        who(&read, usage.of_coordinate(Coordinate::Field("User", "kind"))),
        ["Inner kind", "Idle kind"]
    );
}

#[test]
fn fragments_that_reach_one_another_come_to_an_end() {
    let read = read("{ user(id: 1) { ...A } } fragment A on User { ...B } fragment B on User { ...A id }");
    let usage = Usage::of(&read.schema, &read.document);
    assert_eq!(usage.operations_with(&usage.consumers()[2]).count(), 1);
    assert_eq!(usage.reached_from(&usage.consumers()[0]).count(), 3);
}

#[test]
fn a_variable_can_hold_all_that_its_type_has_inside() {
    let read = read(
        "mutation M($f: Filter!, $plain: ID) { save(filter: $f) }\n\
         query Q($ks: [Kind!]) { find(kinds: $ks) { id } }",
    );
    let usage = Usage::of(&read.schema, &read.document);
    let through = |name: &'static str| who(&read, usage.through_variables(name));
    assert_eq!(through("Range"), ["M Filter"]);
    assert_eq!(through("Filter"), ["M Filter"]);
    assert_eq!(through("Kind"), ["M Filter", "Q Kind"]);
    assert_eq!(through("Alone"), [""; 0]);
    assert_eq!(through("Nothing"), [""; 0]);
}

#[test]
fn what_the_schema_does_not_have_is_passed_by() {
    let read = read(
        "query Q($x: Nothing) { gone(a: 1) { user { id } ...F } user(no: 2, id: B) { nope } find(filter: {no: A}) { id } }\n\
         fragment F on Gone { id } fragment G on User { friends { kind } }\n\
         query R { __schema { types { name } } user(id: 1) @unknown(a: 1) { __typename ...G } }\n\
         type Extra { a: Int }",
    );
    let usage = Usage::of(&read.schema, &read.document);
    let names: Vec<String> = usage.coordinates().iter().map(ToString::to_string).collect();
    let expected = [
        "Filter",
        "ID",
        "Kind",
        "Query",
        "User",
        "Query.find",
        "Query.user",
        "User.friends",
        "User.id",
        "User.kind",
        "Query.find.filter",
        "Query.user.id",
    ];
    assert_eq!(names, expected);
    assert_eq!(usage.operations_with(&usage.consumers()[1]).count(), 1, "the spread counts all the same");
}

#[test]
fn what_is_given_is_null_or_may_be_or_is_not() {
    let mut sources = Sources::new();
    let sdl = sources.add("s", "type Query { a(x: In, i: Int): Int } input In { i: Int }");
    let schema = sdl::parse(&sources, sdl).unwrap().schema;
    let text = "query Q($open: Int, $null: Int = null, $default: Int = 1, $given: Int!) {
        a(i: null) b: a(i: 1) c: a(i: $open) d: a(i: $null) e: a(i: $default) f: a(i: $given) g: a(x: { i: $open })
        h: a(x: { i: $given }) ...F
    } fragment F on Query { i: a(i: $given) }";
    let id = sources.add("q", text);
    let document = document::parse(&sources, &[id]).unwrap();
    let usage = Usage::of(&schema, &document);
    let null = |coordinate| {
        let uses = usage.of_coordinate(coordinate);
        uses.map(|(_, used)| matches!(used.how, How::Given { may_be_null: true })).collect::<Vec<_>>()
    };
    let argument = Coordinate::Argument("Query", "a", "i");
    assert_eq!(null(argument), [true, false, true, true, false, false, true], "a fragment cannot tell");
    assert_eq!(null(Coordinate::InputField("In", "i")), [true, false]);
}
