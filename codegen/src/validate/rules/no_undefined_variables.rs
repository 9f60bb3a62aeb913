//! NoUndefinedVariables: an operation declares what it and its fragments use (GraphQL §5.8.3).

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Definition;
use crate::schema::suggest::did_you_mean;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    for (index, definition) in document.definitions().iter().enumerate() {
        let Definition::Operation(operation) = definition else {
            continue;
        };
        let names = || operation.variables.iter().map(|variable| variable.name.as_str());
        let declared: HashSet<&str> = names().collect();
        for usage in context.usages(index) {
            if declared.contains(usage.name.as_str()) {
                continue;
            }
            let by = operation.name.as_ref().map(|name| format!(" by operation \"{}\"", name.text));
            let message =
                format!("Variable \"${}\" is not defined{}.", usage.name.text, by.unwrap_or_default());
            let place = operation.name.as_ref().map_or(operation.keyword, |name| name.span);
            context.report(
                Diagnostic::error("NoUndefinedVariables", message, usage.name.span)
                    .label(place, "this operation must declare it")
                    .help(did_you_mean(usage.name.as_str(), names())),
            );
        }
    }
}
