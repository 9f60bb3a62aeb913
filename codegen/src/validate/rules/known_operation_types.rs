//! KnownOperationTypes: the schema has the root type of every operation (GraphQL §5.2.1.1).

use super::Context;
use crate::diagnostic::Diagnostic;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    for operation in document.operations() {
        if context.schema.root(operation.kind).is_none() {
            let message =
                format!("The {} operation is not supported by the schema.", operation.kind.keyword());
            context.report(Diagnostic::error("KnownOperationTypes", message, operation.keyword));
        }
    }
}
