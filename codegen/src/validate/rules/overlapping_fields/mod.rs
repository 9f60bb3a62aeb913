//! OverlappingFieldsCanBeMerged: fields with one key in the answer are the same field and have one shape
//! (GraphQL §5.3.2).
//!
//! Two algorithms share the work. [`groups`] looks at all fields of a key at once and finds out fast that a document is
//! fine, which nearly all are. Only where it has doubts, [`pairs`] compares two fields at a time, as graphql-js does,
//! and so finds the same conflicts with the same reasons.

mod compare;
mod conflict;
mod groups;
mod member;
mod pairs;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::validate::context::MAX_LABELS;
use conflict::Conflict;
use pairs::{MAX_COMPARISONS, Pairs};

const RULE: &str = "OverlappingFieldsCanBeMerged";

pub(super) fn check(context: &mut Context<'_>) {
    if groups::are_fine(context) {
        return;
    }
    for diagnostic in conflicts(context) {
        context.report(diagnostic);
    }
}

fn conflicts(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut pairs = Pairs::new(context);
    let mut found = Vec::new();
    for fact in &context.facts.sets {
        found.extend(pairs.within(fact.set, fact.parent).iter().map(diagnostic));
    }
    if let Some(place) = pairs.gave_up() {
        let message = format!(
            "The selections are too intricate: more than {MAX_COMPARISONS} pairs of fields must be compared."
        );
        found.push(
            Diagnostic::error(RULE, message, place).help("Select each field once, or give fields aliases."),
        );
    }
    found
}

fn diagnostic(conflict: &Conflict<'_>) -> Diagnostic {
    let message = format!(
        "Fields \"{}\" conflict because {}. Use different aliases on the fields to fetch both if this was intentional.",
        conflict.key, conflict.reason
    );
    let mut diagnostic =
        Diagnostic::error(RULE, message, conflict.second).label(conflict.first, "conflicts with this field");
    for (first, second) in conflict.inner.iter().take(MAX_LABELS / 2) {
        diagnostic = diagnostic.label(*first, "this subfield").label(*second, "conflicts with this one");
    }
    diagnostic
}
