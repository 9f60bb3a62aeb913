//! KnownArgumentNames: fields and directives take the arguments that they are given (GraphQL §5.4.1).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::schema::suggest::did_you_mean;
use crate::validate::facts::ArgumentsOwner;

pub(super) fn check(context: &mut Context<'_>) {
    let (facts, schema) = (context.facts, context.schema);
    for fact in &facts.arguments {
        let (owner, declared) = match fact.owner {
            ArgumentsOwner::Field { parent, definition } => (
                format!("field \"{}.{}\"", schema.ty(parent).name.text, definition.name.text),
                definition.name.span,
            ),
            ArgumentsOwner::Directive(definition) => {
                (format!("directive \"@{}\"", definition.name.text), definition.name.span)
            }
            ArgumentsOwner::Unknown => continue,
        };
        let known = || fact.owner.definitions().iter().map(|argument| argument.name.as_str());
        for argument in fact.arguments {
            if known().any(|name| name == argument.name.as_str()) {
                continue;
            }
            let message = format!("Unknown argument \"{}\" on {owner}.", argument.name.text);
            context.report(
                Diagnostic::error("KnownArgumentNames", message, argument.name.span)
                    .label(declared, "declared here")
                    .help(did_you_mean(argument.name.as_str(), known())),
            );
        }
    }
}
