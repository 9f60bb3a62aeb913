//! UniqueVariableNames: an operation declares each variable once (GraphQL §5.8.1).

use super::Context;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    for operation in document.operations() {
        let names = operation.variables.iter().map(|variable| (variable.name.as_str(), variable.name.span));
        context.once_each("UniqueVariableNames", names, |name| {
            format!("There can be only one variable named \"${name}\".")
        });
    }
}
