//! UniqueArgumentNames: an argument is given once (GraphQL §5.4.2).

use super::Context;

pub(super) fn check(context: &mut Context<'_>) {
    let facts = context.facts;
    for fact in &facts.arguments {
        let names = fact.arguments.iter().map(|argument| (argument.name.as_str(), argument.name.span));
        context.once_each("UniqueArgumentNames", names, |name| {
            format!("There can be only one argument named \"{name}\".")
        });
    }
}
