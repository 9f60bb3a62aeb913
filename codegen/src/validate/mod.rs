//! The rules of GraphQL's chapter on validation, and our own lints: one rule a file.

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::schema::Schema;
use crate::source::Sources;

/// What a face asks of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether a fragment that no operation spreads is an error. It is one for the specification; in generated code
    /// it is a type of its own right.
    pub unused_fragments: bool,
}

/// Everything that is wrong with a document.
pub fn validate(_: &Sources, _: &Schema, _: &Document, _: &Options) -> Diagnostics {
    Diagnostics::new()
}
