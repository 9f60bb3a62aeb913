//! NoUndefinedVariables: an operation declares what it and its fragments use (GraphQL §5.8.3).

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Definition;
use crate::validate::context::of_operation;

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    for (index, definition) in document.definitions().iter().enumerate() {
        let Definition::Operation(operation) = definition else {
            continue;
        };
        let variables = || operation.variables.iter().map(|variable| variable.name.as_str());
        let declared: HashSet<&str> = variables().collect();
        let reached = context.reach.from(index);
        for usage in reached.iter().filter_map(|index| facts.usages.get(*index)).flatten() {
            if declared.contains(usage.name.as_str()) {
                continue;
            }
            let message =
                format!("Variable \"${}\" is not defined{}.", usage.name.text, of_operation("by", operation));
            let place = operation.name.as_ref().map_or(operation.keyword, |name| name.span);
            let help = context.suggest_with('$', usage.name.as_str(), variables());
            context.report(
                Diagnostic::error("NoUndefinedVariables", message, usage.name.span)
                    .label(place, "this operation must declare it")
                    .help(help),
            );
            if context.is_full() {
                return;
            }
        }
    }
}
