//! Builds many small crates in one run of cargo, and tells which of them compile.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use serde::Deserialize;

/// What became of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    Compiles,
    /// With the code of the first error.
    Fails(String),
}

/// A line of `cargo build --message-format json`, as far as it matters.
#[derive(Deserialize)]
struct Line {
    reason: String,
    target: Option<Target>,
    message: Option<Message>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    code: Option<Code>,
    message: String,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

/// Builds these sources, each as a library by its name.
///
/// They are examples of one package beside the workspace, with its versions and in its target folder: what they depend on has
/// been built already.
pub(crate) fn build(workspace: &Path, sources: &BTreeMap<String, String>) -> BTreeMap<String, Verdict> {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("two-axes");
    let examples = package.join("examples");
    fs::create_dir_all(&examples).unwrap();
    fs::create_dir_all(package.join("src")).unwrap();
    fs::write(package.join("src/lib.rs"), "").unwrap();
    let runtime = workspace.canonicalize().unwrap().join("runtime");
    let mut manifest = format!(
        "[package]\nname = \"two-axes\"\nedition = \"2024\"\n[workspace]\n[dependencies]\nauthgear-admin = \
         {{ path = {runtime:?}, default-features = false, features = [\"aws-lc\"] }}\n\
         [profile.dev.package.proc-macro2]\nopt-level = 2\n"
    );
    for (name, source) in sources {
        manifest += &format!("[[example]]\nname = {name:?}\ncrate-type = [\"lib\"]\n");
        fs::write(examples.join(format!("{name}.rs")), source).unwrap();
    }
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    fs::copy(workspace.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    // With an error somewhere, cargo's own status says nothing of the others.
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--examples", "--keep-going", "--offline", "--message-format", "json"])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", target_folder())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let mut verdicts = BTreeMap::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let Ok(Line { reason, target: Some(target), message }) = serde_json::from_str(line) else { continue };
        match (&*reason, message) {
            ("compiler-artifact", _) if sources.contains_key(&target.name) => {
                verdicts.entry(target.name).or_insert(Verdict::Compiles);
            }
            ("compiler-message", Some(message)) if message.level == "error" => {
                let code = message.code.map_or(message.message, |code| code.code);
                verdicts.entry(target.name).or_insert(Verdict::Fails(code));
            }
            _ => {}
        }
    }
    let complete = sources.keys().all(|name| verdicts.contains_key(name));
    assert!(complete, "{verdicts:?}\n{}", String::from_utf8_lossy(&output.stderr));
    verdicts
}

/// The folder that this test was built in.
fn target_folder() -> PathBuf {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    temporary.parent().unwrap().to_path_buf()
}
