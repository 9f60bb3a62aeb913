//! What is told of two fields that cannot be merged.

use super::MAX_LABELS;
use crate::source::Span;

/// How long a reason may be that is made of others, in bytes.
const MAX_REASON: usize = 1000;

/// Two fields that cannot be merged.
pub(super) struct Conflict<'a> {
    pub(super) key: &'a str,
    pub(super) reason: String,
    pub(super) first: Span,
    pub(super) second: Span,
    /// The fields inside of them that are the cause, if it is not they themselves.
    pub(super) inner: Vec<(Span, Span)>,
}

/// The reasons of conflicts inside of two fields as one.
pub(super) fn reason_of(conflicts: &[Conflict<'_>]) -> String {
    let mut reason = String::new();
    for conflict in conflicts {
        if !reason.is_empty() {
            reason.push_str(" and ");
        }
        reason.push_str(&format!("subfields \"{}\" conflict because {}", conflict.key, conflict.reason));
        if let Some((end, _)) = reason.char_indices().nth(MAX_REASON) {
            reason.truncate(end);
            reason.push_str("...");
            break;
        }
    }
    reason
}

/// The places of the conflicts inside, the causes first.
pub(super) fn places_of(conflicts: Vec<Conflict<'_>>) -> Vec<(Span, Span)> {
    let mut places = Vec::new();
    for conflict in conflicts {
        places.extend(conflict.inner);
        places.push((conflict.first, conflict.second));
    }
    places.truncate(MAX_LABELS);
    places
}
