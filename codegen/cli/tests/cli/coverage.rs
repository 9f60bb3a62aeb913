//! The manifest of operations, and what `coverage` makes of it: how much of the schema is used, what nobody uses, and who uses
//! a part.

use serde_json::{Value, json};

use super::folder::{Folder, Run};

const SCHEMA: &str = "type Query {
  users(first: Int, by: Sort, filter: Filter): [User!]!
  total: Int!
}
type Mutation {
  create(input: CreateInput!): User!
}
type User {
  id: ID!
  name(short: Boolean): String
  role: Role!
}
enum Sort { NAME AGE }
enum Role { ADMIN GUEST }
input Filter { name: String, role: Role }
input CreateInput { name: String!, roles: [RoleInput!] }
input RoleInput { role: Role!, since: Int }
";
const LIST: &str = "query List($n: Int = 20) {
  users(first: $n, by: AGE, filter: { name: \"x\" }) { ...Card }
}

fragment Card on User { id ...Name }

fragment Name on User { name(short: true) }

fragment Nobody on User { role }
";
const CREATE: &str = "mutation Create($input: CreateInput!) { a: create(input: $input) { ...Card } b: create(input: $input) { id } }\n";

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("authgear.toml", "documents = ['q/*.graphql']\nmanifest = 'manifest.json'\n");
    folder.write("schema.graphql", SCHEMA);
    folder.write("q/list.graphql", LIST);
    folder.write("q/create.graphql", CREATE);
    folder
}

fn read(folder: &Folder) -> Value {
    serde_json::from_str(&folder.read("manifest.json")).unwrap()
}

