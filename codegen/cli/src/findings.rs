//! What was found in documents, as people and as tools read it.

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::snippet;
use authgear_admin_codegen::source::Sources;
use serde::Serialize;

use crate::args::ReportFormat;
use crate::failure::Failure;
use crate::output::{color, print, width_of_errors};

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

/// Prints findings: for people to standard error, for tools as one JSON list to standard output.
pub(crate) fn report(found: &Diagnostics, sources: &Sources, format: ReportFormat) -> Result<(), Failure> {
    match format {
        ReportFormat::Human => eprint!("{}", render(found, sources)),
        ReportFormat::Json => print(&json(found, sources)?),
    }
    Ok(())
}

/// Findings for people, as wide as the terminal is.
pub(crate) fn render(found: &Diagnostics, sources: &Sources) -> String {
    match width_of_errors() {
        Some(width) => snippet::render_within(found, sources, color(), width),
        None => snippet::render(found, sources, color()),
    }
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
