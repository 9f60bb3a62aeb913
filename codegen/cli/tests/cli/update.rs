//! `update` against servers of several ages: all is written or nothing, and the report says what changed and whom it meets.

use authgear_admin_fixtures::{Emulator, Fault, SCHEMA};
use serde_json::{Value, json};

use super::failing_server::{FailingServer, answer};
use super::folder::{Api, Folder, Run, flags};

const LIST: &str = "query List($after: String) {\n  users(first: 20, after: $after) {\n    \
    edges { node { ...Card } }\n    pageInfo { hasNextPage endCursor }\n  }\n}\n\n\
    fragment Card on User {\n  id\n  formattedName\n  isDisabled\n}\n";
const CREATE: &str =
    "mutation Create($input: CreateUserInput!) {\n  createUser(input: $input) { user { id } }\n}\n";

const USER: &str = "type User ";

/// A schema with one thing changed, in the first definition that begins so.
fn changed(definition: &str, from: &str, to: &str) -> String {
    let (before, after) = SCHEMA.split_at(SCHEMA.find(definition).unwrap());
    let changed = after.replacen(from, to, 1);
    assert!(changed != after, "no {from:?}");
    format!("{before}{changed}")
}

/// What changes nothing that the documents name.
fn with_more() -> String {
    format!("{SCHEMA}\nextend type User {{ shoeSize: Int }}\n")
}

/// What breaks callers that are out there, and leaves the documents valid.
fn breaking() -> String {
    changed(USER, "  isDisabled: Boolean!\n", "  isDisabled: Boolean\n")
}

/// What surprises callers that are out there.
fn dangerous() -> String {
    changed(
        "input CreateUserInput {",
        "input CreateUserInput {\n",
        "input CreateUserInput {\n  size: Int! = 3\n",
    )
}

/// What takes away from the documents.
fn without_a_field() -> String {
    changed(USER, "  isDisabled: Boolean!\n", "  isLockedOut: Boolean!\n")
}

/// An Admin API with this schema.
fn api(schema: impl Into<String>) -> Api {
    Api::start(Emulator::builder().schema(schema))
}

/// A folder with everything as the older server has it: schema, documents, generated code and manifest.
fn project() -> Folder {
    let folder = Folder::new();
    folder.write(
        "authgear.toml",
        "documents = ['queries/*.graphql']\nout = 'src/admin.rs'\nmanifest = 'manifest.json'\n",
    );
    folder.write("schema.graphql", SCHEMA);
    folder.write("queries/list.graphql", LIST);
    folder.write("queries/create.graphql", CREATE);
    folder.write("src/main.rs", "");
    folder.run("generate").ends(0, &["wrote src/admin.rs", "wrote manifest.json"]);
    folder
}

fn update(folder: &Folder, api: &Api, more: &str) -> Run {
    folder.run(&format!("update {} {more}", api.flags()))
}

/// Updates, which ends so, and sees that no file was touched.
#[track_caller]
fn writes_nothing(folder: &Folder, api: &Api, more: &str, status: i32, says: &[&str]) -> Run {
    let before = folder.state();
    let run = update(folder, api, more);
    run.ends(status, says);
    assert_eq!(folder.state(), before);
    run
}

#[test]
fn where_nothing_changed_nothing_is_written() {
    let (folder, api) = (project(), api(SCHEMA));
    let says = ["src/admin.rs is up to date", "manifest.json is up to date", "schema.graphql is up to date"];
    let run = writes_nothing(&folder, &api, "", 0, &says);
    assert_eq!(run.stdout, "no changes\n");
    // What is stale for other reasons is made anew all the same.
    folder.write("src/admin.rs", "");
    update(&folder, &api, "").ends(0, &["wrote src/admin.rs", "schema.graphql is up to date"]);
}

#[test]
fn what_changed_is_told_and_everything_is_written() {
    let (folder, newer) = (project(), api(breaking()));
    let run = update(&folder, &newer, "");
    run.ends(1, &["wrote src/admin.rs", "wrote schema.graphql", "manifest.json is up to date"]);
    for part in [
        "breaking\n  FIELD_TYPE_CHANGED User.isDisabled  breaks Rust\n",
        "    schema.graphql:",
        " → new schema.graphql:",
        "    - queries/list.graphql:11:3 fragment Card selects the field (in List)\n",
        "changes that meet an operation or fragment: 1 breaking (2 documents looked at)\n",
    ] {
        assert!(run.stdout.contains(part), "no {part:?} in {}", run.stdout);
    }
    assert!(folder.read("schema.graphql").contains("  isDisabled: Boolean\n"));
    assert!(folder.read("src/admin.rs").contains("is_disabled: Option<bool>"));
    folder.run(&format!("fetch --check {}", newer.flags())).ends(0, &[]);
    folder.run("generate --check").ends(0, &[]);
    writes_nothing(&folder, &newer, "", 0, &["schema.graphql is up to date"]);
    // And back again.
    update(&folder, &api(SCHEMA), "").ends(0, &["wrote src/admin.rs", "wrote schema.graphql"]);
    assert!(folder.read("schema.graphql") == SCHEMA);
}

