//! `update`: what changed on the server, whom it meets, and everything anew. All of it is known before the first file is
//! written: the schema, the generated code and the manifest always belong together.

use std::path::Path;

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::diff::{self, Change};
use authgear_admin_codegen::document::Document;
use authgear_admin_codegen::project::{ProjectError, is_introspection, read_schema};
use authgear_admin_codegen::schema::{Schema, sdl};
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::usage::Usage;
use authgear_admin_codegen::{Settings, generate_api};
use authgear_codegen::Fetched;

use super::diff::{Documents, documents, warn_of_errors};
use super::fetch::{ask, not_fetched, saved};
use super::inputs::{self, Inputs, Targets};
use super::{again, connect, generate};
use crate::args::{DiffFormat, ReportFormat, SchemaFormat, Update};
use crate::failure::{Failure, Outcome};
use crate::files::{self, File};
use crate::findings;
use crate::output::{Screen, print};
use crate::report::{Looked, Report};

pub(crate) fn run(arguments: &Update) -> Result<Outcome, Failure> {
    let mut project = inputs::project()?;
    if arguments.api {
        project.settings.api.set();
    }
    let path = arguments.schema.clone().unwrap_or_else(|| inputs::shown(project.schema_path()));
    let mut sources = Sources::new();
    let mut warnings = Diagnostics::new();
    let old = saved_schema(&path, &mut sources, &mut warnings)?;
    let mut documents = documents(&project, &arguments.documents, &mut sources)?;
    let targets = Targets::of(&project).or(arguments.out.as_deref(), arguments.manifest.as_deref());
    let builders = builders(&project.settings, &old, &mut sources);
    if documents.is_none() && project.settings.api.is_set() {
        documents = Some(Documents::none(&sources)?);
    }
    if documents.is_none() && !targets.is_empty() {
        return Err(Failure::project(ProjectError::NoDocuments { patterns: Vec::new() }, &sources));
    }
    let fetched =
        ask(&connect::client(&arguments.connection, &project)?)?.map_err(|error| not_fetched(&error))?;
    let schema = fetched_schema(arguments, &fetched, &path, &mut sources)?;
    let (ids, document) = match documents {
        Some(Documents { ids, document }) => (ids, Some(document)),
        None => (Vec::new(), None),
    };
    let settings = project.settings;
    let mut inputs = Inputs { sources, settings, schema, schema_path: path, documents: ids, warnings };
    let outcome = report(arguments, &inputs, &old, document.as_ref(), builders.as_ref())?;

    let mut files = Vec::new();
    if document.is_some() {
        let (generated, found) = match generate::files(&mut inputs, &targets)? {
            Ok((files, found)) => (Some(files), found),
            Err(found) => (None, found),
        };
        findings::report(&found, &inputs.sources, ReportFormat::Human)?;
        let Some(generated) = generated else {
            eprint!("{}", how_to_go_on(&inputs, &found));
            return Ok(Outcome::Findings);
        };
        files = generated;
    }
    let format = if is_introspection(&inputs.schema_path) { SchemaFormat::Json } else { SchemaFormat::Sdl };
    // Last: should the machine stop in between, the next update still sees what changed.
    files.push(saved(&fetched, inputs.schema_path, format)?);
    if arguments.dry_run {
        files.iter().for_each(would_write);
    } else {
        files::tell(&files, &files::write_all(&files)?);
    }
    Ok(outcome)
}

/// Prints what changed, and says how the command ends for it.
fn report(
    arguments: &Update,
    inputs: &Inputs,
    old: &Schema,
    document: Option<&Document>,
    builders: Option<&Document>,
) -> Result<Outcome, Failure> {
    let changes = changes(&inputs.schema_path, old, &inputs.schema);
    let usage = document.map(|document| {
        warn_of_errors(&inputs.schema_path, &inputs.sources, old, document);
        Usage::of(old, document)
    });
    let builders = builders.map(|document| Usage::of(old, document));
    let looked = usage.as_ref().map(|usage| Looked {
        documents: inputs.documents.len(),
        usage,
        builders: builders.as_ref(),
    });
    let report = Report::new(&inputs.sources, &changes, looked, arguments.all);
    print(&report.render(arguments.format, Screen::of_output())?);
    Ok(report.outcome(arguments.fail_on))
}

/// What the builders asked of the old schema. Where `[api]` names what only the new one has, there is nothing to compare.
fn builders(settings: &Settings, old: &Schema, sources: &mut Sources) -> Option<Document> {
    if !settings.api.is_set() {
        return None;
    }
    generate_api(sources, old, settings).ok().map(|api| api.document)
}

fn saved_schema(path: &Path, sources: &mut Sources, warnings: &mut Diagnostics) -> Result<Schema, Failure> {
    read_schema(path, sources, warnings).map_err(|error| match error {
        ProjectError::Read { .. } => Failure::project(error, sources).next(
            "there must be a schema to compare with: `authgear-codegen fetch` saves one, --schema names another file",
        ),
        other => Failure::project(other, sources),
    })
}

/// The server's schema, by a name of its own where people read it. Tools know `old` from `new`, and want the file.
fn fetched_schema(
    arguments: &Update,
    fetched: &Fetched,
    path: &Path,
    sources: &mut Sources,
) -> Result<Schema, Failure> {
    let shown = path.display();
    let name = match arguments.format {
        DiffFormat::Human | DiffFormat::Markdown => format!("new {shown}"),
        DiffFormat::Json | DiffFormat::Github => shown.to_string(),
    };
    let id = sources.add(name, fetched.sdl());
    match sdl::parse(sources, id) {
        Ok(parsed) => Ok(parsed.schema),
        Err(found) => Err(Failure::found(&found, sources)),
    }
}

/// The changes. What a server answers does not tell which directives it applies, and where an answer is what is saved, there
/// are no lines to point at.
fn changes<'a>(path: &Path, old: &'a Schema, new: &'a Schema) -> Vec<Change<'a>> {
    let mut changes = diff::diff(old, new, diff::Options { custom_directives: false });
    if is_introspection(path) {
        for change in &mut changes {
            (change.old, change.new) = (None, None);
        }
    }
    changes
}

/// What to say where the documents are no longer valid.
fn how_to_go_on(inputs: &Inputs, found: &Diagnostics) -> String {
    let (counts, path) = (inputs.counts(found), inputs.schema_path.display());
    let json = if is_introspection(&inputs.schema_path) { " --format json" } else { "" };
    format!(
        "{counts} against the server's schema; nothing was written\n  \
         help: mend what is shown above, then run `{}` again: it looks at them with the server's schema\n  \
         help: or save that schema first with `authgear-codegen fetch --out {path}{json}` (and the flags for the server), \
         and mend what `authgear-codegen check` shows\n",
        again::command()
    )
}

fn would_write(file: &File) {
    let state = if file.is_current() { "is up to date" } else { "would be written" };
    eprintln!("{} {state}", file.path.display());
}
