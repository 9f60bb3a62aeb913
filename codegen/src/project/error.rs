//! What can keep a project from being read.

use std::fmt;
use std::path::PathBuf;
use std::str::Utf8Error;
use std::{error, io};

use super::read::MAX_BYTES;
use crate::diagnostic::Diagnostics;
use crate::schema::introspection::DecodeError;
use crate::settings::SettingsError;

/// A project that cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum ProjectError {
    /// A file or folder that cannot be read.
    Read {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file that is not UTF-8.
    NotText {
        /// Which one.
        path: PathBuf,
        /// Where it stops being UTF-8.
        error: Utf8Error,
    },
    /// A file larger than [`MAX_BYTES`].
    TooLarge {
        /// Which one.
        path: PathBuf,
        /// Its size in bytes.
        bytes: u64,
    },
    /// A settings file that does not say what it should.
    Settings {
        /// The settings file.
        path: PathBuf,
        /// What is wrong in it.
        error: SettingsError,
    },
    /// A document pattern that is no glob.
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong in it.
        error: Box<dyn error::Error + Send + Sync>,
    },
    /// Patterns that no file matches.
    NoDocuments {
        /// The patterns.
        patterns: Vec<String>,
    },
    /// A saved introspection answer that is no schema.
    Introspection {
        /// The file.
        path: PathBuf,
        /// What is wrong in it.
        error: DecodeError,
    },
    /// Texts that were read and are wrong; the sources they were read into show where.
    Diagnostics(Diagnostics),
}

impl fmt::Display for ProjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, error } => write!(f, "cannot read {}: {error}", path.display()),
            Self::NotText { path, error } => {
                write!(
                    f,
                    "{} is not UTF-8 text: byte {} is not part of a character",
                    path.display(),
                    error.valid_up_to()
                )
            }
            Self::TooLarge { path, bytes } => {
                write!(f, "{} has {bytes} bytes; at most {MAX_BYTES} are read", path.display())
            }
            Self::Settings { path, error } => write!(f, "{}: {error}", path.display()),
            Self::Pattern { pattern, error } => {
                write!(f, "the document pattern {pattern:?} is no glob: {error}")
            }
            Self::NoDocuments { patterns } => {
                write!(f, "no file matches: {}", patterns.join(", "))
            }
            Self::Introspection { path, error } => write!(f, "{}: {error}", path.display()),
            Self::Diagnostics(diagnostics) => {
                let mut rest = diagnostics.iter().peekable();
                while let Some(diagnostic) = rest.next() {
                    write!(f, "{diagnostic}")?;
                    if rest.peek().is_some() {
                        writeln!(f)?;
                    }
                }
                Ok(())
            }
        }
    }
}

impl error::Error for ProjectError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Read { error, .. } => Some(error),
            Self::NotText { error, .. } => Some(error),
            Self::Settings { error, .. } => Some(error),
            Self::Pattern { error, .. } => Some(&**error),
            Self::Introspection { error, .. } => Some(error),
            Self::TooLarge { .. } | Self::NoDocuments { .. } | Self::Diagnostics(_) => None,
        }
    }
}
