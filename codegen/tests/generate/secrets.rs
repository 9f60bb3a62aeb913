//! What is secret is so by its name, and by the name of the place where it goes; and a place says what a variable is for.

use authgear_admin_codegen::schema::sdl;
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{NoSpans, Settings, document, generate};

const SDL: &str = "
    input Credentials { password: String, login: String, more: [Credentials!] }
    type Query {
        check(
            \"What opens the door.\" token: String
            \"Who knocks.\" name: String
            credentials: Credentials
        ): Int
        greet(\"Who knocks.\" name: String): Int
        meet(\"Whom to meet.\" name: String, codes: [String!]): Int
    }";

fn rust(text: &str) -> String {
    let mut sources = Sources::new();
    let schema = sources.add("schema.graphql", SDL);
    let id = sources.add("t.graphql", text);
    let schema = sdl::parse(&sources, schema).expect("a schema").schema;
    let document = document::parse(&sources, &[id]).expect("a document");
    let generated = generate(&sources, &schema, &document, &Settings::default(), &NoSpans).expect("Rust");
    generated.tokens.to_string()
}

/// The type of the variable `x` in the struct of an operation.
fn stored(text: &str) -> String {
    let rust = rust(text).replace(' ', "").replace("::authgear_admin::", "");
    let (_, fields) = rust.split_once("pubstructQ{").expect("the operation");
    let (_, ty) = fields.split_once("x:").expect("the variable");
    ty.split_once(",}").expect("its type").0.to_owned()
}

#[test]
fn a_variable_is_secret_where_it_goes_to_a_secret_place() {
    for secret in [
        "query Q($x: String) { check(token: $x) }",
        "query Q($x: String) { check(credentials: { password: $x }) }",
        "query Q($x: String) { check(credentials: { more: [{ more: { password: $x } }] }) }",
        "query Q($x: String) { ...F } fragment F on Query { greet(name: $x) check(token: $x) }",
    ] {
        assert_eq!(stored(secret), "Optional<Sensitive<String>>", "{secret}");
    }
    assert_eq!(
        stored("query Q($x: String) { check(name: $x, credentials: { login: $x }) }"),
        "Optional<String>"
    );
}

#[test]
fn a_setter_says_what_the_schema_says_of_the_place() {
    let described = |text: &str, doc: &str| rust(text).contains(doc);
    assert!(described("query Q($x: String) { check(token: $x) }", "What opens the door."));
    assert!(described("query Q($x: String) { check(name: $x) greet(name: $x) }", "Who knocks."));
    // Places that say different things say nothing of the variable.
    let both = "query Q($x: String) { greet(name: $x) meet(name: $x) }";
    assert!(!described(both, "Who knocks.") && !described(both, "Whom to meet."));
    let own = "query Q(\"Mine.\" $x: String) { greet(name: $x) }";
    assert!(described(own, "Mine.") && !described(own, "Who knocks."));
}
