//! A project on disk: its settings, its schema and its documents, found and read the same way by every face.

#[cfg(feature = "globs")]
mod documents;
mod error;
mod read;

use std::path::{Path, PathBuf};

#[cfg(feature = "globs")]
pub use documents::{Documents, base_folder, expand};
pub use error::ProjectError;
pub use read::{MAX_BYTES, read_text};

use crate::diagnostic::Diagnostics;
use crate::schema::{self, Schema};
use crate::settings::{FILE_NAME, Settings};
use crate::source::Sources;

/// Where the schema is where no setting says so.
pub const DEFAULT_SCHEMA: &str = "schema.graphql";

/// A folder with settings.
#[derive(Debug, Clone)]
pub struct Project {
    /// What relative paths of the settings are relative to.
    pub root: PathBuf,
    /// The settings; the default ones where there is no file.
    pub settings: Settings,
    /// The settings file, where there is one.
    pub settings_file: Option<PathBuf>,
}

impl Project {
    /// Looks for `authgear.toml` in `start` and the folders above it; without one, `start` with default settings.
    ///
    /// # Errors
    /// The file is there and cannot be read, or does not say what it should.
    pub fn find(start: &Path) -> Result<Self, ProjectError> {
        let Some(file) = start.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())
        else {
            return Ok(Self {
                root: start.to_path_buf(),
                settings: Settings::default(),
                settings_file: None,
            });
        };
        let settings = Settings::parse(&read_text(&file)?)
            .map_err(|error| ProjectError::Settings { path: file.clone(), error })?;
        let root = file.parent().unwrap_or(start).to_path_buf();
        Ok(Self { root, settings, settings_file: Some(file) })
    }

    /// Where the schema is saved.
    #[must_use]
    pub fn schema_path(&self) -> PathBuf {
        self.root.join(self.settings.schema.as_deref().unwrap_or(Path::new(DEFAULT_SCHEMA)))
    }

    /// The files that the settings name as documents. (Feature `globs`.)
    ///
    /// # Errors
    /// A pattern is not a glob, or a folder cannot be read.
    #[cfg(feature = "globs")]
    pub fn documents(&self) -> Result<Documents, ProjectError> {
        expand(&self.root, &self.settings.documents)
    }
}

/// The path as a person in the current folder would write it: rustc, too, shows paths so.
fn shown(path: &Path) -> &Path {
    let here = std::env::current_dir().unwrap_or_default();
    // Under an empty path lies every path; it must stay as it is then.
    if here.as_os_str().is_empty() { path } else { path.strip_prefix(&here).unwrap_or(path) }
}

/// Whether a schema with this path is an introspection answer, and not SDL: its name ends in `.json`. Places in such a schema
/// are places in the SDL that is made of it.
#[must_use]
pub fn is_introspection(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// Reads a saved schema into `sources` and parses it; a file that ends in `.json` is an introspection answer.
///
/// # Errors
/// The file cannot be read, or what it says is no schema. Warnings go to `warnings`.
pub fn read_schema(
    path: &Path,
    sources: &mut Sources,
    warnings: &mut Diagnostics,
) -> Result<Schema, ProjectError> {
    parse_schema(path, read_text(path)?, sources, warnings)
}

/// Parses a saved schema that was read from `path`, as [`read_schema`] does.
///
/// # Errors
/// What the text says is no schema. Warnings go to `warnings`.
pub fn parse_schema(
    path: &Path,
    text: String,
    sources: &mut Sources,
    warnings: &mut Diagnostics,
) -> Result<Schema, ProjectError> {
    let name = shown(path).display().to_string();
    let sdl = if is_introspection(path) {
        let schema = schema::introspection::decode(&text)
            .map_err(|error| ProjectError::Introspection { path: path.to_path_buf(), error })?;
        schema::print::print(&schema)
    } else {
        text
    };
    let id = sources.add(name, sdl);
    let parsed = schema::sdl::parse(sources, id).map_err(ProjectError::Diagnostics)?;
    warnings.extend(parsed.warnings);
    Ok(parsed.schema)
}
