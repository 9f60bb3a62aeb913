//! What rustc says, word for word: the carets are on the user's words. `TRYBUILD=overwrite` writes the expectations anew.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder that trybuild makes its package in, or one above it: `admin_query!` looks for settings there.
fn settings_folder() -> PathBuf {
    let executable = env::current_exe().expect("the test is a file");
    let target = executable.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file());
    let target = target.expect("the test is in cargo's target folder");
    target.join("tests").join("trybuild")
}

#[test]
fn rustc_marks_the_word() {
    let folder = settings_folder();
    fs::create_dir_all(&folder).unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap()
        .join("fixtures")
        .join("schema.graphql");
    fs::write(folder.join("authgear.toml"), format!("schema = {schema:?}\n")).unwrap();
    let cases = trybuild::TestCases::new();
    cases.pass("cases/pass.rs");
    for case in ["errors", "many", "tokens", "text", "lints", "misuse", "ids"] {
        cases.compile_fail(format!("cases/{case}.rs"));
    }
}
