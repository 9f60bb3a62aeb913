//! `check`: documents against the saved schema.

use authgear_admin_codegen::diagnostic::Severity;

use super::inputs;
use crate::args::{Check, ReportFormat};
use crate::failure::{Failure, Outcome};
use crate::findings;

pub(crate) fn run(arguments: &Check) -> Result<Outcome, Failure> {
    let inputs = inputs::read(inputs::project()?, arguments.schema.as_deref(), &arguments.documents)?;
    let found = inputs.found();
    let for_people = arguments.format == ReportFormat::Human;
    if for_people {
        findings::report(&inputs.warnings, &inputs.sources, arguments.format)?;
    }
    findings::report(&found, &inputs.sources, arguments.format)?;
    if for_people {
        eprintln!("{}", inputs.counts(&found));
        if let Some(first) = found.iter().find(|found| found.severity == Severity::Error) {
            eprintln!("  help: `authgear-codegen explain {}` says more", first.rule);
        }
    }
    Ok(if found.has_errors() { Outcome::Findings } else { Outcome::Fine })
}
