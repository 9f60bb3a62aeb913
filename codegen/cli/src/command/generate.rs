//! `generate`: a Rust file from the saved schema and documents.

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::{NoSpans, document, generate, to_file};

use super::inputs::{self, Inputs};
use super::{again, watch};
use crate::args::{Generate, ReportFormat};
use crate::failure::{Failure, Outcome};
use crate::findings;
use crate::output::{self, Written, write};

pub(crate) fn run(arguments: &Generate) -> Result<Outcome, Failure> {
    if arguments.watch { watch::run(arguments) } else { once(arguments) }
}

/// Generates as things are now.
pub(crate) fn once(arguments: &Generate) -> Result<Outcome, Failure> {
    let inputs = inputs::read(arguments.schema.as_deref(), &arguments.documents)?;
    let (text, warnings) = match text(&inputs)? {
        Ok(generated) => generated,
        Err(found) => {
            findings::report(&found, &inputs.sources, arguments.format)?;
            let counts = inputs.counts(&found);
            eprintln!("{counts}; nothing was generated");
            return Ok(Outcome::Findings);
        }
    };
    if arguments.format == ReportFormat::Human {
        findings::report(&inputs.warnings, &inputs.sources, arguments.format)?;
    }
    findings::report(&warnings, &inputs.sources, arguments.format)?;
    let out = arguments.out.display();
    if arguments.check {
        return Ok(output::check(&arguments.out, &text, "is stale", &again::without_check()));
    }
    match write(&arguments.out, &text)? {
        Written::Changed => eprintln!("wrote {out}"),
        Written::Unchanged => eprintln!("{out} is up to date"),
    }
    Ok(Outcome::Fine)
}

/// The text of the file with its warnings, or what is wrong with the documents.
pub(crate) fn text(inputs: &Inputs) -> Result<Result<(String, Diagnostics), Diagnostics>, Failure> {
    let document = match document::parse(&inputs.sources, &inputs.documents) {
        Ok(document) => document,
        Err(found) => return Ok(Err(found)),
    };
    match generate(&inputs.sources, &inputs.schema, &document, &inputs.settings, &NoSpans) {
        Ok(generated) => {
            let text = to_file(&generated.tokens).map_err(Failure::new)?;
            Ok(Ok((text, generated.warnings)))
        }
        Err(found) => Ok(Err(found)),
    }
}
