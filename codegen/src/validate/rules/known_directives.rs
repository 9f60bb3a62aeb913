//! KnownDirectives: directives are declared, and stand where they may (GraphQL §5.7.1, §5.7.2).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::schema::suggest::did_you_mean;

const RULE: &str = "KnownDirectives";

pub(super) fn check(context: &mut Context<'_>) {
    let facts = context.facts;
    for fact in &facts.directives {
        for directive in fact.directives {
            let name = &directive.name;
            let Some(definition) = context.schema.directive(name.as_str()) else {
                let known = context.schema.directives().iter().map(|known| known.name.as_str());
                let help = did_you_mean(name.as_str(), known);
                let message = format!("Unknown directive \"@{}\".", name.text);
                context.report(Diagnostic::error(RULE, message, name.span).help(help));
                continue;
            };
            if definition.locations.iter().all(|location| &*location.0 != fact.location) {
                let message = format!("Directive \"@{}\" may not be used on {}.", name.text, fact.location);
                let places: Vec<&str> = definition.locations.iter().map(|location| &*location.0).collect();
                context.report(
                    Diagnostic::error(RULE, message, name.span)
                        .help(format!("It may be used on {}.", places.join(", "))),
                );
            }
        }
    }
}
