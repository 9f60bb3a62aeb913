//! `check`: documents against the saved schema.

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::validate::{self, Options};
use authgear_admin_codegen::{document, snippet};
use serde::Serialize;

use super::inputs;
use crate::args::{Check, ReportFormat};
use crate::failure::{Failure, Outcome};
use crate::output::{color, print};

/// One finding, as tools read it.
#[derive(Serialize)]
struct Finding<'f> {
    file: &'f str,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    rule: &'f str,
    severity: &'f str,
    message: &'f str,
}

pub(crate) fn run(arguments: &Check) -> Result<Outcome, Failure> {
    let inputs = inputs::read(arguments.schema.as_deref(), &arguments.documents)?;
    let mut found = match document::parse(&inputs.sources, &inputs.documents) {
        Ok(document) => validate::validate(
            &inputs.sources,
            &inputs.schema,
            &document,
            &Options { unused_fragments: true },
        ),
        Err(found) => found,
    };
    found.sort();
    match arguments.format {
        ReportFormat::Json => print(&json(&found, &inputs.sources)?),
        ReportFormat::Human => {
            eprint!("{}", snippet::render(&inputs.warnings, &inputs.sources, color()));
            eprint!("{}", snippet::render(&found, &inputs.sources, color()));
            eprintln!("{}", inputs.counts(&found));
        }
    }
    Ok(if found.has_errors() { Outcome::Findings } else { Outcome::Fine })
}

fn json(found: &Diagnostics, sources: &Sources) -> Result<String, Failure> {
    let findings: Vec<Finding<'_>> = found
        .iter()
        .map(|diagnostic| {
            let place = diagnostic.place(sources);
            Finding {
                file: sources.name(diagnostic.primary.source),
                line: place.line,
                column: place.column,
                rule: diagnostic.rule,
                severity: diagnostic.severity.as_str(),
                message: &diagnostic.message,
            }
        })
        .collect();
    serde_json::to_string_pretty(&findings).map(|json| json + "\n").map_err(Failure::new)
}
