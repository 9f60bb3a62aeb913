//! `diff`: the report in each format, whom it meets, and how it ends.

use std::fs;
use std::path::Path;
use std::{env, iter};

use serde_json::{Value, json};

use super::folder::{Folder, Run};

const OLD: &str = include_str!("diff/old.graphql");
const NEW: &str = include_str!("diff/new.graphql");
const USERS: &str = include_str!("diff/queries/users.graphql");
const ROLES: &str = include_str!("diff/queries/roles.graphql");

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("old.graphql", OLD);
    folder.write("new.graphql", NEW);
    folder.write("queries/users.graphql", USERS);
    folder.write("queries/roles.graphql", ROLES);
    folder
}

/// What `--format json` printed.
#[track_caller]
fn changes(run: &Run) -> Vec<Value> {
    assert_eq!(run.stderr, "");
    serde_json::from_str(&run.stdout).unwrap()
}

/// The change of this kind and path.
#[track_caller]
fn change<'c>(changes: &'c [Value], kind: &str, path: &str) -> &'c Value {
    let found = changes.iter().find(|change| change["kind"] == kind && change["path"] == path);
    found.unwrap_or_else(|| panic!("no {kind} {path} in {changes:#?}"))
}

/// Where a change is used: `name file:line:column how`.
fn uses(change: &Value) -> Vec<String> {
    let tell = |used: &Value| {
        let text = |key: &str| used[key].as_str().unwrap_or("-").to_owned();
        format!("{} {}:{}:{} {}", text("name"), text("file"), used["line"], used["column"], text("how"))
    };
    change["usedBy"].as_array().unwrap().iter().map(tell).collect()
}

#[test]
fn reports_are_what_they_were() {
    let folder = folder();
    let mut wrong = Vec::new();
    for format in ["human", "json", "markdown", "github"] {
        for (name, flags) in [("documents", "--documents queries/*.graphql"), ("wire", ""), ("all", "--all")]
        {
            // JSON has all of them in any case.
            if (format, name) == ("json", "all") {
                continue;
            }
            let run = folder.run(&format!("diff old.graphql new.graphql --format {format} {flags}"));
            assert_eq!((run.status, &*run.stderr), (1, ""), "{format} {flags}");
            let golden =
                Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cli/diff/{name}.{format}"));
            if env::var_os("BLESS").is_some() {
                fs::write(golden, &run.stdout).unwrap();
            } else if fs::read_to_string(&golden).unwrap_or_default() != run.stdout {
                wrong.push(format!("{name}.{format}:\n{}", run.stdout));
            }
        }
    }
    let wrong = wrong.join("\n");
    assert!(
        wrong.is_empty(),
        "{wrong}\nIf that is right: BLESS=1 cargo test -p authgear-codegen --test cli diff"
    );
}

#[test]
fn json_has_the_keys_that_tools_rely_on() {
    let folder = folder();
    let found =
        changes(&folder.run("diff old.graphql new.graphql --format json --documents queries/*.graphql"));
    let mut keys: Vec<&str> = found[0].as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["criticality", "kind", "message", "new", "old", "path", "rust", "usedBy"]);
    let removed = change(&found, "FIELD_REMOVED", "User.isDisabled");
    assert_eq!((&removed["criticality"], &removed["rust"]), (&json!("breaking"), &json!("breaks")));
    assert_eq!(removed["old"], json!({ "file": "old.graphql", "line": 21, "column": 3 }));
    let expected = json!([{
        "kind": "fragment", "name": "UserCard", "file": "queries/users.graphql", "line": 16, "column": 13,
        "how": "selects the field", "operations": ["ListUsers", "OneUser"],
    }]);
    assert_eq!(removed["usedBy"], expected);
    // Without documents nothing is known of uses, which is not the same as none.
    let found = changes(&folder.run("diff old.graphql new.graphql --format json"));
    assert!(found.iter().all(|change| change["usedBy"].is_null()));
}

