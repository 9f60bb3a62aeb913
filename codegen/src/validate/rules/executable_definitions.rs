//! ExecutableDefinitions: a document holds operations and fragments, no types (GraphQL §5.1.1).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Definition;

pub(super) fn check(context: &mut Context<'_>) {
    for definition in context.document.definitions() {
        if let Definition::NotExecutable { what, span, .. } = definition {
            let message = format!("The {what} definition is not executable.");
            context.report(
                Diagnostic::error("ExecutableDefinitions", message, *span)
                    .help("Types belong into the schema; documents hold operations and fragments."),
            );
        }
    }
}
