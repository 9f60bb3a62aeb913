//! The lints of `authgear.toml`: the same levels for `check` and `generate`, for people and for tools.

use serde_json::{Value, json};

use super::folder::{Folder, Run};

const SCHEMA: &str = "\
type Query {
  users(first: Int, after: String): UserConnection
  total: Int @deprecated(reason: \"Count them.\")
}

type Mutation {
  ban: Int
}

type UserConnection {
  edges: [UserEdge]
  pageInfo: PageInfo!
}

type UserEdge {
  cursor: String!
  node: Int
}

type PageInfo {
  hasNextPage: Boolean!
  endCursor: String
}
";

/// A document for each lint that is its only finding.
const CASES: [(&str, &str, &str); 5] = [
    (
        "connection-page-info",
        "ConnectionPageInfo",
        "query Q($after: String) { users(after: $after) { edges { cursor } } }",
    ),
    ("deprecated-usage", "DeprecatedUsage", "query Q { total }"),
    (
        "mutation-field-limit",
        "MutationFieldLimit",
        "mutation Q { ...A ...A } fragment A on Mutation { a: ban b: ban c: ban }",
    ),
    ("named-operations", "NamedOperations", "query { total }"),
    ("page-size", "PageSize", "query Q($size: Int = 500) { users(first: $size) { pageInfo { endCursor } } }"),
];

const GENERATE: &str = "generate --documents q.graphql --out admin.rs";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("schema.graphql", SCHEMA);
    folder
}

/// All lints allowed, but this one.
fn settings(lint: &str, level: &str) -> String {
    let lints = CASES.map(|(key, ..)| format!("{key} = \"{}\"\n", if key == lint { level } else { "allow" }));
    format!("[lints]\n{}", lints.concat())
}

/// The rules and severities that `--format json` printed.
#[track_caller]
fn found(run: &Run) -> Vec<(String, String)> {
    let found: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    found.iter().map(|found| (text(&found["rule"]), text(&found["severity"]))).collect()
}

#[test]
fn a_level_is_the_same_for_every_command_and_format() {
    for (key, rule, document) in CASES {
        let folder = folder();
        folder.write("q.graphql", document);
        for (level, severity, status) in
            [("deny", Some("error"), 1), ("warn", Some("warning"), 0), ("allow", None, 0)]
        {
            folder.write("authgear.toml", settings(key, level));
            let expected: Vec<_> =
                severity.iter().map(|severity| (rule.to_owned(), (*severity).to_owned())).collect();
            let says: Vec<_> = severity.iter().map(|severity| format!("{severity}[{rule}]: ")).collect();
            let says: Vec<_> = says.iter().map(String::as_str).collect();
            let run = folder.run("check --format json q.graphql");
            assert_eq!((run.status, found(&run)), (status, expected.clone()), "{key} {level}");
            folder.run("check q.graphql").ends(status, &says);

            // What has no name has no type either.
            if key == "named-operations" {
                folder.run(GENERATE).ends(1, &["error[NamedOperations]: ", "nothing was generated"]);
                continue;
            }
            let run = folder.run(&format!("{GENERATE} --format json"));
            assert_eq!((run.status, found(&run)), (status, expected), "{key} {level}");
            folder.run(GENERATE).ends(status, &says);
            assert_eq!(folder.path("admin.rs").exists(), status == 0);
        }
    }
}

#[test]
fn without_settings_each_has_its_own_level() {
    let folder = folder();
    for ((_, rule, document), status) in CASES.into_iter().zip([0, 0, 1, 1, 1]) {
        folder.write("q.graphql", document.replace("query { total }", "{ users { edges { cursor } } }"));
        let run = folder.run("check --format json q.graphql");
        let severity = if status == 0 { "warning" } else { "error" };
        assert_eq!((run.status, found(&run)), (status, vec![(rule.to_owned(), severity.to_owned())]));
    }
}

#[test]
fn the_word_is_marked() {
    let folder = folder();
    folder.write("q.graphql", "query Q {\n  users(first: 500) { pageInfo { endCursor } }\n}\n");
    folder.run("check q.graphql").ends(
        1,
        &[
            "error[PageSize]: \"first\" asks for 500, of which the server silently returns at most 100.",
            "--> q.graphql:2:16",
            "                ^^^\n",
            "1 document, 1 error",
        ],
    );
    let run = folder.run("check --format json q.graphql");
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&found[0]["line"], &found[0]["column"]), (&json!(2), &json!(16)));
}

#[test]
fn allowed_deprecations_are_not_marked_in_the_code_either() {
    let folder = folder();
    let schema = SCHEMA.replace("after: String", "after: String, old: [Old!]")
        + "input Old { a: Int @deprecated(reason: \"Say b.\") b: Int }";
    folder.write("schema.graphql", schema);
    folder.write("q.graphql", "query Q($old: [Old!]) { users(old: $old) { edges { cursor } } }");
    folder.run(GENERATE).ends(0, &[]);
    assert!(folder.read("admin.rs").contains("#[deprecated(note = \"Say b.\")]"));
    folder.write("authgear.toml", "[lints]\ndeprecated-usage = \"allow\"");
    folder.run(GENERATE).ends(0, &[]);
    assert!(!folder.read("admin.rs").contains("#[deprecated"));
}

#[test]
fn a_wrong_name_or_level_is_shown_with_its_line() {
    let folder = folder();
    folder.write("q.graphql", "query Q { total }");
    for (settings, says) in [
        (
            "[lints]\npage-info = \"warn\"",
            ["line 2", "page-info = \"warn\"\n  | ^^^^^^^^^\n", "there is no lint \"page-info\""],
        ),
        (
            "[lints]\n\npage-sise = \"warn\"",
            ["line 3", "page-sise", "there is no lint \"page-sise\". Did you mean \"page-size\"?"],
        ),
        (
            "[lints]\npage-size = \"dney\"",
            [
                "line 2",
                "            ^^^^^^\n",
                "there is no level of a lint \"dney\". Did you mean \"deny\"?",
            ],
        ),
    ] {
        folder.write("authgear.toml", settings);
        for command in ["check q.graphql", GENERATE] {
            folder.run(command).ends(2, &[&["authgear.toml"], &says[..]].concat());
        }
    }
}
