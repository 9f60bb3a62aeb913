//! UniqueFragmentNames: every fragment of a set has a name of its own (GraphQL §5.5.1.1).

use super::Context;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    let names = document.fragments().map(|fragment| (fragment.name.as_str(), fragment.name.span));
    context.once("UniqueFragmentNames", names, |name| {
        format!("There can be only one fragment named \"{name}\".")
    });
}
