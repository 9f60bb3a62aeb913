//! KnownDirectives: directives are declared, and stand where they may (GraphQL §5.7.1, §5.7.2).

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Definition;
use crate::value::Name;

const RULE: &str = "KnownDirectives";

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts, schema) = (context.document, context.facts, context.schema);
    // A directive that the document defines itself is none to use, and known all the same.
    let defined: HashSet<&str> = document
        .definitions()
        .iter()
        .filter_map(|definition| match definition {
            Definition::NotExecutable { names, .. } => names.directive.as_ref().map(Name::as_str),
            _ => None,
        })
        .collect();
    for fact in &facts.directives {
        for directive in fact.directives {
            let name = &directive.name;
            if defined.contains(name.as_str()) {
                continue;
            }
            let Some(definition) = schema.directive(name.as_str()) else {
                let known = schema.directives().iter().map(|known| known.name.as_str());
                let help = context.suggest_with('@', name.as_str(), known);
                let message = format!("Unknown directive \"@{}\".", name.text);
                context.report(Diagnostic::error(RULE, message, name.span).help(help));
                continue;
            };
            let places = || definition.locations.iter().map(|location| &*location.0);
            if places().all(|location| location != fact.location) {
                let message = format!("Directive \"@{}\" may not be used on {}.", name.text, fact.location);
                let places: Vec<&str> = places().collect();
                context.report(
                    Diagnostic::error(RULE, message, name.span)
                        .help(format!("It may be used on {}.", places.join(", "))),
                );
            }
        }
    }
}
