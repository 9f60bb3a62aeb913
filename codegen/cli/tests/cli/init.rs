//! `init`, `explain` and `completions`: what helps to begin.

use authgear_admin_fixtures::{Emulator, SCHEMA};

use super::folder::{Api, Folder};

#[test]
fn a_crate_gets_what_it_needs_and_all_of_it_works() {
    let api = Api::start(Emulator::builder());
    let folder = Folder::new();
    folder.write("Cargo.toml", "[package]\nname = \"hello\"\n");
    let run = folder.run("init --endpoint https://a.example --app-id a");
    run.ends(0, &["wrote authgear.toml", "wrote queries/users.graphql", "wrote build.rs"]);
    assert!(
        run.stdout.contains("AUTHGEAR_KEY_ID") && !run.stdout.contains("AUTHGEAR_APP_ID"),
        "{}",
        run.stdout
    );
    assert!(folder.read("authgear.toml").contains("app-id = \"a\""));
    // The settings name the file that is fetched into, and the query is one that this schema answers.
    folder.run(&format!("fetch {}", api.flags())).ends(0, &["wrote"]);
    assert!(folder.read("schema.graphql") == SCHEMA);
    folder.run("check").ends(0, &["no errors"]);
    folder.run("generate --out src/admin.rs").ends(2, &["create the folder"]);
    folder.run("generate --out admin.rs").ends(0, &[]);
    assert!(folder.read("admin.rs").contains("pub struct ListUsers"));
}

#[test]
fn what_is_there_is_left_as_it_is() {
    let folder = Folder::new();
    folder.run("init").ends(2, &["not the folder of a crate", "cargo new"]);
    folder.write("Cargo.toml", "");
    folder.write("build.rs", "fn main() {}");
    folder.run("init").ends(0, &["left build.rs as it is", "configure()", "wrote authgear.toml"]);
    let before = folder.state();
    folder.run("init").ends(0, &["left authgear.toml as it is"]);
    assert_eq!(folder.state(), before);
}

#[test]
fn a_rule_is_explained_by_its_name() {
    let folder = Folder::new();
    let run = folder.run("explain scalarleafs");
    assert!(run.ends(0, &[]).stdout.starts_with("# ScalarLeafs\n"), "{}", run.stdout);
    assert!(folder.run("explain").stdout.lines().count() > 30);
    let run = folder.run("explain FIELD_REMOVED");
    assert!(run.status == 0 && run.stdout.contains("On the wire: breaking"), "{run:?}");
    assert!(folder.run("explain").stdout.contains("\n  FIELD_REMOVED "));
    assert!(!folder.run("explain").stdout.contains("```"), "a sentence each, and no examples");
    let mistyped = folder.run("explain ScalarLeaves");
    mistyped.ends(2, &["no kind of change \"ScalarLeaves\"", "did you mean ScalarLeafs?"]);
    assert!(!mistyped.stderr.contains("FIELD_REMOVED"), "not all that there are");
    folder.run("explain nonsense").ends(2, &["`authgear-codegen explain` lists all"]);
}

#[test]
fn a_finding_says_which_command_explains_it() {
    let folder = Folder::new();
    folder.write("schema.graphql", SCHEMA);
    folder.write("q.graphql", "query Q { users }");
    folder.run("check --schema schema.graphql q.graphql").ends(1, &["authgear-codegen explain ScalarLeafs"]);
}

#[test]
fn shells_learn_all_commands() {
    let folder = Folder::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = folder.run(&format!("completions {shell}"));
        let script = &run.ends(0, &[]).stdout;
        assert!(["fetch", "init", "explain"].iter().all(|command| script.contains(command)), "{shell}");
    }
}
