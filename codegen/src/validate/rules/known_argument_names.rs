//! KnownArgumentNames: fields and directives take the arguments that they are given (GraphQL §5.4.1).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::validate::context::with_declaration;
use crate::validate::facts::ArgumentsOwner;

pub(super) fn check(context: &mut Context<'_>) {
    let (facts, schema) = (context.facts, context.schema);
    for fact in &facts.arguments {
        let declared = match fact.owner {
            ArgumentsOwner::Field { definition, .. } => definition.name.span,
            ArgumentsOwner::Directive(definition) => definition.name.span,
            ArgumentsOwner::Unknown => continue,
        };
        let owner = || match fact.owner {
            ArgumentsOwner::Field { parent, definition } => {
                format!(" on field \"{}.{}\"", schema.ty(parent).name.text, definition.name.text)
            }
            ArgumentsOwner::Directive(definition) => format!(" on directive \"@{}\"", definition.name.text),
            ArgumentsOwner::Unknown => String::new(),
        };
        let known = || fact.owner.definitions().iter().map(|argument| argument.name.as_str());
        for argument in fact.arguments {
            if known().any(|name| name == argument.name.as_str()) {
                continue;
            }
            let message = format!("Unknown argument \"{}\"{}.", argument.name.text, owner());
            let help = context.suggest(argument.name.as_str(), known());
            let diagnostic = Diagnostic::error("KnownArgumentNames", message, argument.name.span).help(help);
            context.report(with_declaration(diagnostic, declared, "declared here"));
        }
    }
}
