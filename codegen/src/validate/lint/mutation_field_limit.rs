//! MutationFieldLimit: Authgear refuses a request with more than five mutations at the top (HTTP 400) before it runs any
//! of them.

use std::collections::HashMap;

use super::{Context, finding};
use crate::diagnostic::Severity;
use crate::document::{Operation, Selection, SelectionSet};
use crate::lint::Lint;
use crate::schema::OperationKind;
use crate::source::Span;
use crate::validate::reach::Reach;

/// How many mutations one request may have.
const LIMIT: usize = 5;

pub(super) fn check(context: &mut Context<'_>, severity: Severity) {
    let document = context.document;
    let mutations = |operation: &&Operation| operation.kind == OperationKind::Mutation;
    for operation in document.operations().filter(mutations) {
        let mut counter = Counter { reach: &context.reach, known: HashMap::new() };
        let mut beyond = None;
        let count = counter.operation(&operation.selection, 0, &mut beyond);
        if let Some(beyond) = beyond {
            let message = format!(
                "Too many mutation fields in one request: got {count}, the server's limit is {LIMIT}."
            );
            context.report(finding(Lint::MutationFieldLimit, severity, message, beyond).help(
                "Send the rest in another request; the mutations of one request succeed or fail together.",
            ));
        }
    }
}

/// Counts as the server does, before it looks at anything but the syntax: a fragment that is spread twice counts twice,
/// and `__typename` and what is skipped count as well.
struct Counter<'r, 'a> {
    reach: &'r Reach<'a>,
    /// The fields of each fragment; none yet for one that is being counted, which another rule reports if it reaches
    /// itself.
    known: HashMap<usize, usize>,
}

impl<'a> Counter<'_, 'a> {
    /// Counts on from `count`, and notes the field beyond the limit, or the spread that brings it in.
    fn operation(&mut self, set: &'a SelectionSet, mut count: usize, beyond: &mut Option<Span>) -> usize {
        for selection in &set.selections {
            let place = match selection {
                Selection::Field(field) => {
                    count = count.saturating_add(1);
                    field.response_key().span
                }
                Selection::Inline(inline) => {
                    count = self.operation(&inline.selection, count, beyond);
                    continue;
                }
                Selection::Spread(spread) => {
                    count = count.saturating_add(self.fragment(spread.name.as_str()));
                    spread.name.span
                }
            };
            if count > LIMIT {
                beyond.get_or_insert(place);
            }
        }
        count
    }

    fn fragment(&mut self, name: &str) -> usize {
        let Some(index) = self.reach.index(name) else { return 0 };
        if let Some(count) = self.known.get(&index) {
            return *count;
        }
        self.known.insert(index, 0);
        let fragment = self.reach.at(index);
        let count = fragment.map_or(0, |fragment| self.set(&fragment.selection));
        self.known.insert(index, count);
        count
    }

    fn set(&mut self, set: &'a SelectionSet) -> usize {
        let count = |selection| match selection {
            &Selection::Field(_) => 1,
            Selection::Inline(inline) => self.set(&inline.selection),
            Selection::Spread(spread) => self.fragment(spread.name.as_str()),
        };
        set.selections.iter().map(count).fold(0, usize::saturating_add)
    }
}
