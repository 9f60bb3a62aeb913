//! Introspection answers: read whatever their order, printed as graphql-js prints them, and refused with the way to what
//! is wrong.

use authgear_admin_codegen::schema::introspection::{Capabilities, MAX_WRAPPERS, decode, query};
use authgear_admin_codegen::schema::print::print;
use serde_json::{Value, json};

use super::read;

fn named(kind: &str, name: &str) -> Value {
    json!({"kind": kind, "name": name, "ofType": null})
}

fn wrapped(kind: &str, inner: &Value) -> Value {
    json!({"kind": kind, "name": null, "ofType": inner})
}

fn field(name: &str, ty: &Value) -> Value {
    json!({"name": name, "description": null, "args": [], "type": ty, "isDeprecated": false, "deprecationReason": null})
}

fn object(name: &str, fields: &[Value]) -> Value {
    json!({"kind": "OBJECT", "name": name, "description": "", "fields": fields, "inputFields": null,
        "interfaces": [], "enumValues": null, "possibleTypes": null})
}

/// The least that is a schema, with more types and directives.
fn answer(types: &[Value], directives: &[Value]) -> Value {
    let mut all = vec![
        object("Query", &[field("a", &named("SCALAR", "Int"))]),
        json!({"kind": "SCALAR", "name": "Int"}),
    ];
    all.extend(types.iter().cloned());
    json!({"data": {"__schema": {"queryType": {"name": "Query"}, "mutationType": null, "types": all,
        "directives": directives}}})
}

/// The SDL of an answer; it reads back as what it is.
fn printed(answer: &Value) -> String {
    let sdl = print(&decode(&answer.to_string()).expect("a schema"));
    assert_eq!(print(&read(&sdl)), sdl);
    sdl
}

#[test]
fn everything_that_a_modern_server_tells_is_kept() {
    let input = |name: &str, ty: Value, default: Value| {
        json!({"name": name, "description": "of an input", "type": ty, "defaultValue": default,
            "isDeprecated": true, "deprecationReason": "old"})
    };
    let types = [
        json!({"kind": "SCALAR", "name": "Day", "description": null, "specifiedByURL": "https://example.com/day"}),
        json!({"kind": "ENUM", "name": "Color", "description": "two\nlines", "enumValues": [
            {"name": "RED", "description": "", "isDeprecated": false, "deprecationReason": null},
            {"name": "BLUE", "description": null, "isDeprecated": true, "deprecationReason": null}]}),
        json!({"kind": "INPUT_OBJECT", "name": "Pick", "isOneOf": true, "inputFields": [
            input("day", named("SCALAR", "Day"), Value::Null), input("color", named("ENUM", "Color"), Value::Null)]}),
        json!({"kind": "INTERFACE", "name": "Node", "fields": [field("id", &wrapped("NON_NULL", &named("SCALAR", "ID")))],
            "interfaces": null, "possibleTypes": [{"name": "User"}]}),
        json!({"kind": "OBJECT", "name": "User", "interfaces": [{"name": "Node"}], "fields": [
            {"name": "id", "type": wrapped("NON_NULL", &named("SCALAR", "ID")), "args": [
                input("b", wrapped("LIST", &named("INPUT_OBJECT", "Pick")), json!("[{color: RED}]")),
                input("a", named("SCALAR", "String"), json!("\"text\""))],
            "isDeprecated": true, "deprecationReason": "use \"nodeId\""}]}),
        json!({"kind": "UNION", "name": "Any", "possibleTypes": [{"name": "User"}, {"name": "Query"}]}),
    ];
    let directives = [json!({"name": "mark", "description": "", "isRepeatable": true, "args": [],
        "locations": ["OBJECT", "FIELD"]})];
    let mut answer = answer(&types, &directives);
    let sdl = printed(&answer);
    assert_eq!(
        sdl,
        r#"""""""
directive @mark repeatable on FIELD | OBJECT

union Any = Query | User

"""
two
lines
"""
enum Color {
  BLUE @deprecated

  """"""
  RED
}

scalar Day @specifiedBy(url: "https://example.com/day")

interface Node {
  id: ID!
}

input Pick @oneOf {
  """of an input"""
  color: Color @deprecated(reason: "old")

  """of an input"""
  day: Day @deprecated(reason: "old")
}

""""""
type Query {
  a: Int
}

type User implements Node {
  id(
    """of an input"""
    a: String = "text" @deprecated(reason: "old")

    """of an input"""
    b: [Pick] = [{color: RED}] @deprecated(reason: "old")
  ): ID! @deprecated(reason: "use \"nodeId\"")
}
"#
    );
    let types = answer["data"]["__schema"]["types"].as_array_mut().expect("a list");
    types.reverse();
    for list in ["fields", "inputFields", "enumValues", "possibleTypes"] {
        for ty in types.iter_mut() {
            if let Some(list) = ty.get_mut(list).and_then(Value::as_array_mut) {
                list.reverse();
            }
        }
    }
    assert_eq!(printed(&answer), sdl);
    // The data alone will do.
    assert_eq!(printed(&answer["data"]), sdl);
    answer["data"]["__schema"]["description"] = json!("of the schema");
    assert!(printed(&answer).starts_with("\"\"\"of the schema\"\"\"\nschema {\n  query: Query\n}\n"));
}