#[track_caller]
fn parsed(run: &Run, status: i32) -> Value {
    assert_eq!((run.status, &*run.stderr), (status, ""), "{run:?}");
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn a_manifest_says_what_each_operation_sends_asks_for_and_uses() {
    let folder = project();
    folder.run("generate --out admin.rs").ends(0, &["wrote admin.rs", "wrote manifest.json"]);
    let manifest = read(&folder);
    assert_eq!(manifest["version"], 1);
    let mut list = manifest["operations"][1].clone();
    let digest = list["sha256"].take();
    let expected = json!({
        "name": "List", "kind": "query", "rust": "List", "file": "q/list.graphql", "place": "1:7", "sha256": null,
        "variables": [{ "name": "n", "place": "1:12", "type": "Int", "default": "20" }],
        "depth": 2, "mutationFields": 0, "fragments": ["Card", "Name"],
        "coordinates": [
            "Filter.name", "Query.users", "Query.users.by", "Query.users.filter", "Query.users.first", "Sort.AGE",
            "User.id", "User.name", "User.name.short",
        ],
        "uses": {
            "Filter.name": ["2:39"], "Query.users": ["2:3"], "Query.users.by": ["2:20"],
            "Query.users.filter": ["2:29"], "Query.users.first": ["2:9"], "Sort.AGE": ["2:24"],
        },
    });
    assert_eq!(list, expected, "{list:#}");
    let create = &manifest["operations"][0];
    assert_eq!((&create["mutationFields"], &create["kind"]), (&json!(2), &json!("mutation")));
    assert_eq!(create["uses"]["Mutation.create"], json!(["1:44", "1:81"]));
    let card = json!({
        "name": "Card", "on": "User", "file": "q/list.graphql", "place": "5:10", "operations": ["Create", "List"],
        "uses": { "User.id": ["5:25"] },
    });
    assert_eq!(manifest["fragments"][0], card);
    assert_eq!(manifest["fragments"][2]["operations"], json!([]));

    // The digest is of what is sent, and of nothing else.
    let text = folder.read("q/list.graphql");
    folder.write("q/list.graphql", format!("# a comment\n{}", text.replace("  ", "    ")));
    folder.run("generate --manifest manifest.json").ends(0, &["wrote manifest.json"]);
    assert_eq!(read(&folder)["operations"][1]["sha256"], digest);
    folder.write("q/list.graphql", text.replace("by: AGE", "by: NAME"));
    folder.run("generate").ends(0, &["wrote manifest.json"]);
    assert_ne!(read(&folder)["operations"][1]["sha256"], digest);
}

#[test]
fn a_check_covers_the_manifest_too() {
    let folder = project();
    folder
        .run("generate --check --out admin.rs")
        .ends(1, &["admin.rs is not there", "manifest.json is not there"]);
    folder.run("generate --out admin.rs").ends(0, &[]);
    assert_eq!(folder.run("generate --check --out admin.rs").ends(0, &[]).stderr, "");
    // A comment changes no code, and the places.
    folder.write("q/create.graphql", format!("# new\n{CREATE}"));
    let stale = folder.run("generate --check --out admin.rs");
    stale.ends(1, &["manifest.json is stale\n  help: run `authgear-codegen generate --out admin.rs`"]);
    assert!(!stale.stderr.contains("admin.rs is"), "{}", stale.stderr);
}

#[test]
fn a_file_for_what_is_generated_has_to_be_named() {
    let folder = project();
    folder.write("authgear.toml", "documents = ['q/*.graphql']\n");
    folder
        .run("generate")
        .ends(2, &["there is nothing to write", "--out FILE.rs, or set `out` in authgear.toml"]);
    folder.write("authgear.toml", "documents = ['q/*.graphql']\nout = 'admin.rs'\n");
    folder.run("generate").ends(0, &["wrote admin.rs"]);
    folder.run("generate --out other.rs").ends(0, &["wrote other.rs"]);
}

#[test]
fn what_is_used_is_counted_and_what_may_be_is_counted_apart() {
    let folder = project();
    folder.run("generate").ends(0, &[]);
    let of_documents = parsed(&folder.run("coverage --format json"), 0);
    assert_eq!(parsed(&folder.run("coverage --format json --manifest manifest.json"), 0), of_documents);
    let share = |name: &str, of: &str| {
        let types = of_documents["types"].as_array().unwrap();
        let share = &types.iter().find(|ty| ty["name"] == name).unwrap()[of];
        ["used", "possible", "total"].map(|key| share[key].as_u64().unwrap())
    };
    assert_eq!(share("Query", "members"), [1, 0, 2]);
    assert_eq!(share("Query", "arguments"), [3, 0, 3]);
    assert_eq!(share("User", "members"), [2, 0, 3], "what only an unused fragment selects is not used");
    assert_eq!(share("Sort", "members"), [1, 0, 2], "no variable and no answer holds the other");
    assert_eq!(share("Filter", "members"), [1, 0, 2]);
    assert_eq!(share("CreateInput", "members"), [0, 2, 2], "in a variable");
    assert_eq!(share("RoleInput", "members"), [0, 2, 2], "inside what is in a variable");
    assert_eq!(share("Role", "members"), [0, 2, 2]);
    assert_eq!(of_documents["unusedOperations"], Value::Null);
    let nobody =
        json!([{ "kind": "fragment", "name": "Nobody", "file": "q/list.graphql", "line": 9, "column": 10 }]);
    assert_eq!(of_documents["unusedFragments"], nobody);

    let run = folder.run("coverage");
    assert_eq!(run.status, 0, "{run:?}");
    for line in [
        "  fields          4 of 6 (66 %)\n",
        "  input fields    1 of 6 (16 %), 4 more in variables or answers\n",
        "  Query           1 of 2 (50 %); arguments: 3 of 3\n",
        "  q/list.graphql:9:10 Nobody\n",
        "  not looked for: name the sources, e.g. --rust 'src/**/*.rs'\n",
    ] {
        assert!(run.stdout.contains(line), "no {line:?} in {}", run.stdout);
    }
}

#[test]
fn a_builder_is_used_by_the_name_of_its_method() {
    let folder = project();
    folder.write("authgear.toml", "[api]");
    folder.write("main.rs", "async fn main() { client.users().first(1).send().await }");
    let found = parsed(&folder.run("coverage --format json --rust main.rs"), 0);
    let unused = found["unusedOperations"].as_array().unwrap().iter();
    assert_eq!(
        unused.map(|operation| operation["name"].as_str().unwrap()).collect::<Vec<_>>(),
        ["Total", "Create"]
    );
    let who = folder.run("coverage --who Query.total");
    who.ends(0, &[]);
    assert_eq!(who.stdout, "the builders of the whole API: query Total\n");
}

#[test]
fn an_operation_that_no_rust_source_names_is_not_used() {
    let folder = project();
    folder.run("generate --out src/admin.rs").ends(2, &["create the folder src"]);
    folder.write("src/main.rs", "// List\nfn main() { send!(inner { Create::new(\"List\") }) }");
    folder.run("generate --out src/admin.rs").ends(0, &[]);
    let unused = || {
        let found = parsed(&folder.run("coverage --format json --rust src/*.rs"), 0);
        let names = found["unusedOperations"].as_array().unwrap().iter();
        names.map(|operation| operation["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(unused(), ["List"]);
    folder.write("src/list.rs", "use crate::admin::{List};");
    assert_eq!(unused(), [""; 0]);
    folder.run("coverage --rust none/*.rs").ends(2, &["none/*.rs"]);
}

#[test]
fn who_uses_a_part_is_told_with_the_place() {
    let folder = project();
    folder.run("generate").ends(0, &[]);
    for from in ["", "--manifest manifest.json"] {
        let who = |part: &str, status| {
            let run = folder.run(&format!("coverage --who {part} {from}"));
            assert_eq!(run.status, status, "{run:?}");
            run.stdout
        };
        assert_eq!(who("User.name", 0), "q/list.graphql:7:25 fragment Name (in Create, List)\n");
        assert_eq!(who("User.name.short", 0), "q/list.graphql:7:30 fragment Name (in Create, List)\n");
        assert_eq!(who("User.role", 0), "q/list.graphql:9:27 fragment Nobody (in no operation)\n");
        assert_eq!(who("Sort.AGE", 0), "q/list.graphql:2:24 query List\n");
        assert_eq!(
            who("RoleInput.since", 0),
            "q/create.graphql:1:17 mutation Create may pass it in `$input`\n"
        );
        assert_eq!(
            who("Mutation", 0),
            "q/create.graphql:1:44 mutation Create uses Mutation.create\n\
             q/create.graphql:1:51 mutation Create uses Mutation.create.input\n\
             q/create.graphql:1:81 mutation Create uses Mutation.create\n\
             q/create.graphql:1:88 mutation Create uses Mutation.create.input\n"
        );
        assert_eq!(who("Query.total", 1), "nobody uses Query.total\n");
    }
    let found = parsed(&folder.run("coverage --who User.name --format json"), 0);
    let expected = json!([{
        "kind": "fragment", "name": "Name", "file": "q/list.graphql", "line": 7, "column": 25,
        "uses": "User.name", "variable": null, "operations": ["Create", "List"],
    }]);
    assert_eq!(found, expected);
}

#[test]
fn what_cannot_be_looked_at_is_said() {
    let folder = project();
    for (typed, says) in [
        ("--who Usr", &["the schema has no type \"Usr\"", "Did you mean \"User\"?"][..]),
        ("--who User.nam", &["the type \"User\" has no \"nam\"", "Did you mean \"name\"?"]),
        ("--who User.name.shrt", &["\"User.name\" has no argument \"shrt\"", "\"short\"?"]),
        ("--who User.name.short.x", &["has no argument"]),
        ("--manifest none.json", &["none.json", "generate --manifest"]),
        ("--manifest schema.graphql", &["schema.graphql is no manifest"]),
        ("--manifest later.json", &["later.json is a manifest of version 2, not 1"]),
    ] {
        folder.write("later.json", r#"{"version":2,"operations":[],"fragments":[]}"#);
        assert_eq!(folder.run(&format!("coverage {typed}")).ends(2, says).stdout, "");
    }
    folder.run("generate").ends(0, &[]);
    folder.write("schema.graphql", SCHEMA.replace("  total: Int!\n", "").replace("AGE", "YEARS"));
    let stale = folder.run("coverage --manifest manifest.json");
    assert!(
        stale.stdout.contains("not in the schema") && stale.stdout.contains("Sort.AGE"),
        "{}",
        stale.stdout
    );
    folder.run("coverage").ends(1, &["1 error; nothing was counted"]);
}
