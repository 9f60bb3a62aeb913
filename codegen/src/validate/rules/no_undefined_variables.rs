//! NoUndefinedVariables: an operation declares what it and its fragments use (GraphQL §5.8.3).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Definition;
use crate::schema::suggest::did_you_mean;

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    for (index, definition) in document.definitions.iter().enumerate() {
        let Definition::Operation(operation) = definition else {
            continue;
        };
        let reached = context.reach.from(index);
        for usage in facts
            .usages
            .iter()
            .filter(|usage| reached.contains(&usage.within))
        {
            let declared = || operation.variables.iter().map(|variable| variable.name.as_str());
            if declared().any(|name| name == usage.name.as_str()) {
                continue;
            }
            let by = operation
                .name
                .as_ref()
                .map(|name| format!(" by operation \"{}\"", name.text));
            let message = format!(
                "Variable \"${}\" is not defined{}.",
                usage.name.text,
                by.unwrap_or_default()
            );
            let place = operation
                .name
                .as_ref()
                .map_or(operation.keyword, |name| name.span);
            context.report(
                Diagnostic::error("NoUndefinedVariables", message, usage.name.span)
                    .label(place, "this operation must declare it")
                    .help(did_you_mean(usage.name.as_str(), declared())),
            );
        }
    }
}