#[test]
fn builders_are_looked_at_and_written_too() {
    let folder = Folder::new();
    folder.write("schema.graphql", SCHEMA);
    folder.write("authgear.toml", "out = 'api.rs'");
    folder.run("generate --api").ends(0, &["wrote api.rs"]);
    let newer = api(breaking());
    let run = writes_nothing(&folder, &newer, "--api --dry-run", 1, &["api.rs would be written"]);
    for part in [
        "    - of the builders: fragment DefaultUser selects the field (in ",
        "changes that meet an operation or fragment: 1 breaking (0 documents and the builders looked at)\n",
    ] {
        assert!(run.stdout.contains(part), "no {part:?} in {}", run.stdout);
    }
    let json = writes_nothing(&folder, &newer, "--api --dry-run --format json", 1, &[]);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    let used_by = json[0]["usedBy"].as_array().unwrap();
    let default = used_by.iter().find(|used| used["name"] == "DefaultUser").unwrap();
    assert_eq!((&default["kind"], &default["file"]), (&json!("fragment"), &Value::Null));
    // With the table, no flag is needed; and what it leaves out is not met.
    folder.write("authgear.toml", "out = 'api.rs'\n[api]\ninclude = ['Mutation.deleteRole']");
    folder.run("generate").ends(0, &["wrote api.rs"]);
    update(&folder, &newer, "").ends(0, &["api.rs is up to date", "wrote schema.graphql"]);
    assert!(folder.read("api.rs").contains("fn delete_role("));
}

#[test]
fn a_dry_run_tells_all_and_writes_nothing() {
    let (folder, api) = (project(), api(breaking()));
    let says =
        ["src/admin.rs would be written", "manifest.json is up to date", "schema.graphql would be written"];
    let dry = writes_nothing(&folder, &api, "--dry-run", 1, &says);
    let wet = update(&folder, &api, "");
    assert_eq!((dry.stdout, dry.status), (wet.stdout, wet.status));
}

#[test]
fn what_is_reason_enough_is_as_asked() {
    let folder = project();
    let ends = |schema: String, statuses: [i32; 3]| {
        let api = api(schema);
        for (fail_on, status) in ["breaking", "dangerous", "any"].into_iter().zip(statuses) {
            writes_nothing(&folder, &api, &format!("--dry-run --fail-on {fail_on}"), status, &[]);
        }
    };
    ends(SCHEMA.to_owned(), [0, 0, 0]);
    ends(with_more(), [0, 0, 1]);
    ends(dangerous(), [0, 1, 1]);
    ends(breaking(), [1, 1, 1]);
    // Breaks others, and none of these documents.
    ends(changed(USER, "  disableReason: String\n", "  disableNote: String\n"), [0, 0, 1]);
}

#[test]
fn documents_that_are_no_longer_valid_are_shown_and_nothing_is_written() {
    let (folder, newer) = (project(), api(without_a_field()));
    let flags = newer.flags();
    let again = format!("then run `authgear-codegen update {flags}` again");
    let says = [
        "Cannot query field \"isDisabled\" on type \"User\"",
        "--> queries/list.graphql:11:3",
        "2 documents, 1 error against the server's schema; nothing was written",
        &again,
        "authgear-codegen fetch --out schema.graphql",
    ];
    let run = writes_nothing(&folder, &newer, "", 1, &says);
    assert!(run.stdout.contains("FIELD_REMOVED User.isDisabled  breaks Rust"), "{}", run.stdout);
    assert!(
        run.stdout.contains("queries/list.graphql:11:3 fragment Card selects the field"),
        "{}",
        run.stdout
    );
    writes_nothing(&folder, &newer, "--dry-run", 1, &says[..3]);

    // As it says: mended documents are looked at with the server's schema.
    folder.write("queries/list.graphql", LIST.replace("  isDisabled\n", ""));
    let run = update(&folder, &newer, "");
    run.ends(0, &["wrote src/admin.rs", "wrote manifest.json", "wrote schema.graphql"]);
    assert!(!folder.read("src/admin.rs").contains("is_disabled"));
}

