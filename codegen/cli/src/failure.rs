//! How a command ends: fine, with findings, or not at all; the last with what to do next.

use std::fmt;

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::project::ProjectError;
use authgear_admin_codegen::source::Sources;

use crate::findings::render;

/// How a command that could do its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to complain of.
    Fine,
    /// Something that the user should look at; it was printed.
    Findings,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// In one sentence, with what to do next.
    Message { what: String, next: Option<String> },
    /// What is wrong in a text, with the places marked.
    Found { report: String },
}

impl Failure {
    /// A failure in one sentence.
    pub(crate) fn new(what: impl fmt::Display) -> Self {
        Self::Message { what: what.to_string(), next: None }
    }

    /// With what to do next.
    pub(crate) fn next(self, next: impl fmt::Display) -> Self {
        match self {
            Self::Message { what, .. } => Self::Message { what, next: Some(next.to_string()) },
            found @ Self::Found { .. } => found,
        }
    }

    /// What is wrong in a text.
    pub(crate) fn found(found: &Diagnostics, sources: &Sources) -> Self {
        Self::Found { report: render(found, sources) }
    }

    /// A project that could not be read.
    pub(crate) fn project(error: ProjectError, sources: &Sources) -> Self {
        match error {
            ProjectError::Diagnostics(found) => Self::found(&found, sources),
            ProjectError::NoDocuments { patterns } if patterns.is_empty() => {
                Self::new("no documents are named")
                    .next("name files or globs, or set `documents` in authgear.toml")
            }
            error @ ProjectError::NoDocuments { .. } => Self::new(error)
                .next("globs are relative to this folder, and those of authgear.toml to that file's folder"),
            other => Self::new(other),
        }
    }

    /// Prints it to standard error.
    pub(crate) fn print(&self) {
        match self {
            Self::Message { what, next: None } => eprintln!("error: {what}"),
            Self::Message { what, next: Some(next) } => eprintln!("error: {what}\n  help: {next}"),
            Self::Found { report } => eprint!("{report}"),
        }
    }
}
