//! `generate`: a Rust file from the saved schema and documents.

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::document::Document;
use authgear_admin_codegen::{Generated, NoSpans, document, generate, generate_api, to_file};

use super::inputs::{self, Inputs, Targets};
use super::{again, manifest, watch};
use crate::args::{Generate, ReportFormat};
use crate::failure::{Failure, Outcome};
use crate::files::{self, File};
use crate::findings;

pub(crate) fn run(arguments: &Generate) -> Result<Outcome, Failure> {
    if arguments.watch { watch::run(arguments) } else { once(arguments) }
}

/// Generates as things are now.
pub(crate) fn once(arguments: &Generate) -> Result<Outcome, Failure> {
    let mut project = inputs::project()?;
    // `update` and `doctor` go by the settings: without the table, they would write and expect a file without builders.
    let forgets = arguments.api && !project.settings.api.is_set() && project.settings.out.is_some();
    if arguments.api {
        project.settings.api.set();
    }
    let targets = Targets::of(&project).or(arguments.out.as_deref(), arguments.manifest.as_deref());
    if targets.is_empty() {
        return Err(Failure::new("there is nothing to write: no file is named for it")
            .next("name the Rust file with --out FILE.rs, or set `out` in authgear.toml"));
    }
    let mut inputs = inputs::read(project, arguments.schema.as_deref(), &arguments.documents)?;
    let (files, warnings) = match files(&mut inputs, &targets)? {
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
    if arguments.check {
        return Ok(files::check(&files, &again::without_check()));
    }
    files::tell(&files, &files::write_all(&files)?);
    if forgets {
        eprintln!(
            "  help: add a table `[api]` to authgear.toml, so that `update` and `doctor` know of the builders"
        );
    }
    Ok(Outcome::Fine)
}

/// What was generated with its warnings, or what is wrong with the documents.
pub(crate) type Generation = Result<(Vec<File>, Diagnostics), Diagnostics>;

/// Generates these files. Without any, the documents are looked at all the same.
pub(crate) fn files(inputs: &mut Inputs, targets: &Targets) -> Result<Generation, Failure> {
    let (documents, generated) = match generated(inputs) {
        Ok(generated) => generated,
        Err(found) => return Ok(Err(found)),
    };
    let mut files = Vec::new();
    if let Some(out) = &targets.out {
        files.push(File::new(out, to_file(&generated.tokens).map_err(Failure::new)?, "is stale"));
    }
    if let Some(path) = &targets.manifest {
        let manifest = manifest::of(inputs, &documents, &generated);
        files.push(File::new(path, manifest::text(&manifest)?, "is stale"));
    }
    Ok(Ok((files, generated.warnings)))
}

/// What is generated, before it is a text.
///
/// The documents are those that were read and, where builders for the whole API are asked for, theirs.
pub(crate) fn generated(inputs: &mut Inputs) -> Result<(Vec<Document>, Generated), Diagnostics> {
    let document = document::parse(&inputs.sources, &inputs.documents)?;
    let generated = generate(&inputs.sources, &inputs.schema, &document, &inputs.settings, &NoSpans)?;
    if !inputs.settings.api.is_set() {
        return Ok((vec![document], generated));
    }
    let api = generate_api(&mut inputs.sources, &inputs.schema, &inputs.settings)?;
    Ok((vec![document, api.document], generated.with_api(api.generated)))
}
