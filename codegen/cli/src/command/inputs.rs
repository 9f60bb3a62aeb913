//! What `generate` and `check` read: the settings, the schema and the documents.

use std::path::{Path, PathBuf};

use authgear_admin_codegen::Settings;
use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::document;
use authgear_admin_codegen::project::{Project, ProjectError, expand, read_schema, read_text};
use authgear_admin_codegen::schema::Schema;
use authgear_admin_codegen::source::{SourceId, Sources};
use authgear_admin_codegen::validate::{Options, validate};

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
    /// What is wrong with the documents, and what the lints say of them, in the order of their text.
    pub(crate) fn found(&self) -> Diagnostics {
        let mut found = match document::parse(&self.sources, &self.documents) {
            Ok(document) => {
                let options = Options { unused_fragments: true, lints: self.settings.lints };
                validate(&self.sources, &self.schema, &document, &options)
            }
            Err(found) => found,
        };
        found.sort();
        found
    }

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

/// The files for what is generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Targets {
    pub(crate) out: Option<PathBuf>,
    pub(crate) manifest: Option<PathBuf>,
}

impl Targets {
    /// Those that the settings name.
    pub(crate) fn of(project: &Project) -> Self {
        let path = |setting: &Option<PathBuf>| Some(shown(project.root.join(setting.as_ref()?)));
        Self { out: path(&project.settings.out), manifest: path(&project.settings.manifest) }
    }

    /// Those that flags name go before the ones of the settings.
    pub(crate) fn or(self, out: Option<&Path>, manifest: Option<&Path>) -> Self {
        let before = |flag: Option<&Path>, setting| flag.map(Path::to_path_buf).or(setting);
        Self { out: before(out, self.out), manifest: before(manifest, self.manifest) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.out.is_none() && self.manifest.is_none()
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
pub(crate) fn read(project: Project, schema: Option<&Path>, documents: &[String]) -> Result<Inputs, Failure> {
    let mut sources = Sources::new();
    let (schema, path, warnings) = self::schema(&project, schema, &mut sources)?;
    let none = project.settings.api.is_set() && documents.is_empty() && project.settings.documents.is_empty();
    let documents = if none { Vec::new() } else { self::documents(&project, documents, &mut sources)? };
    Ok(Inputs { sources, settings: project.settings, schema, schema_path: path, documents, warnings })
}

/// Reads the schema that is named, or else the one that the settings name; gives back its path and its warnings too.
pub(crate) fn schema(
    project: &Project,
    named: Option<&Path>,
    sources: &mut Sources,
) -> Result<(Schema, PathBuf, Diagnostics), Failure> {
    let mut warnings = Diagnostics::new();
    let path = named.map_or_else(|| shown(project.schema_path()), PathBuf::from);
    let schema = read_schema(&path, sources, &mut warnings).map_err(|error| match error {
        ProjectError::Read { .. } => Failure::project(error, sources)
            .next("save the schema with `authgear-codegen fetch`, or name it with --schema"),
        other => Failure::project(other, sources),
    })?;
    Ok((schema, path, warnings))
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
