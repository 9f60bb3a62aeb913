//! MutationFieldLimit: Authgear refuses a request with more than five mutations at the top (HTTP 400) before it runs any
//! of them.

use super::{Context, finding};
use crate::diagnostic::Severity;
use crate::document::{Operation, RootFields, Selection, SelectionSet};
use crate::lint::Lint;
use crate::schema::OperationKind;
use crate::source::Span;

/// How many mutations one request may have.
const LIMIT: usize = 5;

pub(super) fn check(context: &mut Context<'_>, severity: Severity) {
    let document = context.document;
    let mutations = |operation: &&Operation| operation.kind == OperationKind::Mutation;
    for operation in document.operations().filter(mutations) {
        let (mut fields, mut beyond) = (RootFields::new(document), None);
        let count = count_on(&mut fields, &operation.selection, 0, &mut beyond);
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

/// Counts on from `count`, and notes the field beyond the limit, or the spread that brings it in.
fn count_on<'a>(
    fields: &mut RootFields<'a>,
    set: &'a SelectionSet,
    mut count: usize,
    beyond: &mut Option<Span>,
) -> usize {
    for selection in &set.selections {
        let place = match selection {
            Selection::Field(field) => {
                count = count.saturating_add(1);
                field.response_key().span
            }
            Selection::Inline(inline) => {
                count = count_on(fields, &inline.selection, count, beyond);
                continue;
            }
            Selection::Spread(spread) => {
                count = count.saturating_add(fields.of_fragment(spread.name.as_str()));
                spread.name.span
            }
        };
        if count > LIMIT {
            beyond.get_or_insert(place);
        }
    }
    count
}
