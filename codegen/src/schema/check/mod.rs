//! Whether a schema agrees with itself (GraphQL §3): a rule a file, all contradictions at once.

mod cycle;
mod default_cycles;
mod inputs;
mod interfaces;
mod lost_defaults;
mod members;
mod names;
mod roots;
mod values;

pub(super) use lost_defaults::LostDefaults;
pub(super) use values::misfits;

use super::{RULE, Schema};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;

/// Everything in which the schema contradicts itself.
pub fn check(schema: &Schema) -> Diagnostics {
    let mut checker = Checker { schema, found: Diagnostics::new() };
    checker.roots();
    checker.names();
    checker.members();
    checker.interfaces();
    checker.inputs();
    checker.defaults();
    checker.default_cycles();
    checker.found
}

/// A walk over a schema with what it found.
struct Checker<'s> {
    schema: &'s Schema,
    found: Diagnostics,
}

impl Checker<'_> {
    fn error(&mut self, message: String, place: Span) {
        self.found.push(Diagnostic::error(RULE, message, place));
    }

    fn conflict(&mut self, message: String, place: Span, other: Span, label: &str) {
        let error = Diagnostic::error(RULE, message, place);
        // What the schema does not declare itself has no place.
        let has_place = other.start < other.end;
        self.found.push(if has_place { error.label(other, label) } else { error });
    }
}
