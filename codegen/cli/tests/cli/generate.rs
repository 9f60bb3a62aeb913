//! `generate`: the same file from the same input, written only where it changes, and left alone where something is wrong.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use authgear_admin_fixtures::SCHEMA;

use super::folder::Folder;

/// A folder with the schema and documents in two files, one of which needs the other.
fn project() -> Folder {
    let folder = Folder::new();
    folder.write("schema.graphql", SCHEMA);
    folder.write(
        "queries/list.graphql",
        "query List($key: String) { users(first: 3, searchKeyword: $key) { edges { node { ...Card } } } }",
    );
    folder.write("queries/shared/card.graphql", "fragment Card on User { id createdAt }");
    folder
}

const GENERATE: &str = "generate --documents queries/**/*.graphql --out admin.rs";

#[test]
fn is_written_once_and_the_same_for_files_globs_and_settings() {
    let folder = project();
    let first = folder.run(GENERATE);
    assert_eq!(first.ends(0, &["wrote admin.rs"]).stdout, "");
    let text = folder.read("admin.rs");
    assert!(text.contains("pub struct List") && text.contains("pub struct Card"), "{text}");
    let before = folder.state();
    folder.run(GENERATE).ends(0, &["admin.rs is up to date"]);
    assert_eq!(folder.state(), before, "not touched");

    folder.write("authgear.toml", "documents = [\"queries/**/*.graphql\"]");
    for documents in [
        "",
        "--schema schema.graphql --documents queries/list.graphql queries/shared/card.graphql",
        "--documents queries/shared/card.graphql --documents queries/list.graphql",
        "--documents queries/*.graphql queries/shared/*.graphql queries/list.graphql",
    ] {
        folder.run(&format!("generate {documents} --out admin.rs")).ends(0, &["admin.rs is up to date"]);
    }
    assert_eq!(folder.read("admin.rs"), text);
}

#[test]
fn the_whole_api_is_generated_by_flag_or_by_its_table_and_listed() {
    let folder = Folder::new();
    folder.write("schema.graphql", SCHEMA);
    folder.run("generate --api --out api.rs").ends(0, &["wrote api.rs"]);
    folder.write("authgear.toml", "out = 'api.rs'");
    folder.run("generate --api").ends(0, &["api.rs is up to date", "add a table `[api]` to authgear.toml"]);
    folder.write("authgear.toml", "");
    let all = folder.read("api.rs");
    assert!(
        all.contains("pub trait AdminApi") && all.contains("fn delete_user(") && all.contains("fn users(")
    );

    folder.write("authgear.toml", "[api]\ninclude = ['Mutation.deleteUser']");
    folder.run("generate --out api.rs --manifest api.json").ends(0, &["wrote api.rs"]);
    let one = folder.read("api.rs");
    assert!(one.contains("fn delete_user(") && !one.contains("fn users("));
    let manifest: serde_json::Value = serde_json::from_str(&folder.read("api.json")).unwrap();
    let operations = manifest["operations"].as_array().unwrap();
    assert_eq!(operations.len(), 1);
    assert_eq!(
        (&operations[0]["name"], &operations[0]["rust"]),
        (&"DeleteUser".into(), &"DeleteUser".into())
    );

    folder.write("authgear.toml", "[api]\ninclude = ['Mutation.delUser']");
    let failed = folder.run("generate --out api.rs");
    failed.ends(1, &["nothing was generated"]);
    assert_eq!(folder.read("api.rs"), one);
}

#[test]
fn settings_are_followed() {
    let folder = project();
    folder.write(
        "authgear.toml",
        "schema = \"schema.graphql\"\nderives = [\"PartialEq\"]\n[scalars]\nDateTime = \"crate::Moment\"",
    );
    folder.run(GENERATE).ends(0, &[]);
    let text = folder.read("admin.rs");
    assert!(text.contains("crate::Moment") && text.contains("PartialEq"), "{text}");
}

#[test]
fn a_check_writes_nothing_and_names_the_command_that_mends() {
    let folder = project();
    let check = format!("{GENERATE} --check");
    let mends = "  help: run `authgear-codegen generate --documents 'queries/**/*.graphql' --out admin.rs`";
    folder.run(&check).ends(1, &["admin.rs is not there\n", mends]);
    assert!(!folder.path("admin.rs").exists());

    folder.run(GENERATE).ends(0, &[]);
    assert_eq!(folder.run(&check).ends(0, &[]).stderr, "");

    folder.write("queries/list.graphql", "query List { users(first: 3) { edges { node { ...Card } } } }");
    let before = folder.state();
    folder.run(&check).ends(1, &["admin.rs is stale\n", mends]);
    assert_eq!(folder.state(), before);
}

