//! LoneAnonymousOperation: an operation without a name stands alone in its set (GraphQL §5.2.3.1).

use super::Context;
use crate::diagnostic::Diagnostic;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    if document.operations().count() < 2 {
        return;
    }
    for operation in document.operations().filter(|operation| operation.name.is_none()) {
        context.report(
            Diagnostic::error(
                "LoneAnonymousOperation",
                "This anonymous operation must be the only defined operation.",
                operation.keyword,
            )
            .help("Give it a name."),
        );
    }
}
