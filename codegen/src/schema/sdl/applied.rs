//! Directives that are applied in a schema: they are declared, may stand where they do, and have the arguments that
//! they take.
//!
//! The others than the built-in ones matter to the server alone: they only have to be right.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::schema::check::misfits;
use crate::schema::suggest::{MAX_SUGGESTIONS, did_you_mean};
use crate::schema::{AppliedDirective, DirectiveDef, RULE, Schema, builtin};
use crate::value::{Name, ValueKind};

/// A place with the directives that are applied there.
#[derive(Debug)]
pub(super) struct Site {
    /// The specification's name for such a place.
    pub(super) location: &'static str,
    pub(super) applied: Vec<AppliedDirective>,
}

/// Whether a directive is applied.
pub(super) fn has(applied: &[AppliedDirective], directive: &str) -> bool {
    applied.iter().any(|applied| applied.name.as_str() == directive)
}

/// The value of an argument of a directive, where that is applied with it.
pub(super) fn argument<'a>(
    applied: &'a [AppliedDirective],
    directive: &str,
    argument: &str,
) -> Option<&'a ValueKind> {
    let applied = applied.iter().find(|applied| applied.name.as_str() == directive)?;
    let given = applied.arguments.iter().find(|given| given.name.as_str() == argument)?;
    Some(&given.value.kind)
}

/// What is wrong with the directives that are applied in these places.
pub(super) fn check<'s>(schema: &Schema, sites: impl IntoIterator<Item = &'s Site>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for site in sites {
        let mut earlier: HashMap<&str, &Name> = HashMap::new();
        for applied in &site.applied {
            let name = applied.name.as_str();
            let Some(definition) = schema.directive(name) else {
                let message = format!("Unknown directive \"@{name}\".");
                let help = if found.len() < MAX_SUGGESTIONS { near(schema, name) } else { String::new() };
                found.push(Diagnostic::error(RULE, message, applied.name.span).help(help));
                continue;
            };
            if !definition.locations.iter().any(|location| &*location.0 == site.location) {
                let message = format!("Directive \"@{name}\" may not be used on {}.", site.location);
                let error = Diagnostic::error(RULE, message, applied.name.span);
                found.push(declared(error, &definition.name));
            }
            if !definition.repeatable
                && let Some(first) = earlier.insert(name, &applied.name)
            {
                let message = format!("The directive \"@{name}\" can only be used once at this location.");
                found.push(
                    Diagnostic::error(RULE, message, applied.name.span).label(first.span, "the first one"),
                );
            }
            arguments(schema, definition, applied, &mut found);
        }
    }
    found
}

/// The directives with names near to this one, as a help text.
fn near(schema: &Schema, name: &str) -> String {
    let names = schema.directives().iter().map(|directive| format!("@{}", directive.name.text));
    let names: Vec<String> = names.collect();
    did_you_mean(&format!("@{name}"), names.iter().map(String::as_str))
}

fn arguments(
    schema: &Schema,
    definition: &DirectiveDef,
    applied: &AppliedDirective,
    found: &mut Diagnostics,
) {
    let name = definition.name.as_str();
    let mut given: HashMap<&str, &Name> = HashMap::new();
    for argument in &applied.arguments {
        let word = argument.name.as_str();
        if let Some(first) = given.insert(word, &argument.name) {
            let message = format!("There can be only one argument named \"{word}\".");
            let error = Diagnostic::error(RULE, message, argument.name.span);
            found.push(error.label(first.span, "the first one"));
        }
        let known = definition.arguments.iter().find(|known| known.name.as_str() == word);
        match known {
            // What a directive of its own means, the server alone knows.
            Some(known) => {
                let misfits = misfits(schema, &known.ty, &argument.value, found.len() < MAX_SUGGESTIONS);
                if builtin::is_directive(name) {
                    found.extend(misfits.strictly());
                } else {
                    found.extend(misfits.leniently("The generated code does not depend on it."));
                }
            }
            None => {
                let names = definition.arguments.iter().map(|known| known.name.as_str());
                let names = names.filter(|_| found.len() < MAX_SUGGESTIONS);
                let message = format!("Unknown argument \"{word}\" on directive \"@{name}\".");
                let error = Diagnostic::error(RULE, message, argument.name.span);
                let help = did_you_mean(word, names);
                found.push(error.help(help));
            }
        }
    }
    for missing in definition
        .arguments
        .iter()
        .filter(|known| known.is_required() && !given.contains_key(known.name.as_str()))
    {
        let message = format!(
            "Directive \"@{name}\" argument \"{}\" of type \"{}\" is required, but it was not provided.",
            missing.name.text,
            missing.ty.display(schema)
        );
        let error = Diagnostic::error(RULE, message, applied.name.span);
        found.push(declared(error, &missing.name));
    }
}

/// With the place of a declaration; what is built in has none.
fn declared(error: Diagnostic, name: &Name) -> Diagnostic {
    if name.span.start < name.span.end { error.label(name.span, "declared here") } else { error }
}
