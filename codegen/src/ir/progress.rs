//! What all selections of a run add to: the places that must ask for `__typename`, the findings, and the size of what is
//! generated, which is bounded: a short text can ask for a quadratic, even an exponential number of fields.

use super::text::TypenameInserts;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;

/// How many entries the types of a run may have: fields, and keys that are handed on to fragments. Each becomes about
/// 200 bytes of Rust; the largest sets of documents that are written by hand have a few thousand.
const MAX_ENTRIES: usize = 200_000;

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Progress {
    pub(super) inserts: TypenameInserts,
    pub(super) diagnostics: Diagnostics,
    entries: usize,
}

impl Progress {
    /// Counts entries of a type; `place` asks for them.
    pub(super) fn add_entries(&mut self, entries: usize, place: Span) {
        let before = self.entries;
        self.entries = before.saturating_add(entries);
        if before <= MAX_ENTRIES && self.is_too_large() {
            self.diagnostics.push(
                Diagnostic::error(
                    "OutputLimit",
                    format!("The types for these documents have more than {MAX_ENTRIES} entries."),
                    place,
                )
                .help("Spread large fragments in fewer places, or generate from fewer documents at once."),
            );
        }
    }

    /// Whether to stop: what is lowered from here on is not used.
    pub(super) fn is_too_large(&self) -> bool {
        self.entries > MAX_ENTRIES
    }
}
