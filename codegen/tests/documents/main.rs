//! Reading documents: what is said of a text that does not parse, and that no text whatever brings the reader down.

mod acceptance;
mod any_text;
mod hostile;
mod syntax;

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::document::{self, Document};
use authgear_admin_codegen::source::Sources;

/// Reads one text.
fn parse(text: &str) -> Result<Document, Diagnostics> {
    let mut sources = Sources::new();
    let id = sources.add("t", text);
    document::parse(&sources, &[id])
}

/// The errors of one text as `line:column message`.
fn errors(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let id = sources.add("t", text);
    let found = document::parse(&sources, &[id]).err().unwrap_or_default();
    found
        .iter()
        .map(|error| {
            assert_eq!(error.rule, "Syntax");
            let place = error.place(&sources);
            format!("{}:{} {}", place.line, place.column, error.message)
        })
        .collect()
}
