//! `diff`: what changed between two schemas, on the wire and in Rust, and which operations it meets.

use std::path::Path;

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::diff::{self, Change};
use authgear_admin_codegen::document::{self, Document};
use authgear_admin_codegen::project::{self, Project, ProjectError, read_schema};
use authgear_admin_codegen::schema::Schema;
use authgear_admin_codegen::source::{SourceId, Sources};
use authgear_admin_codegen::usage::Usage;
use authgear_admin_codegen::validate::{self, Options};
use authgear_admin_codegen::{Level, Lints};

use super::inputs;
use crate::args::{Diff, DiffFormat, FailOn, ReportFormat};
use crate::failure::{Failure, Outcome};
use crate::findings;
use crate::output::{Screen, print};
use crate::report::{Looked, Report};

pub(crate) fn run(arguments: &Diff) -> Result<Outcome, Failure> {
    let mut sources = Sources::new();
    let mut warnings = Diagnostics::new();
    let old = schema(&arguments.old, &mut sources, &mut warnings)?;
    let new = schema(&arguments.new, &mut sources, &mut warnings)?;
    let documents = match arguments.no_documents {
        true => None,
        false => documents(&inputs::project()?, &arguments.documents, &mut sources)?,
    };
    if arguments.format == DiffFormat::Human {
        findings::report(&warnings, &sources, ReportFormat::Human)?;
    }
    let changes = changes(arguments, &old, &new);
    let usage = documents.as_ref().map(|Documents { ids, document }| {
        warn_of_errors(&arguments.old, &sources, &old, document);
        (ids.len(), Usage::of(&old, document))
    });
    let looked =
        usage.as_ref().map(|(documents, usage)| Looked { documents: *documents, usage, builders: None });
    let report = Report::new(&sources, &changes, looked, arguments.all);
    print(&report.render(arguments.format, Screen::of_output())?);
    Ok(report.outcome(FailOn::Breaking))
}

fn schema(path: &Path, sources: &mut Sources, warnings: &mut Diagnostics) -> Result<Schema, Failure> {
    read_schema(path, sources, warnings).map_err(|error| match error {
        ProjectError::Read { .. } => Failure::project(error, sources).next(
            "name two saved schemas, the old one first; one of another commit is `<(git show main:schema.graphql)` in bash",
        ),
        other => Failure::project(other, sources),
    })
}

/// The documents that are looked at.
pub(super) struct Documents {
    pub(super) ids: Vec<SourceId>,
    pub(super) document: Document,
}

impl Documents {
    /// No documents, where builders are generated alone.
    pub(super) fn none(sources: &Sources) -> Result<Self, Failure> {
        let document = document::parse(sources, &[]).map_err(|found| Failure::found(&found, sources))?;
        Ok(Self { ids: Vec::new(), document })
    }
}

/// Reads the documents that the patterns name, or else those that the settings name; `None` where neither name any.
pub(super) fn documents(
    project: &Project,
    patterns: &[String],
    sources: &mut Sources,
) -> Result<Option<Documents>, Failure> {
    if patterns.is_empty() && project.settings.documents.is_empty() {
        return Ok(None);
    }
    let ids = inputs::documents(project, patterns, sources)?;
    match document::parse(sources, &ids) {
        Ok(document) => Ok(Some(Documents { ids, document })),
        Err(found) => Err(Failure::found(&found, sources)),
    }
}

/// The changes. An introspection answer has no lines to point at, and does not tell which directives the server applies.
fn changes<'a>(arguments: &Diff, old: &'a Schema, new: &'a Schema) -> Vec<Change<'a>> {
    let (of_old, of_new) =
        (project::is_introspection(&arguments.old), project::is_introspection(&arguments.new));
    let mut changes = diff::diff(old, new, diff::Options { custom_directives: !of_old && !of_new });
    for change in &mut changes {
        change.old = change.old.filter(|_| !of_old);
        change.new = change.new.filter(|_| !of_new);
    }
    changes
}

/// Says so where documents ask for what the old schema does not have: nothing can be told of that.
pub(super) fn warn_of_errors(old_path: &Path, sources: &Sources, old: &Schema, document: &Document) {
    let options = Options { unused_fragments: false, lints: Lints::all(Level::Allow) };
    let errors = validate::validate(sources, old, document, &options).errors();
    if errors > 0 {
        let old = old_path.display();
        let count = if errors == 1 { "1 error".to_owned() } else { format!("{errors} errors") };
        eprintln!(
            "warning: the documents have {count} against {old}: what it does not have, no change can meet\n  \
             help: `authgear-codegen check --schema {old}` with the same documents shows them"
        );
    }
}
