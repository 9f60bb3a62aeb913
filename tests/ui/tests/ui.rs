//! What rustc says, word for word: the carets are on the user's words. `TRYBUILD=overwrite` writes the expectations anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use trybuild::TestCases;

/// The folder that trybuild makes its package in, or one above it: `admin_query!` looks for settings there.
fn settings_folder() -> PathBuf {
    let executable = env::current_exe().expect("the test is a file");
    let target = executable.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file());
    let target = target.expect("the test is in cargo's target folder");
    target.join("tests").join("trybuild")
}

/// Runs cases with a schema, named from the workspace, and more settings.
fn run(schema: &str, settings: &str, add: impl FnOnce(&TestCases)) {
    let folder = settings_folder();
    fs::create_dir_all(&folder).unwrap();
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let schema = workspace.join(schema);
    fs::write(folder.join("authgear.toml"), format!("schema = {schema:?}\n{settings}\n")).unwrap();
    // They run when they are dropped.
    add(&TestCases::new());
}

/// One test, because all cases read the same settings file.
#[test]
fn rustc_marks_the_word() {
    run("fixtures/schema.graphql", "", |cases| {
        cases.pass("cases/pass.rs");
        for case in [
            "errors",
            "many",
            "tokens",
            "text",
            "lints",
            "misuse",
            "ids",
            "pages",
            "batches",
            "fields",
            "api",
            "borrowed",
            "borrowed_option",
        ] {
            cases.compile_fail(format!("cases/{case}.rs"));
        }
    });
    run("tests/ui/lints.graphql", "", |cases| {
        for case in ["warned", "denied", "api_deprecated"] {
            cases.compile_fail(format!("cases/{case}.rs"));
        }
    });
    let allow = "[lints]\ndeprecated-usage = 'allow'\npage-size = 'allow'\nconnection-page-info = 'allow'";
    run("tests/ui/lints.graphql", allow, |cases| cases.pass("cases/allowed.rs"));
}
