//! NoUnusedVariables: an operation uses what it declares (GraphQL §5.8.4).

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Definition;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    for (index, definition) in document.definitions().iter().enumerate() {
        let Definition::Operation(operation) = definition else {
            continue;
        };
        if operation.variables.is_empty() {
            continue;
        }
        let used: HashSet<&str> = context.usages(index).map(|usage| usage.name.as_str()).collect();
        for variable in operation.variables.iter().filter(|variable| !used.contains(variable.name.as_str())) {
            let by = operation.name.as_ref().map(|name| format!(" in operation \"{}\"", name.text));
            let message =
                format!("Variable \"${}\" is never used{}.", variable.name.text, by.unwrap_or_default());
            context.report(Diagnostic::error("NoUnusedVariables", message, variable.name.span));
        }
    }
}
