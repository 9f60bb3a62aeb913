//! UniqueDirectivesPerLocation: a directive stands once in a place, unless it is repeatable (GraphQL §5.7.3).

use super::Context;

pub(super) fn check(context: &mut Context<'_>) {
    let (facts, schema) = (context.facts, context.schema);
    for fact in &facts.directives {
        let unique = fact.directives.iter().filter(|directive| {
            schema.directive(directive.name.as_str()).is_some_and(|definition| !definition.repeatable)
        });
        let names = unique.map(|directive| (directive.name.as_str(), directive.name.span));
        context.once("UniqueDirectivesPerLocation", names, |name| {
            format!("The directive \"@{name}\" can only be used once at this location.")
        });
    }
}
