//! NoUnusedVariables: an operation uses what it declares (GraphQL §5.8.4).

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
        if operation.variables.is_empty() {
            continue;
        }
        let reached = context.reach.from(index);
        let usages = reached.iter().filter_map(|index| facts.usages.get(*index)).flatten();
        let used: HashSet<&str> = usages.map(|usage| usage.name.as_str()).collect();
        for variable in &operation.variables {
            if used.contains(variable.name.as_str()) {
                continue;
            }
            let message = format!(
                "Variable \"${}\" is never used{}.",
                variable.name.text,
                of_operation("in", operation)
            );
            context.report(Diagnostic::error("NoUnusedVariables", message, variable.name.span));
        }
    }
}
