//! MutationFieldLimit: Authgear refuses a request with more than five mutations at the top (HTTP 400), counted through
//! fragments, before it runs any of them.

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Field;
use crate::schema::OperationKind;
use crate::validate::top_fields::top_fields;

/// How many mutations one request may have.
pub(super) const LIMIT: usize = 5;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    for operation in document.operations().filter(|operation| operation.kind == OperationKind::Mutation) {
        let fields = top_fields(document, &operation.selection, |_| true);
        let keys: HashSet<&str> = fields.iter().map(|field| field.response_key().as_str()).collect();
        if keys.len() > LIMIT
            && let Some(sixth) = sixth(&fields)
        {
            let message = format!(
                "Too many mutation fields in one request: got {}, the server's limit is {LIMIT}.",
                keys.len()
            );
            context.report(Diagnostic::error("MutationFieldLimit", message, sixth.response_key().span).help(
                "Send the rest in another request; the mutations of one request succeed or fail together.",
            ));
        }
    }
}

/// The first field beyond the limit.
fn sixth<'f>(fields: &[&'f Field]) -> Option<&'f Field> {
    let mut seen = HashSet::new();
    fields.iter().copied().find(|field| seen.insert(field.response_key().as_str()) && seen.len() > LIMIT)
}