#[test]
fn a_change_meets_those_who_use_it_and_how_they_do() {
    let folder = folder();
    let found =
        changes(&folder.run("diff old.graphql new.graphql --format json --documents queries/*.graphql"));
    let of = |kind, path| uses(change(&found, kind, path));
    assert_eq!(
        of("FIELD_ARGUMENT_ADDED", "Query.users.search"),
        ["ListUsers queries/users.graphql:2:3 selects the field without `search`"]
    );
    assert_eq!(
        of("ENUM_VALUE_REMOVED", "Role.GUEST"),
        [
            "Create queries/roles.graphql:1:25 may pass it in `$input`",
            "Demote queries/roles.graphql:8:26 writes the value",
            "Demote queries/roles.graphql:9:5 selects a field of this type",
        ]
    );
    assert_eq!(
        of("INPUT_FIELD_ADDED", "AddressInput.zip"),
        ["Create queries/roles.graphql:1:25 may pass it in `$input`"]
    );
    assert_eq!(
        of("OBJECT_TYPE_INTERFACE_ADDED", "Address"),
        [""; 0],
        "that a new type implements an interface is part of its being new"
    );
    assert_eq!(of("FIELD_REMOVED", "Query.stats"), [""; 0]);
    let nobody = change(&found, "FIELD_REMOVED", "Query.stats");
    assert_eq!((&nobody["criticality"], &nobody["rust"]), (&json!("breaking"), &json!("compatible")));
}

#[test]
fn the_status_tells_whether_something_breaks_for_the_documents_or_else_on_the_wire() {
    let folder = folder();
    folder.write("fine.graphql", "query Fine { node(id: 1) { id } }");
    assert_eq!(folder.run("diff old.graphql new.graphql").status, 1);
    assert_eq!(folder.run("diff old.graphql new.graphql --documents fine.graphql").status, 0);
    assert_eq!(folder.run("diff old.graphql new.graphql --documents queries/users.graphql").status, 1);
    assert_eq!(folder.run("diff new.graphql new.graphql").ends(0, &[]).stdout, "no changes\n");
    // Safe for callers: generated code changes all the same.
    folder.write("old.graphql", "type Query { a: Int }");
    folder.write("new.graphql", "type Query { a: Int! }");
    folder.write("q.graphql", "{ a }");
    let run = folder.run("diff old.graphql new.graphql --documents q.graphql");
    assert!(run.ends(0, &[]).stdout.contains("FIELD_TYPE_CHANGED Query.a  breaks Rust"), "{}", run.stdout);
}

#[test]
fn documents_are_those_of_the_settings_unless_told_otherwise() {
    let folder = folder();
    folder.write("authgear.toml", "documents = [\"queries/*.graphql\"]");
    folder.write("fine.graphql", "query Fine { node(id: 1) { id } }");
    let with =
        |flags: &str| changes(&folder.run(&format!("diff old.graphql new.graphql --format json {flags}")));
    assert!(with("").iter().any(|change| change["usedBy"][0]["name"] == "ListUsers"));
    assert!(with("--documents fine.graphql").iter().all(|change| change["usedBy"] == json!([])));
    assert!(with("--no-documents").iter().all(|change| change["usedBy"].is_null()));
    let both = folder.run("diff old.graphql new.graphql --no-documents --documents fine.graphql");
    both.ends(2, &["cannot be used with"]);
}

#[test]
fn what_meets_nobody_is_folded_away_and_counted() {
    let folder = folder();
    let few = folder.run("diff old.graphql new.graphql --documents queries/*.graphql");
    assert!(!few.stdout.contains("Query.stats"), "{}", few.stdout);
    assert!(few.stdout.contains("changes that meet none: 2 breaking"), "{}", few.stdout);
    let all = folder.run("diff old.graphql new.graphql --documents queries/*.graphql --all");
    assert!(all.stdout.contains("FIELD_REMOVED Query.stats\n"), "{}", all.stdout);
    assert!(!all.stdout.contains("--all"), "{}", all.stdout);
    assert_eq!((few.status, all.status), (1, 1));
}