#[test]
fn types_are_read_as_deep_as_they_are_asked_for_and_no_deeper() {
    let deep = |depth: usize, innermost: Value| {
        (0..depth).fold(innermost, |inner, index| wrapped(["LIST", "NON_NULL"][index % 2], &inner))
    };
    let ty = deep(MAX_WRAPPERS, named("SCALAR", "Int"));
    let sdl = printed(&answer(&[object("Deep", &[field("a", &ty)])], &[]));
    assert!(sdl.contains("a: [[[[[[[[Int]!]!]!]!]!]!]!]"), "{sdl}");
    let cut = deep(2, json!({"kind": "LIST", "name": null}));
    let error = decode(&answer(&[object("Cut", &[field("a", &cut)])], &[]).to_string()).expect_err("cut off");
    assert_eq!(error.path(), "data.__schema.types[2].fields[0].type.ofType.ofType.ofType");
    assert!(error.to_string().contains("the type is cut off"));
    let lists = |depth: usize| {
        let ty = (0..depth).fold(named("SCALAR", "Int"), |inner, _| wrapped("LIST", &inner));
        answer(&[object("Lists", &[field("a", &ty)])], &[])
    };
    printed(&lists(40));
    let error = decode(&lists(41).to_string()).expect_err("too deep");
    assert!(error.to_string().ends_with("the type has more than 40 lists in one another"), "{error}");
}

