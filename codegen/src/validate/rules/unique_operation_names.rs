//! UniqueOperationNames: every operation of a set has a name of its own (GraphQL §5.2.2.1).

use super::Context;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    let names = document.operations().filter_map(|operation| operation.name.as_ref());
    context.once("UniqueOperationNames", names.map(|name| (name.as_str(), name.span)), |name| {
        format!("There can be only one operation named \"{name}\".")
    });
}
