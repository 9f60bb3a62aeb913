//! The sample documents of this repository, one operation at a time: with the fragments that it needs, as tools want them
//! that know of no other file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Operations that graphql_client refuses, or has no code for that compiles. Each is valid, and this project takes it.
const LEFT_OUT: &[&str] = &[
    "AddEmailToUser",
    "AuditLogDetails",
    "CreateIdentity",
    "FraudDecisionDetails",
    "GetUserByLoginID",
    "GroupDetails",
    "ListAuthenticators",
    "ListIdentities",
    "ListUserAuthorizations",
    "ListUserSessions",
    "NodeByID",
    "NodesByID",
    "ResourceDetails",
    "RoleDetails",
    "UpdateIdentity",
    "UpdateScope",
    "UserDetails",
    "UserFactors",
];

/// The schema of the fixtures.
pub fn schema() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/schema.graphql")
}

/// An operation.
#[derive(Debug)]
pub struct Operation {
    pub name: String,
    /// The operation alone.
    pub text: String,
    /// With its fragments.
    pub whole: String,
}

/// Operations, and the fragments that they need.
#[derive(Debug)]
pub struct Documents {
    pub operations: Vec<Operation>,
    pub fragments: BTreeMap<String, String>,
}

impl Documents {
    /// Reads the documents of the fixtures; `count` operations of those that all tools take.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn read(count: usize) -> io::Result<Self> {
        Self::read_without(&[], count)
    }

    /// Reads them without some.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn read_without(left_out: &[&str], count: usize) -> io::Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/documents");
        let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
        // From the end of the alphabet, where the users are, who are most of the API.
        files.sort_by_key(|file| std::cmp::Reverse(file.path()));
        let (mut operations, mut fragments) = (Vec::new(), BTreeMap::new());
        for file in files {
            for definition in definitions(&fs::read_to_string(file.path())?) {
                let mut words = definition
                    .split(|at: char| !at.is_alphanumeric() && at != '_')
                    .filter(|it| !it.is_empty());
                match (words.next(), words.next()) {
                    (Some("fragment"), Some(name)) => {
                        drop(fragments.insert(name.to_owned(), definition.clone()))
                    }
                    (Some("query" | "mutation"), Some(name)) => {
                        operations.push((name.to_owned(), definition.clone()))
                    }
                    _ => {}
                }
            }
        }
        operations
            .retain(|(name, _)| !LEFT_OUT.contains(&name.as_str()) && !left_out.contains(&name.as_str()));
        operations.truncate(count);
        let mut needed = BTreeSet::new();
        let operations = operations.into_iter().map(|(name, text)| {
            let mut reached = BTreeSet::new();
            reach(&text, &fragments, &mut reached);
            let parts = std::iter::once(&text).chain(reached.iter().filter_map(|name| fragments.get(name)));
            let whole = parts.map(String::as_str).collect::<Vec<_>>().join("\n\n");
            needed.extend(reached);
            Operation { name, text, whole }
        });
        let operations = operations.collect();
        fragments.retain(|name, _| needed.contains(name));
        Ok(Self { operations, fragments })
    }

    /// All of them in one text.
    pub fn text(&self) -> String {
        let parts = self.operations.iter().map(|operation| &operation.text).chain(self.fragments.values());
        parts.map(String::as_str).collect::<Vec<_>>().join("\n\n")
    }
}

/// The fragments that a text spreads, and those that they spread.
fn reach(text: &str, fragments: &BTreeMap<String, String>, reached: &mut BTreeSet<String>) {
    for spread in text.split("...").skip(1) {
        let name = spread.split(|at: char| !at.is_alphanumeric() && at != '_').next().unwrap_or_default();
        if let Some(fragment) = fragments.get(name)
            && reached.insert(name.to_owned())
        {
            reach(fragment, fragments, reached);
        }
    }
}

/// The definitions of a document without its comments. Each begins at the beginning of a line and ends with a brace there,
/// as a formatter has it.
fn definitions(text: &str) -> Vec<String> {
    let (mut definitions, mut lines) = (Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty()) {
        lines.push(line);
        if line == "}" {
            definitions.push(lines.join("\n"));
            lines.clear();
        }
    }
    definitions
}
