//! MutationFieldLimit: Authgear refuses a request with more than five mutations at the top (HTTP 400), counted through
//! fragments, before it runs any of them.

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Field, Selection, SelectionSet};
use crate::schema::OperationKind;

/// How many mutations one request may have.
pub(super) const LIMIT: usize = 5;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    for operation in document
        .operations()
        .filter(|operation| operation.kind == OperationKind::Mutation)
    {
        let mut fields = Vec::new();
        collect(document, &operation.selection, &mut fields, &mut HashSet::new());
        let keys: HashSet<&str> = fields.iter().map(|field| field.response_key().as_str()).collect();
        if keys.len() > LIMIT
            && let Some(sixth) = sixth(&fields)
        {
            let message = format!(
                "Too many mutation fields in one request: got {}, the server's limit is {LIMIT}.",
                keys.len()
            );
            context.report(
                Diagnostic::error("MutationFieldLimit", message, sixth.response_key().span)
                    .help("Send the rest in another request; the mutations of one request succeed or fail together."),
            );
        }
    }
}

/// The first field beyond the limit.
fn sixth<'f>(fields: &[&'f Field]) -> Option<&'f Field> {
    let mut seen = HashSet::new();
    fields
        .iter()
        .copied()
        .find(|field| seen.insert(field.response_key().as_str()) && seen.len() > LIMIT)
}

fn collect<'a>(
    document: &'a Document,
    set: &'a SelectionSet,
    fields: &mut Vec<&'a Field>,
    seen: &mut HashSet<&'a str>,
) {
    for selection in &set.selections {
        match selection {
            Selection::Field(field) => fields.push(field),
            Selection::Inline(inline) => collect(document, &inline.selection, fields, seen),
            Selection::Spread(spread) => {
                if let Some(fragment) = document.fragment(spread.name.as_str())
                    && seen.insert(fragment.name.as_str())
                {
                    collect(document, &fragment.selection, fields, seen);
                }
            }
        }
    }
}
