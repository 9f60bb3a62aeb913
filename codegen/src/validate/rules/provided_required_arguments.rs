//! ProvidedRequiredArguments: what a field or directive requires is given (GraphQL §5.4.3).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::validate::context::with_declaration;
use crate::validate::facts::ArgumentsOwner;

pub(super) fn check(context: &mut Context<'_>) {
    let (facts, schema) = (context.facts, context.schema);
    for fact in &facts.arguments {
        let owner = match fact.owner {
            ArgumentsOwner::Field { definition, .. } => format!("Field \"{}\"", definition.name.text),
            ArgumentsOwner::Directive(definition) => format!("Directive \"@{}\"", definition.name.text),
            ArgumentsOwner::Unknown => continue,
        };
        for required in fact.owner.definitions().iter().filter(|definition| definition.is_required()) {
            if fact.arguments.iter().any(|argument| argument.name.text == required.name.text) {
                continue;
            }
            let message = format!(
                "{owner} argument \"{}\" of type \"{}\" is required, but it was not provided.",
                required.name.text,
                required.ty.display(schema)
            );
            let diagnostic = Diagnostic::error("ProvidedRequiredArguments", message, fact.place);
            context.report(with_declaration(diagnostic, required.name.span, "declared here"));
        }
    }
}