#[test]
fn what_is_wrong_is_told_with_the_way_to_it() {
    let with = |change: fn(&mut Value)| {
        let mut answer = answer(
            &[object("T", &[field("a", &named("SCALAR", "Int"))])],
            &[json!(
            {"name": "d", "args": [], "locations": ["FIELD"]})],
        );
        change(&mut answer["data"]["__schema"]);
        let error = decode(&answer.to_string()).expect_err("something is wrong");
        error.to_string().replace("not an introspection answer: at data.__schema.", "")
    };
    type Change = fn(&mut Value);
    let cases: &[(Change, &str)] = &[
        (|it| it["types"] = Value::Null, "types: a list belongs here, and it is missing or null"),
        (|it| it["directives"] = json!({}), "directives: a list belongs here, and it is an object"),
        (
            |it| it["queryType"] = Value::Null,
            "queryType.name: a text belongs here, and it is missing or null",
        ),
        (
            |it| it["mutationType"] = json!({"name": "M"}),
            "mutationType.name: there is no type `M` in the answer",
        ),
        (
            |it| it["types"][2]["fields"] = Value::Null,
            "types[2].fields: a list belongs here, and it is missing or null",
        ),
        (
            |it| it["types"][2]["interfaces"] = Value::Null,
            "types[2].interfaces: a list belongs here, and it is missing or null",
        ),
        (|it| it["types"][2]["kind"] = json!("CLASS"), "types[2].kind: \"CLASS\" is not the kind of a type"),
        (|it| it["types"][2]["name"] = json!("Query"), "types[2]: the type `Query` is there twice"),
        (|it| it["types"][1]["kind"] = json!("OBJECT"), "types[1].kind: `Int` is a built-in scalar"),
        (
            |it| it["types"][2]["name"] = json!("T { a: Int } type U"),
            "types[2].name: \"T { a: Int } type U\" is not a GraphQL name",
        ),
        (
            |it| it["types"][2]["fields"][0]["args"] = Value::Null,
            "types[2].fields[0].args: a list belongs here, and it is missing or null",
        ),
        (
            |it| it["types"][2]["fields"][0]["type"]["name"] = json!("X"),
            "types[2].fields[0].type.name: there is no type `X` in the answer",
        ),
        (
            |it| it["types"][2]["fields"][0]["isDeprecated"] = json!("no"),
            "types[2].fields[0].isDeprecated: true or false belongs here, and it is a text",
        ),
        (
            |it| {
                it["types"][2]["fields"][0]["type"] =
                    wrapped("NON_NULL", &wrapped("NON_NULL", &named("SCALAR", "Int")));
            },
            "types[2].fields[0].type.ofType: a non-null type is non-null twice",
        ),
        (
            |it| {
                it["directives"][0]["args"] =
                    json!([{"name": "a", "type": named("SCALAR", "Int"), "defaultValue": "1) b"}]);
            },
            "directives[0].args[0].defaultValue: \"1) b\" is no GraphQL value",
        ),
        (
            |it| it["directives"][0]["locations"][0] = json!("A | B"),
            "directives[0].locations[0]: \"A | B\" is not a GraphQL name",
        ),
        (
            |it| {
                it["types"][2] = json!({"kind": "ENUM", "name": "E", "enumValues": [{"name": "null"}]});
            },
            "types[2].enumValues[0].name: this name is reserved and cannot be an enum value's",
        ),
        (
            |it| it["directives"][0]["locations"] = json!([]),
            "directives[0].locations: the directive may stand nowhere",
        ),
        (
            |it| it["directives"][0]["locations"][0] = json!("NOWHERE"),
            "directives[0].locations[0]: `NOWHERE` is not a place where directives may stand",
        ),
    ];
    for (change, expected) in cases {
        assert_eq!(with(*change), *expected);
    }
    for (json, path) in [
        ("<html></html>", ""),
        ("{\"data\": {\"__schema\": ", ""),
        ("[]", "__schema"),
        ("{\"data\": {}}", "data.__schema"),
        ("{\"data\": null, \"errors\": [{\"message\": \"introspection is off\"}]}", "errors[0]"),
    ] {
        assert_eq!(decode(json).expect_err("no answer").path(), path, "{json}");
    }
}

/// Servers on graphql-js say it of `@deprecated`.
#[test]
fn a_directive_may_stand_wherever_sdl_lets_it() {
    let directive = json!({"name": "d", "locations": ["DIRECTIVE_DEFINITION"], "args": []});
    let text = printed(&answer(&[], &[directive]));
    assert!(text.contains("directive @d on DIRECTIVE_DEFINITION\n"), "{text}");
}

#[test]
fn the_query_asks_for_no_more_than_the_server_has() {
    let least = query(&Capabilities::default());
    for part in ["specifiedByURL", "isOneOf", "isRepeatable", "inputFields(", "args("] {
        assert!(!least.contains(part), "{part}");
    }
    let most = query(&Capabilities {
        schema_description: true,
        specified_by_url: true,
        one_of: true,
        repeatable: true,
        deprecated_inputs: true,
        all_field_arguments: true,
        all_input_fields: true,
        all_directive_arguments: true,
    });
    for part in [
        "__schema{description",
        "specifiedByURL",
        "isOneOf",
        "isRepeatable",
        "inputFields(includeDeprecated:true)",
        "args(includeDeprecated:true)",
    ] {
        assert!(most.contains(part), "{part}");
    }
    assert_eq!(least.matches("ofType").count(), MAX_WRAPPERS);
}
