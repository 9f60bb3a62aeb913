//! KnownTypeNames: every type that a document names is in the schema (GraphQL §5.5.1.2).

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Definition;
use crate::value::Name;

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    let type_system = || {
        document.definitions().iter().filter_map(|definition| match definition {
            Definition::NotExecutable { names, .. } => Some(names),
            _ => None,
        })
    };
    let defined: HashSet<&str> =
        type_system().filter_map(|names| names.ty.as_ref()).map(Name::as_str).collect();
    let variables = document.operations().flat_map(|operation| &operation.variables).map(|it| it.ty.base());
    let conditions = document.fragments().map(|fragment| &fragment.on);
    let inline = facts.inline.iter().filter_map(|fact| fact.inline.on.as_ref());
    for name in variables.chain(conditions).chain(inline) {
        if context.types.id(name.as_str()).is_none() && !defined.contains(name.as_str()) {
            unknown(context, name);
        }
    }
    for name in type_system().flat_map(|names| &names.types) {
        // A definition of types may refer to any built-in one.
        if context.schema.id(name.as_str()).is_none() && !defined.contains(name.as_str()) {
            unknown(context, name);
        }
    }
}

fn unknown(context: &mut Context<'_>, name: &Name) {
    let help = context.suggest(name.as_str(), context.types.names());
    let message = format!("Unknown type \"{}\".", name.text);
    context.report(Diagnostic::error("KnownTypeNames", message, name.span).help(help));
}
