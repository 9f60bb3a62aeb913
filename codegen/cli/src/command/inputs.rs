//! What `generate` and `check` read: the settings, the schema and the documents.

use std::path::{Path, PathBuf};

use authgear_admin_codegen::Settings;
use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::project::{Project, ProjectError, expand, read_schema, read_text};
use authgear_admin_codegen::schema::Schema;
use authgear_admin_codegen::source::{SourceId, Sources};

use crate::failure::Failure;

/// Everything that was read.
pub(crate) struct Inputs {
    pub(crate) sources: Sources,
    pub(crate) settings: Settings,
    pub(crate) schema: Schema,
    pub(crate) schema_path: PathBuf,
    pub(crate) documents: Vec<SourceId>,
    /// What is worth a look in the schema.
    pub(crate) warnings: Diagnostics,
}

impl Inputs {
    /// How many documents there are, and how much was found in them.
    pub(crate) fn counts(&self, found: &Diagnostics) -> String {
        let count = |number: usize, noun: &str| match number {
            0 => format!("no {noun}s"),
            1 => format!("1 {noun}"),
            _ => format!("{number} {noun}s"),
        };
        let (errors, warnings) = (found.errors(), found.len() - found.errors());
        let files = count(self.documents.len(), "document");
        match warnings {
            0 => format!("{files}, {}", count(errors, "error")),
            _ => format!("{files}, {}, {}", count(errors, "error"), count(warnings, "warning")),
        }
    }
}

/// The settings of this folder.
pub(crate) fn project() -> Result<Project, Failure> {
    let folder = std::env::current_dir()
        .map_err(|error| Failure::new(format_args!("cannot tell the current folder: {error}")))?;
    Project::find(&folder).map_err(|error| Failure::project(error, &Sources::new()))
}

/// A path as a person in this folder would write it.
pub(crate) fn shown(path: PathBuf) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).map(Path::to_path_buf).unwrap_or(path)
}

/// Reads what the arguments name, or else what the settings name.
pub(crate) fn read(schema: Option<&Path>, documents: &[String]) -> Result<Inputs, Failure> {
    let project = project()?;
    let mut sources = Sources::new();
    let mut warnings = Diagnostics::new();
    let path = schema.map_or_else(|| shown(project.schema_path()), PathBuf::from);
    let schema = read_schema(&path, &mut sources, &mut warnings).map_err(|error| match error {
        ProjectError::Read { .. } => Failure::project(error, &sources)
            .next("save the schema with `authgear-codegen fetch`, or name it with --schema"),
        other => Failure::project(other, &sources),
    })?;
    let documents = self::documents(&project, documents, &mut sources)?;
    Ok(Inputs { sources, settings: project.settings, schema, schema_path: path, documents, warnings })
}

/// Reads the documents that the patterns name, or else those that the settings name.
pub(crate) fn documents(
    project: &Project,
    patterns: &[String],
    sources: &mut Sources,
) -> Result<Vec<SourceId>, Failure> {
    let files = if patterns.is_empty() { project.documents() } else { expand(Path::new(""), patterns) };
    let files = files.map_err(|error| Failure::project(error, sources))?.files;
    let mut ids = Vec::new();
    for file in files.into_iter().map(shown) {
        let text = read_text(&file).map_err(|error| match error {
            ProjectError::Read { .. } => Failure::project(error, sources)
                .next("name a document that is there, or put a glob in quotes"),
            other => Failure::project(other, sources),
        })?;
        ids.push(sources.add(file.display().to_string(), text));
    }
    Ok(ids)
}
