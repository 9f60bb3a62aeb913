//! `init`: what a crate needs to begin with, written into its folder. Nothing that is there already is touched.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use authgear_admin_codegen::Settings;

use crate::args::Init;
use crate::failure::{Failure, Outcome};
use crate::files::write;
use crate::output::print;

const SETTINGS: &str = include_str!("../template/authgear.toml");
const QUERY: &str = include_str!("../template/users.graphql");
const BUILD: &str = include_str!("../template/build.rs");

/// What is written; each with what to do where it is there already.
struct File {
    path: &'static str,
    text: String,
    by_hand: &'static str,
}

pub(crate) fn run(arguments: &Init) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    if !folder.join("Cargo.toml").is_file() {
        let what = format_args!("{} is not the folder of a crate: it has no Cargo.toml", folder.display());
        return Err(Failure::new(what).next("run `cargo new NAME` first, or name the crate's folder"));
    }
    let files = [
        File {
            path: "authgear.toml",
            text: settings(arguments)?,
            by_hand: "it should name a `schema` and `documents`",
        },
        File { path: "queries/users.graphql", text: QUERY.to_owned(), by_hand: "it is left to you" },
        File {
            path: "build.rs",
            text: BUILD.to_owned(),
            by_hand: "call `authgear_admin_codegen::configure().compile()?` in it",
        },
    ];
    for file in &files {
        let path = if folder == Path::new(".") { file.path.into() } else { folder.join(file.path) };
        if path.exists() {
            eprintln!("left {} as it is; {}", path.display(), file.by_hand);
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| {
                Failure::new(format_args!("cannot create the folder {}: {error}", parent.display()))
            })?;
        }
        write(&path, &file.text)?;
        eprintln!("wrote {}", path.display());
    }
    print(&next_steps(folder, arguments));
    Ok(Outcome::Fine)
}

/// The settings, with the server where it is known.
fn settings(arguments: &Init) -> Result<String, Failure> {
    let mut text = SETTINGS.to_owned();
    let server =
        [("endpoint", &arguments.endpoint), ("app-id", &arguments.app_id), ("key-id", &arguments.key_id)];
    if server.iter().any(|(_, value)| value.is_some()) {
        text.push_str(
            "\n# Where the schema is fetched from; the key itself comes from the environment.\n[server]\n",
        );
    }
    for (key, value) in server {
        if let Some(value) = value {
            // The quoting of TOML's basic strings is that of JSON's.
            let value = serde_json::to_string(value).map_err(Failure::new)?;
            writeln!(text, "{key} = {value}").map_err(Failure::new)?;
        }
    }
    // What would not be read again is not written.
    Settings::parse(&text).map_err(Failure::new)?;
    Ok(text)
}

fn next_steps(folder: &Path, arguments: &Init) -> String {
    let here =
        folder.canonicalize().ok() == std::env::current_dir().ok().and_then(|here| here.canonicalize().ok());
    let enter = if here { String::new() } else { format!("cd {}\n", folder.display()) };
    let mut set = String::new();
    for (variable, value, known) in [
        ("AUTHGEAR_ENDPOINT", "https://myapp.authgear.cloud", arguments.endpoint.is_some()),
        ("AUTHGEAR_APP_ID", "myapp", arguments.app_id.is_some()),
        ("AUTHGEAR_KEY_ID", "…", arguments.key_id.is_some()),
        ("AUTHGEAR_PRIVATE_KEY_FILE", "admin-api-key.pem", false),
    ] {
        if !known {
            set.push_str(&format!("export {variable}={value}\n"));
        }
    }
    format!(
        "
Next:

{enter}cargo add authgear-admin --no-default-features
cargo add --build authgear-admin-codegen
{set}authgear-codegen fetch     # saves schema.graphql
cargo build                # a mistake in a query is an error from here on

and in the code:

mod admin {{
    include!(concat!(env!(\"OUT_DIR\"), \"/admin.rs\"));
}}

let client = authgear_admin::Client::from_env()?;
let page = client.send(admin::ListUsers::new(20)).await?;
"
    )
}
