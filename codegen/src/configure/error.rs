//! What can keep a build script from generating.

use std::env::VarError;
use std::fmt;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::file::FormatError;
use crate::project::ProjectError;
use crate::rust_path::NotAPath;
use crate::snippet::{self, Color};
use crate::source::Sources;

/// Why a build script generated nothing. `Debug` is as readable as `Display`, because it is what a `main` that
/// returns it prints.
#[non_exhaustive]
pub enum BuildError {
    /// Not run by cargo as a build script.
    Environment {
        /// The variable that cargo sets.
        name: &'static str,
        /// Why it cannot be read.
        error: VarError,
    },
    /// Something of the project cannot be read.
    Project(ProjectError),
    /// A setting that should be a Rust path.
    Setting(NotAPath),
    /// What is wrong in the schema or the documents, with the places marked.
    Found {
        /// How many errors there are.
        errors: usize,
        /// All of them, as rustc would show them.
        report: String,
    },
    /// The generator's own fault.
    Format(FormatError),
    /// The output cannot be written.
    Write {
        /// Where to.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

impl BuildError {
    pub(super) fn found(found: &Diagnostics, sources: &Sources) -> Self {
        Self::Found { errors: found.errors(), report: snippet::render(found, sources, Color::Plain) }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment { name, error } => {
                write!(f, "{name} is not set as cargo sets it for a build script: {error}")
            }
            Self::Project(error) => error.fmt(f),
            Self::Setting(error) => error.fmt(f),
            Self::Found { errors: 1, report } => write!(f, "1 error in the documents\n\n{report}"),
            Self::Found { errors, report } => write!(f, "{errors} errors in the documents\n\n{report}"),
            Self::Format(error) => error.fmt(f),
            Self::Write { path, error } => write!(f, "cannot write {}: {error}", path.display()),
        }
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for BuildError {}

impl From<ProjectError> for BuildError {
    fn from(error: ProjectError) -> Self {
        Self::Project(error)
    }
}

impl From<NotAPath> for BuildError {
    fn from(error: NotAPath) -> Self {
        Self::Setting(error)
    }
}

impl From<FormatError> for BuildError {
    fn from(error: FormatError) -> Self {
        Self::Format(error)
    }
}
