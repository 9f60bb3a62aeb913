//! NamedOperations: an operation has a name. Without one it is valid, but no type can be made of it, and the server's
//! logs cannot tell it from others.

use super::{Context, finding};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Operation;
use crate::lint::Lint;

pub(super) fn check(context: &mut Context<'_>, severity: Severity) {
    let mut operations = context.document.operations();
    // Of several, LoneAnonymousOperation has said so already.
    if let (Some(operation), None) = (operations.next(), operations.next())
        && operation.name.is_none()
    {
        context.report(unnamed(operation, severity));
    }
}

/// What is to be said of an operation without a name.
pub(crate) fn unnamed(operation: &Operation, severity: Severity) -> Diagnostic {
    let message = "An operation needs a name to become a Rust type.";
    finding(Lint::NamedOperations, severity, message, operation.keyword)
        .help(format!("Write `{} SomeName {{ … }}`.", operation.kind.keyword()))
}
