//! Ids say whose they are where the schema and the table do, and nowhere else.

use authgear_admin_codegen::schema::sdl;
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{NoSpans, Settings, document, generate};

const SDL: &str = "
    interface Node { id: ID! }
    type User implements Node { id: ID!, roles: [Role!]!, bestFriendID: ID! }
    type Role implements Node { id: ID! }
    type Passkey implements Node { id: ID! }
    type Session { id: ID! }
    type DeleteUserPayload { deletedUserID: ID! }
    input UserInput { userID: ID!, sessionID: ID, others: [OtherInput!] }
    input OtherInput { userID: ID, id: ID }
    type Query {
        node(id: ID!): Node
        find(userIDs: [ID!], id: ID, input: UserInput): User
        roles(excludedIDs: [ID!]): [Role!]!
        passkey: Passkey
        session: Session
    }
    type Mutation { deleteUser(input: UserInput!): DeleteUserPayload! }
    directive @audit(userID: ID) on FIELD";

fn rust_with(settings: &str, text: &str) -> String {
    let mut sources = Sources::new();
    let schema = sources.add("schema.graphql", SDL);
    let id = sources.add("t.graphql", text);
    let schema = sdl::parse(&sources, schema).expect("a schema").schema;
    let document = document::parse(&sources, &[id]).expect("a document");
    let settings = Settings::parse(settings).expect("settings");
    let generated = generate(&sources, &schema, &document, &settings, &NoSpans).expect("Rust");
    generated.tokens.to_string().replace(' ', "").replace("::authgear_admin::", "")
}

fn rust(text: &str) -> String {
    rust_with("", text)
}

#[test]
fn the_id_of_a_node_is_of_its_type() {
    let rust = rust("query Q { find { id mine: id roles { id } bestFriendID } }");
    assert_eq!(rust.matches("id:NodeId<kind::User>").count(), 1, "{rust}");
    assert_eq!(rust.matches("mine:NodeId<kind::User>").count(), 1);
    assert_eq!(rust.matches("id:NodeId<kind::Role>").count(), 1);
    assert!(rust.contains("best_friend_id:Id"));
    // In an answer it is taken as it comes.
    assert!(rust.contains(r#"id:Id="id"required_id;"#), "{rust}");
}

#[test]
fn a_condition_makes_it_optional() {
    let rust = rust("query Q($x: Boolean!) { find { id @include(if: $x) roles { id } } }");
    assert!(
        rust.contains("id:Option<NodeId<kind::User>>") && rust.contains(r#"="id"optional_id;"#),
        "{rust}"
    );
}

#[test]
fn what_stands_for_several_types_has_a_plain_id() {
    let rust = rust("query Q { node(id: \"x\") { id } passkey { id } session { id } }");
    assert!(!rust.contains("NodeId<"), "{rust}");
}

#[test]
fn a_fragment_has_the_ids_of_the_type_that_it_is_on() {
    let text = "query Q { find { ...Any ...One } } fragment Any on Node { id } fragment One on User { id }";
    let rust = rust(text);
    assert!(rust.contains(r#"pubstructAny{#[doc="id"]pubid:Id,}"#), "{rust}");
    assert!(rust.contains(r#"pubstructOne{#[doc="id"]pubid:NodeId<kind::User>,}"#), "{rust}");
}

#[test]
fn a_type_that_is_narrowed_to_has_its_own() {
    let rust =
        rust("query Q { node(id: \"x\") { ... on User { id } ... on Role { id } ... on Passkey { id } } }");
    for typed in ["id:NodeId<kind::User>", "id:NodeId<kind::Role>", "id:Id,"] {
        assert!(rust.contains(typed), "{typed} in {rust}");
    }
}

#[test]
fn a_variable_is_what_all_of_its_places_agree_on() {
    let struct_of = |text: &str| {
        let rust = rust(text);
        let start = rust.find("pubstructQ{").expect("the operation");
        rust[start..].split('}').next().unwrap_or_default().replace("pubstructQ{", "")
    };
    let user = "NodeId<kind::User>";
    for (text, fields) in [
        ("query Q($a: ID!) { find(input: { userID: $a }) { id } }", format!("a:{user},")),
        ("query Q($a: [ID!]) { find(userIDs: $a) { id } }", format!("a:Optional<Vec<{user}>>,")),
        ("query Q($a: ID!) { find(userIDs: [$a]) { id } }", format!("a:{user},")),
        (
            "query Q($a: ID!) { find(userIDs: [$a], input: { userID: \"x\", others: [{ userID: $a }] }) { id } }",
            format!("a:{user},"),
        ),
        ("query Q($a: ID!) { node(id: $a) { id } }", "a:Id,".to_owned()),
        ("query Q($a: ID!) { node(id: $a) { id } find(userIDs: [$a]) { id } }", "a:Id,".to_owned()),
        ("query Q($a: ID!) { find(userIDs: [$a]) { id } node(id: $a) { id } }", "a:Id,".to_owned()),
        ("query Q($a: ID!) { find(userIDs: [$a], id: $a) { id } }", "a:Id,".to_owned()),
        ("query Q($a: ID!) { find(userIDs: [$a]) { id @audit(userID: $a) } }", "a:Id,".to_owned()),
        (
            "query Q($a: [ID!]) { roles(excludedIDs: $a) { id } }",
            "a:Optional<Vec<NodeId<kind::Role>>>,".to_owned(),
        ),
        // Session implements no Node here, so there is no such kind.
        (
            "query Q($a: ID!, $b: ID) { find(input: { userID: $a, sessionID: $b }) { id } }",
            format!("a:{user},b:Optional<Id>,"),
        ),
        (
            "query Q($a: ID!) { ...F } fragment F on Query { find(userIDs: [$a]) { id } }",
            format!("a:{user},"),
        ),
        (
            "query Q($a: ID!) { ...F node(id: $a) { id } } fragment F on Query { find(userIDs: [$a]) { id } }",
            "a:Id,".to_owned(),
        ),
        ("query Q($a: ID! = \"x\") { find(userIDs: [$a]) { id } }", format!("a:Option<{user}>,")),
        ("query Q($a: UserInput!) { find(input: $a) { id } }", "a:UserInput,".to_owned()),
    ] {
        assert_eq!(struct_of(text), fields, "{text}");
    }
}

#[test]
fn input_objects_and_payloads_are_typed_by_the_table() {
    let rust = rust("mutation M($input: UserInput!) { deleteUser(input: $input) { deletedUserID } }");
    for typed in [
        "pubstructUserInput{user_id:NodeId<kind::User>,session_id:Optional<Id>,",
        "pubstructOtherInput{user_id:Optional<NodeId<kind::User>>,id:Optional<Id>,",
        "pubfnnew(user_id:implInto<NodeId<kind::User>>)",
        "deleted_user_id:NodeId<kind::User>",
    ] {
        assert!(rust.contains(typed), "{typed} in {rust}");
    }
}

#[test]
fn settings_turn_it_off_or_map_the_scalar() {
    let text = "query Q($a: ID!) { find(userIDs: [$a]) { id } }";
    let plain = rust_with("typed-ids = false", text);
    assert!(!plain.contains("NodeId") && plain.contains("a:Id,") && plain.contains("pubid:Id"), "{plain}");
    let mapped = rust_with("[scalars]\nID = 'crate::Key'", text);
    assert!(!mapped.contains("NodeId") && mapped.contains("a:crate::Key,"), "{mapped}");
}