#[test]
fn an_introspection_answer_will_do() {
    let folder = Folder::new();
    let field = |name: &str, deprecated: bool| {
        let ty = json!({ "kind": "SCALAR", "name": "Int", "ofType": null });
        json!({
            "name": name, "description": null, "args": [], "type": ty, "isDeprecated": deprecated,
            "deprecationReason": if deprecated { json!("Old.") } else { Value::Null },
        })
    };
    let answer = |fields: &[Value]| {
        let query = json!({
            "kind": "OBJECT", "name": "Query", "description": "", "fields": fields, "interfaces": [],
            "inputFields": null, "enumValues": null, "possibleTypes": null,
        });
        let schema = json!({
            "queryType": { "name": "Query" }, "mutationType": null, "subscriptionType": null, "types": [query],
            "directives": [],
        });
        json!({ "data": { "__schema": schema } }).to_string()
    };
    folder.write("old.json", answer(&[field("a", false), field("b", false)]));
    folder.write("new.json", answer(&[field("b", true)]));
    folder.write(
        "new.graphql",
        "directive @d on FIELD_DEFINITION\ntype Query {\n  b: Int @d @deprecated(reason: \"Old.\")\n}\n",
    );
    folder.write("q.graphql", "{ a b }");
    let told = |found: &[Value]| -> Vec<String> {
        let tell = |change: &Value| {
            let text = |key: &str| change[key].as_str().unwrap_or("-").to_owned();
            format!("{} {} {}", text("kind"), text("path"), change["new"]["line"])
        };
        found.iter().map(tell).collect()
    };
    // Places in a JSON file are no places that anybody could look at.
    let found = changes(&folder.run("diff old.json new.json --format json --documents q.graphql"));
    let expected = [
        "FIELD_REMOVED Query.a null",
        "FIELD_DEPRECATION_ADDED Query.b.@deprecated null",
        "DIRECTIVE_USAGE_FIELD_DEFINITION_ADDED Query.b.@deprecated null",
        "DIRECTIVE_USAGE_ARGUMENT_ADDED Query.b.@deprecated.reason null",
    ];
    assert_eq!(told(&found), expected);
    assert!(found.iter().all(|change| change["old"].is_null()));
    assert_eq!(uses(&found[0]), ["- q.graphql:1:3 selects the field"]);
    // Directives of the server are not in the answer; that they are in the other schema means nothing.
    let found = changes(&folder.run("diff old.json new.graphql --format json"));
    let expected = [
        "FIELD_REMOVED Query.a 2",
        "DIRECTIVE_ADDED @d 1",
        "DIRECTIVE_LOCATION_ADDED @d 1",
        "FIELD_DEPRECATION_ADDED Query.b.@deprecated 3",
        "DIRECTIVE_USAGE_FIELD_DEFINITION_ADDED Query.b.@deprecated 3",
        "DIRECTIVE_USAGE_ARGUMENT_ADDED Query.b.@deprecated.reason 3",
    ];
    assert_eq!(told(&found), expected);
}

#[test]
fn what_cannot_be_read_could_not_be_compared() {
    let folder = folder();
    let nothing = folder.run("diff old.graphql gone.graphql");
    nothing.ends(2, &["error: cannot read gone.graphql", "help: name two saved schemas, the old one first"]);
    folder.write("bad.graphql", "type Query { a: Nothing }");
    folder.run("diff bad.graphql new.graphql").ends(2, &["error[Schema]", "bad.graphql:1:17"]);
    folder.run("diff old.graphql bad.graphql").ends(2, &["error[Schema]"]);
    folder.write("broken.graphql", "query { a ");
    let broken = folder.run("diff old.graphql new.graphql --documents broken.graphql --format json");
    assert_eq!(broken.ends(2, &["error[Syntax]", "broken.graphql:1"]).stdout, "");
    folder.run("diff old.graphql new.graphql --documents none/*.graphql").ends(2, &["no file matches"]);
    folder.write("bad.json", "{}");
    folder.run("diff bad.json new.graphql").ends(2, &["bad.json"]);
    folder.run("diff old.graphql").ends(2, &["<NEW>"]);
}

#[test]
fn documents_of_another_schema_are_told_of() {
    let folder = folder();
    folder.write("other.graphql", "query Other { nothing users { id } }");
    let run = folder.run("diff old.graphql new.graphql --documents other.graphql");
    run.ends(1, &["warning: the documents have 1 error against old.graphql", "check --schema old.graphql"]);
    assert!(run.stdout.contains("query Other selects the field without `search`"), "{}", run.stdout);
}

#[test]
fn a_long_report_stays_a_comment() {
    let folder = Folder::new();
    let fields: String = (0..2000).map(|index| format!("  field{index}: Int\n")).collect();
    folder.write("old.graphql", format!("type Query {{\n  a: Int\n{fields}}}\n"));
    folder.write("new.graphql", "type Query {\n  a: Int\n}\n");
    let run = folder.run("diff old.graphql new.graphql --format markdown");
    assert!(run.stdout.len() < 65_536, "{}", run.stdout.len());
    assert!(run.stdout.ends_with(" more changes are not shown here.\n"), "{}", run.stdout.len());
    // And each field that many use names only some of them.
    let uses: String = iter::repeat_n(" field1", 30).collect();
    folder.write("q.graphql", format!("query Q {{{uses} }}"));
    let run = folder.run("diff old.graphql new.graphql --documents q.graphql");
    assert!(run.stdout.contains("    - and 20 more\n"), "{}", run.stdout);
}
