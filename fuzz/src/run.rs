//! The whole way of a document, with a look at everything that is said and made of it.

use authgear_admin_codegen::document::{self, Definition, Document};
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::validate::{Options, validate};
use authgear_admin_codegen::{Level, Lints, NoSpans, Settings, generate};

use crate::schemas::Read;
use crate::{output, told};

/// Reads a document; `None` where it is refused.
///
/// # Panics
/// What is said of it cannot be shown.
#[must_use]
pub fn parse(sources: &mut Sources, text: &str) -> Option<Document> {
    let id = sources.add("t.graphql", text);
    match document::parse(sources, &[id]) {
        Ok(document) => Some(document),
        Err(found) => {
            told::check_errors(&found, sources);
            None
        }
    }
}

/// Whether a document, read into these sources, breaks no rule of the specification. Lints may warn of it.
///
/// # Panics
/// What is said of it cannot be shown.
#[must_use]
pub fn is_valid(sources: &Sources, read: &Read, document: &Document, unused_fragments: bool) -> bool {
    let options = Options { unused_fragments, lints: Lints::all(Level::Warn) };
    let found = validate(sources, &read.schema, document, &options);
    told::check(&found, sources);
    !found.has_errors()
}

/// Generates from a text; whether it was valid and became Rust.
///
/// # Panics
/// What came out is no Rust, or what it sends is not valid; or what was said cannot be shown.
#[must_use]
pub fn rust(read: &Read, settings: &Settings, text: &str) -> bool {
    let mut sources = read.sources.clone();
    let Some(document) = parse(&mut sources, text) else {
        return false;
    };
    match generate(&sources, &read.schema, &document, settings, &NoSpans) {
        Ok(generated) => {
            told::check(&generated.warnings, &sources);
            let sent = output::check(&generated.tokens);
            // It takes most of the time, and rarely matters.
            if text.len().is_multiple_of(8) {
                output::parse(&generated.tokens);
            }
            assert_eq!(sent.len(), document.operations().count());
            for text in sent {
                assert_sent(read, &text);
            }
            true
        }
        Err(found) => {
            told::check_errors(&found, &sources);
            false
        }
    }
}

/// What an operation sends is that operation and what it needs, valid as it stands.
fn assert_sent(read: &Read, text: &str) {
    let mut sources = read.sources.clone();
    let document = parse(&mut sources, text).unwrap_or_else(|| panic!("sends what is no document: {text}"));
    assert!(is_valid(&sources, read, &document, true), "sends what is not valid: {text}");
    assert_eq!(document.operations().count(), 1, "{text}");
}

/// The shortest text of a document, definition by definition.
#[must_use]
pub fn minified(sources: &Sources, document: &Document) -> String {
    let spans = document.definitions().iter().map(|definition| match definition {
        Definition::Operation(operation) => operation.span,
        Definition::Fragment(fragment) => fragment.span,
        Definition::NotExecutable { span, .. } => *span,
    });
    let parts: Vec<String> = spans.map(|span| document::minify(sources, span, &[])).collect();
    parts.join(" ")
}