#[test]
fn a_lint_that_the_new_schema_brings_up_is_an_error_where_it_is_denied() {
    let folder = project();
    let settings = folder.read("authgear.toml") + "[lints]\ndeprecated-usage = 'deny'\n";
    folder.write("authgear.toml", settings);
    let newer = api(changed(
        USER,
        "  isDisabled: Boolean!\n",
        "  isDisabled: Boolean! @deprecated(reason: \"old\")\n",
    ));
    writes_nothing(&folder, &newer, "", 1, &["error[DeprecatedUsage]", "nothing was written"]);
}

#[test]
fn a_fetch_that_fails_leaves_everything_as_it_was() {
    let folder = project();
    // The second question is the schema: its answer ends in the middle, as often as it is asked.
    let api = api(breaking());
    api.emulator.fault(Fault::truncated().after(1));
    let run = writes_nothing(&folder, &api, "", 2, &["error: the schema was not fetched: "]);
    assert_eq!(run.stdout, "");
    let seen = api.emulator.requests();
    assert!(seen.executed > 1, "{seen:?}");

    let page = FailingServer::start(vec![answer(200, "Content-Type: text/html", "<html>")]);
    let before = folder.state();
    folder.run(&format!("update {}", flags(&page.origin, "myapp", "kid"))).ends(2, &["not fetched"]);
    assert_eq!(folder.state(), before);
}

#[test]
fn a_file_that_cannot_be_written_keeps_all_others_from_being_written() {
    let (folder, api) = (project(), api(breaking()));
    writes_nothing(&folder, &api, "--manifest nowhere/m.json", 2, &["create the folder nowhere first"]);
    // This one is found out when the code has been replaced already.
    folder.write("taken/file", "");
    writes_nothing(&folder, &api, "--manifest taken", 2, &["cannot write taken", "this is a folder"]);
}

#[test]
fn what_cannot_be_begun_is_said_before_the_server_is_asked() {
    let api = api(SCHEMA);
    let folder = project();
    writes_nothing(&folder, &api, "--schema none.graphql", 2, &["none.graphql", "authgear-codegen fetch"]);
    writes_nothing(&folder, &api, "--documents none/*.graphql", 2, &["no file matches"]);
    folder.write("schema.graphql", "type Query {");
    writes_nothing(&folder, &api, "", 2, &["error[Syntax]"]);
    folder.write("schema.graphql", SCHEMA);
    folder.write("authgear.toml", "out = 'src/admin.rs'");
    writes_nothing(&folder, &api, "", 2, &["no documents are named"]);
    assert_eq!(api.emulator.requests().received, 0);
}

#[test]
fn without_documents_the_wire_decides() {
    let (folder, newer) =
        (project(), api(changed(USER, "  disableReason: String\n", "  disableNote: String\n")));
    folder.write("authgear.toml", "");
    let run = update(&folder, &newer, "");
    run.ends(1, &["wrote schema.graphql"]);
    assert!(run.stdout.contains("changes: 1 breaking, 1 safe"), "{}", run.stdout);
    assert!(!run.stderr.contains("admin.rs"), "{}", run.stderr);
}

#[test]
fn an_introspection_answer_stays_one() {
    let folder = project();
    let older = api(SCHEMA);
    folder.run(&format!("fetch {} --format json --out schema.json", older.flags())).ends(0, &[]);
    let newer = api(breaking());
    let run = update(&folder, &newer, "--schema schema.json");
    run.ends(1, &["wrote schema.json", "wrote src/admin.rs"]);
    assert!(!run.stdout.contains("schema.json:"), "such a file has no lines to point at: {}", run.stdout);
    folder.run(&format!("fetch --check {} --format json --out schema.json", newer.flags())).ends(0, &[]);
    assert!(folder.read("schema.graphql") == SCHEMA);
}

#[test]
fn tools_get_the_file_that_they_have() {
    let (folder, api) = (project(), api(breaking()));
    let run = update(&folder, &api, "--dry-run --format json");
    let changes: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(changes.len(), 1, "{changes:#?}");
    let change = &changes[0];
    assert_eq!(
        (&change["old"]["file"], &change["new"]["file"]),
        (&json!("schema.graphql"), &json!("schema.graphql"))
    );
    assert_eq!(change["usedBy"][0]["operations"], json!(["List"]));
    let run = update(&folder, &api, "--dry-run --format github");
    assert!(run.stdout.starts_with("::error file=queries/list.graphql,line=11,col=3,"), "{}", run.stdout);
}
