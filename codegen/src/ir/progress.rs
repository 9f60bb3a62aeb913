//! What all selections of a run add to: the places that must ask for `__typename`, the findings, and the size of what is
//! generated, which is bounded: a short text can ask for a quadratic, even an exponential number of fields.

use super::text::TypenameInserts;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;

/// How much Rust is generated in one run, in bytes as estimated below. The largest sets of documents that are written by
/// hand become a tenth of it.
const MAX_BYTES: usize = 32 << 20;

/// About what the parts of the output take, in bytes, without the names and descriptions in them.
pub(super) mod size {
    /// A field of a type.
    pub(in crate::ir) const FIELD: usize = 120;
    /// A key of the answer that is handed on to a fragment.
    pub(in crate::ir) const KEY: usize = 8;
    /// A type of an answer.
    pub(in crate::ir) const TYPE: usize = 200;
    /// How often a type's name is written.
    pub(in crate::ir) const NAMES: usize = 8;
    /// An operation.
    pub(in crate::ir) const OPERATION: usize = 800;
    /// A variable.
    pub(in crate::ir) const VARIABLE: usize = 450;
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Progress {
    pub(super) inserts: TypenameInserts,
    pub(super) diagnostics: Diagnostics,
    bytes: usize,
}

impl Progress {
    /// Counts bytes of the output; `place` asks for them.
    pub(super) fn add_size(&mut self, bytes: usize, place: Span) {
        let before = self.bytes;
        self.bytes = before.saturating_add(bytes);
        if before <= MAX_BYTES && self.is_too_large() {
            let message = format!(
                "The Rust for these documents would be longer than {MAX_BYTES} bytes ({} MiB).",
                MAX_BYTES >> 20
            );
            let help = "Spread large fragments in fewer places, or generate from fewer documents at once.";
            self.diagnostics.push(Diagnostic::error("OutputLimit", message, place).help(help));
        }
    }

    /// Whether to stop: what is lowered from here on is not used.
    pub(super) fn is_too_large(&self) -> bool {
        self.bytes > MAX_BYTES
    }
}
