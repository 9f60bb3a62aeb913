//! `coverage`: how much of the schema the operations use, what nobody uses, and who uses a part.

mod human;
mod json;

use std::collections::HashSet;
use std::path::Path;

use authgear_admin_codegen::GENERATED;
use authgear_admin_codegen::coverage::{
    Coverage, Target, UnknownTarget, names_in_rust, unused_operations, who,
};
use authgear_admin_codegen::manifest::{Manifest, Operation, VERSION};
use authgear_admin_codegen::project::{expand, read_text};
use authgear_admin_codegen::schema::Schema;
use authgear_admin_codegen::source::Sources;

use super::inputs::{self, Inputs};
use super::{generate, manifest};
use crate::args::{self, ReportFormat};
use crate::failure::{Failure, Outcome};
use crate::findings;
use crate::output::{color_of_output, print};

pub(crate) fn run(arguments: &args::Coverage) -> Result<Outcome, Failure> {
    let project = inputs::project()?;
    let (schema, manifest) = match &arguments.manifest {
        Some(path) => {
            let mut sources = Sources::new();
            (inputs::schema(&project, arguments.schema.as_deref(), &mut sources)?.0, saved(path)?)
        }
        None => {
            let mut inputs = inputs::read(project, arguments.schema.as_deref(), &arguments.documents)?;
            let Some(manifest) = of_documents(&mut inputs)? else { return Ok(Outcome::Findings) };
            (inputs.schema, manifest)
        }
    };
    match &arguments.who {
        Some(part) => tell_who(arguments, &schema, &manifest, part),
        None => tell_all(arguments, &schema, &manifest),
    }
}

/// The manifest of documents; `None` where they are wrong, which is then told.
fn of_documents(inputs: &mut Inputs) -> Result<Option<Manifest>, Failure> {
    match generate::generated(inputs) {
        Ok((documents, generated)) => Ok(Some(manifest::of(inputs, &documents, &generated))),
        Err(found) => {
            findings::report(&found, &inputs.sources, ReportFormat::Human)?;
            eprintln!("{}; nothing was counted", inputs.counts(&found));
            Ok(None)
        }
    }
}

/// A manifest that was saved.
fn saved(path: &Path) -> Result<Manifest, Failure> {
    const MAKE: &str = "`authgear-codegen generate --manifest FILE.json` writes one";
    let text = read_text(path).map_err(|error| Failure::project(error, &Sources::new()).next(MAKE))?;
    let shown = path.display();
    let manifest: Manifest = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format_args!("{shown} is no manifest: {error}")).next(MAKE))?;
    match manifest.version {
        VERSION => Ok(manifest),
        other => {
            Err(Failure::new(format_args!("{shown} is a manifest of version {other}, not {VERSION}"))
                .next(MAKE))
        }
    }
}

fn tell_who(
    arguments: &args::Coverage,
    schema: &Schema,
    manifest: &Manifest,
    part: &str,
) -> Result<Outcome, Failure> {
    let target = Target::find(schema, part).map_err(|error: UnknownTarget| {
        let failure = Failure::new(&error);
        if error.help.is_empty() { failure } else { failure.next(&error.help) }
    })?;
    let found = who(schema, manifest, &target);
    match arguments.format {
        ReportFormat::Human => print(&human::who(part, &found, color_of_output())),
        ReportFormat::Json => print(&json::who(&found)?),
    }
    Ok(if found.is_empty() { Outcome::Findings } else { Outcome::Fine })
}

fn tell_all(arguments: &args::Coverage, schema: &Schema, manifest: &Manifest) -> Result<Outcome, Failure> {
    let coverage = Coverage::of(schema, manifest);
    let names = names(&arguments.rust)?;
    let unused: Option<Vec<&Operation>> = names.map(|names| unused_operations(manifest, &names).collect());
    let report = Report { schema, manifest, coverage, unused };
    match arguments.format {
        ReportFormat::Human => print(&human::all(&report, arguments.all, color_of_output())),
        ReportFormat::Json => print(&json::all(&report)?),
    }
    Ok(Outcome::Fine)
}

/// All that is told where no part is asked about.
struct Report<'r> {
    schema: &'r Schema,
    manifest: &'r Manifest,
    coverage: Coverage<'r>,
    /// The operations that no Rust source names; `None` where none was looked at.
    unused: Option<Vec<&'r Operation>>,
}

/// The names in Rust sources; `None` without patterns. What the code generator wrote names every operation, and does not
/// count.
fn names(patterns: &[String]) -> Result<Option<HashSet<String>>, Failure> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let failed = |error| Failure::project(error, &Sources::new());
    let files = expand(Path::new(""), patterns).map_err(failed)?.files;
    let mut names = HashSet::new();
    for file in files {
        let text = read_text(&file).map_err(failed)?;
        if !text.starts_with(GENERATED) {
            names.extend(names_in_rust(&text));
        }
    }
    Ok(Some(names))
}
