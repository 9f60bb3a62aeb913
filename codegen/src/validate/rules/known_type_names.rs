//! KnownTypeNames: every type that a document names is in the schema (GraphQL §5.5.1.2).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::schema::suggest::did_you_mean;
use crate::value::Name;

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    let variables = document
        .operations()
        .flat_map(|operation| &operation.variables)
        .map(|it| it.ty.base());
    let conditions = document.fragments().map(|fragment| &fragment.on);
    let inline = facts.inline.iter().filter_map(|fact| fact.inline.on.as_ref());
    let names: Vec<&Name> = variables.chain(conditions).chain(inline).collect();
    for name in names {
        if context.schema.id(name.as_str()).is_none() {
            let known = context.schema.types().map(|(_, ty)| ty.name.as_str());
            let help = did_you_mean(name.as_str(), known);
            let message = format!("Unknown type \"{}\".", name.text);
            context.report(Diagnostic::error("KnownTypeNames", message, name.span).help(help));
        }
    }
}