#[test]
fn errors_in_documents_leave_the_file_as_it_was() {
    let folder = project();
    folder.run(GENERATE).ends(0, &[]);
    for (text, says) in [
        (
            "query List { users { edges { node { ...Card idd } } } }",
            "Cannot query field \"idd\" on type \"User\".",
        ),
        ("query List { users {", "error[Syntax]"),
        ("query List { users { edges { node { ...Nowhere } } } }", "\"Nowhere\""),
    ] {
        folder.write("queries/list.graphql", text);
        let before = folder.state();
        for generate in [GENERATE.to_owned(), format!("{GENERATE} --check")] {
            let run = folder.run(&generate);
            run.ends(
                1,
                &[says, "--> queries/list.graphql:1:", "2 documents, 1 error; nothing was generated"],
            );
            assert_eq!(run.stdout, "");
        }
        assert_eq!(folder.state(), before);
    }
}

#[test]
fn every_error_is_shown_at_once() {
    let folder = project();
    folder.write("queries/list.graphql", "query List { usrs { id } totl }");
    folder.write("queries/shared/card.graphql", "fragment Card on Usr { id }");
    let run = folder.run(GENERATE);
    run.ends(
        1,
        &["\"usrs\"", "\"totl\"", "\"Usr\"", "Did you mean", "2 documents, 3 errors; nothing was generated"],
    );
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    let folder = project();
    folder.run(GENERATE).ends(0, &[]);
    folder.write("broken.graphql", "type Query {");
    folder.write("contradiction.graphql", "type Query { a: Nothing }");
    folder.write("broken.json", "{\"data\":{\"__schema\":");
    folder.write("no.json", "{\"hello\":1}");
    folder.write("latin.graphql", b"# caf\xe9\n");
    let before = folder.state();
    let with = |arguments: &str| folder.run(&format!("generate --out admin.rs {arguments}"));
    let schema = |path: &str| with(&format!("--documents queries/**/*.graphql --schema {path}"));
    let save = "help: save the schema with `authgear-codegen fetch`, or name it with --schema";
    schema("nowhere.graphql").ends(2, &["cannot read nowhere.graphql", save]);
    schema("queries").ends(2, &["cannot read queries"]);
    schema("broken.graphql").ends(2, &["error[Syntax]", "--> broken.graphql:1:"]);
    schema("contradiction.graphql")
        .ends(2, &["error[Schema]", "\"Nothing\"", "--> contradiction.graphql:1:17"]);
    schema("broken.json").ends(2, &["broken.json: not an introspection answer"]);
    schema("no.json")
        .ends(2, &["no.json: not an introspection answer: at __schema: there is no schema here"]);
    schema("latin.graphql").ends(2, &["latin.graphql is not UTF-8 text"]);

    with("").ends(
        2,
        &["no documents are named", "help: name files or globs, or set `documents` in authgear.toml"],
    );
    with("--documents no/*.graphql").ends(2, &["no file matches: no/*.graphql", "help: "]);
    with("--documents no.graphql")
        .ends(2, &["cannot read no.graphql", "help: name a document that is there"]);
    with("--documents latin.graphql").ends(2, &["latin.graphql is not UTF-8 text"]);
    with("--documents q/***").ends(2, &["\"q/***\" is no glob"]);
    assert_eq!(folder.state(), before);
}

#[test]
fn a_place_that_cannot_be_written() {
    let folder = project();
    let before = folder.state();
    let generate = |out: &str| folder.run(&format!("generate --documents queries/**/*.graphql --out {out}"));
    generate("no/admin.rs").ends(2, &["cannot write no/admin.rs", "help: create the folder no first"]);
    generate("queries").ends(2, &["cannot write queries", "help: this is a folder; name the file in it"]);
    assert_eq!(folder.state(), before);
}

/// A process that does not outlive its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
fn watching_generates_after_each_change_and_survives_mistakes() {
    let folder = Folder::new();
    folder.write("authgear.toml", "documents = ['queries/**/*.graphql']\n");
    folder.write("schema.graphql", SCHEMA);
    folder.write("queries/a.graphql", "query First { users { totalCount } }");
    let mut command = folder.command(["generate", "--out", "out.rs", "--watch"]);
    let mut process = Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    let mut holds = |text: &str| {
        let until = Instant::now() + Duration::from_secs(120);
        // Looking at the file all the time must not keep it from being written.
        while !fs::read_to_string(folder.path("out.rs")).is_ok_and(|out| out.contains(text)) {
            assert!(process.0.try_wait().unwrap().is_none(), "it ended");
            assert!(Instant::now() < until, "no {text}");
            thread::sleep(Duration::from_millis(20));
        }
    };
    holds("struct First");
    folder.write("queries/a.graphql", "query First { users { totalCnt } }");
    folder.write("queries/b.graphql", "query Second { users { totalCount } }");
    thread::sleep(Duration::from_millis(300));
    holds("struct First");
    folder.write("queries/a.graphql", "query Third { users { totalCount } }");
    holds("struct Third");
    holds("struct Second");
}
