//! Crates that use the operations, in each of the ways.

mod cynic;
pub(super) mod graphql_client;
mod hand;
pub(super) mod ours;

use std::fmt::Write;
use std::{fs, io};

use super::floor;
use crate::documents::{self, Documents};

/// How many operations a consumer has.
const OPERATIONS: usize = 55;

/// Operations for which a tool writes code that does not compile; so none of the consumers has them.
const LEFT_OUT: &[&str] = &[
    // graphql_client: a default that is an enum's value.
    "GenerateOOBOTPCode",
    "FailedSignIns",
    "ListAuditLogs",
    "ListFraudProtectionLogs",
    "SearchUsers",
    // cynic: a list that may not be null where one may be, an input object that may be.
    "AddGroupToUsers",
    "AddRoleToUsers",
    "AddUserToGroups",
    "AddUserToRoles",
    "CreateAuditorRole",
];

/// Paths of files and what stands in them.
pub type Files = Vec<(String, String)>;

/// A way to use the operations.
pub struct Way {
    pub by: &'static str,
    /// The files to which a line is added so that everything of the crate is made anew.
    pub touched: &'static [&'static str],
    files: fn(&Documents) -> io::Result<Files>,
}

/// All ways; ratios are to the first.
pub const WAYS: &[Way] = &[
    Way { by: "by hand", touched: &["src/lib.rs"], files: hand::types },
    Way { by: "authgear-admin, text", touched: &["src/lib.rs"], files: ours::text },
    Way {
        by: "authgear-admin, build script",
        touched: &["src/lib.rs", "queries/all.graphql"],
        files: ours::build_script,
    },
    Way { by: "authgear-admin, macro", touched: &["src/lib.rs"], files: ours::macro_calls },
    Way { by: "graphql_client, text", touched: &["src/lib.rs"], files: graphql_client::text },
    Way { by: "graphql_client, derive", touched: &["src/lib.rs"], files: graphql_client::derive },
    Way { by: "cynic", touched: &["src/lib.rs"], files: cynic::types },
];

/// A crate: its files by their paths, among them those that differ after an edit.
pub struct Consumer {
    pub files: Files,
    /// After a field was added to one operation.
    pub edited: Files,
}

impl Way {
    /// The crate of this way.
    pub fn consumer(&self) -> io::Result<Consumer> {
        let files = (self.files)(&operations()?)?;
        let after = (self.files)(&edited(operations()?))?;
        let edited: Files = after.into_iter().filter(|file| !files.contains(file)).collect();
        if edited.is_empty() {
            return Err(io::Error::other("the edit changes nothing"));
        }
        Ok(Consumer { files, edited })
    }
}

/// Nothing but the HTTP client that this project's runtime uses, as every consumer has it beside the rest.
pub fn http() -> Files {
    vec![manifest(HTTP, ""), ("src/lib.rs".to_owned(), HEAD.to_owned())]
}

/// The consumer that is none.
pub const HTTP: &str = "the HTTP client alone";

const HEAD: &str = "#![allow(warnings)]\n";

/// What JSON scalars are to those who have no type of their own for them.
const JSON: &str = "serde_json::Map<String, serde_json::Value>";

/// What everybody depends on who writes or derives serde's implementations.
pub(super) const SERDE: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n\
                     jiff = { version = \"1\", default-features = false, features = [\"std\", \"serde\"] }\n";

/// The operations that all consumers have.
pub(super) fn operations() -> io::Result<Documents> {
    Documents::read_without(LEFT_OUT, OPERATIONS)
}

/// The operations with one more field in one of them.
fn edited(mut documents: Documents) -> Documents {
    const EDITED: &str = "UserDashboard";
    for operation in documents.operations.iter_mut().filter(|operation| operation.name == EDITED) {
        let edit = |text: &str| {
            text.replacen("        lastLoginAt\n", "        lastLoginAt\n        updatedAt\n", 1)
        };
        (operation.text, operation.whole) = (edit(&operation.text), edit(&operation.whole));
    }
    documents
}

/// A name without anything that a path or a package may not have.
pub(super) fn slug(by: &str) -> String {
    by.split(|at: char| !at.is_alphanumeric()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-")
}

/// The manifest of a consumer, with the HTTP client that everybody needs.
fn manifest(by: &str, rest: &str) -> (String, String) {
    let http = "reqwest = { version = \"0.13\", default-features = false, features = [\"rustls\"] }\n";
    ("Cargo.toml".to_owned(), manifest_of(by, &format!("{http}{rest}")))
}

/// The manifest of a crate with these dependencies.
pub(super) fn manifest_of(by: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"consumer-{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\n{dependencies}\n\
         [profile.dev]\nincremental = false\n\n\
         # What is built once is so in every way, wherever it comes from.\n\
         [profile.dev.package.\"*\"]\nincremental = false\n",
        slug(by),
    )
}

fn schema() -> io::Result<(String, String)> {
    Ok(("schema.graphql".to_owned(), fs::read_to_string(documents::schema())?))
}

/// The module of an operation, for those that have one of their own for each.
fn module(name: &str) -> String {
    format!("op_{}", name.to_lowercase())
}

/// The file of such a module.
fn module_file(name: &str, text: String) -> (String, String) {
    (format!("src/{}.rs", module(name)), text)
}

/// The declarations of such modules.
fn modules(documents: &Documents) -> String {
    let modules =
        documents.operations.iter().map(|operation| format!("pub mod {};\n", module(&operation.name)));
    modules.collect()
}

/// Reads an answer to every operation: this is what instantiates all decoders.
fn decoders(documents: &Documents, read: &str, data: impl Fn(&str) -> String) -> String {
    let mut text =
        "pub fn decodes(operation: &str, body: &[u8]) -> bool {\n    match operation {\n".to_owned();
    for operation in &documents.operations {
        let name = &operation.name;
        let _ = writeln!(text, "        {name:?} => {read}::<{}>(body).is_ok(),", data(name));
    }
    text + "        _ => false,\n    }\n}\n"
}
