//! KnownTypeNames: every type that a document names is in the schema (GraphQL §5.5.1.2).

use std::cell::OnceCell;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::schema::Schema;
use crate::schema::suggest::did_you_mean;
use crate::value::Name;

/// The built-in scalars that a schema has only if something in it is of them (GraphQL §3.5); introspection uses the
/// others.
const IF_USED: [&str; 3] = ["Float", "ID", "Int"];

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts, schema) = (context.document, context.facts, context.schema);
    let variables = document.operations().flat_map(|operation| &operation.variables).map(|it| it.ty.base());
    let conditions = document.fragments().map(|fragment| &fragment.on);
    let inline = facts.inline.iter().filter_map(|fact| fact.inline.on.as_ref());
    let names: Vec<&Name> = variables.chain(conditions).chain(inline).collect();
    let unused = OnceCell::new();
    let is_known = |name: &str| {
        schema.id(name).is_some()
            && !(IF_USED.contains(&name) && unused.get_or_init(|| unused_scalars(schema)).contains(&name))
    };
    for name in names {
        if is_known(name.as_str()) {
            continue;
        }
        let known = schema.types().map(|(_, ty)| ty.name.as_str()).filter(|known| is_known(known));
        let help = did_you_mean(name.as_str(), known);
        let message = format!("Unknown type \"{}\".", name.text);
        context.report(Diagnostic::error("KnownTypeNames", message, name.span).help(help));
    }
}

fn unused_scalars(schema: &Schema) -> Vec<&'static str> {
    let fields = || schema.types().flat_map(|(_, ty)| ty.fields());
    let inputs = schema.types().flat_map(|(_, ty)| ty.input_fields());
    let of_directives = schema.directives().iter().flat_map(|directive| &directive.arguments);
    let arguments = fields().flat_map(|field| &field.arguments);
    let all = inputs.chain(of_directives).chain(arguments).map(|input| &input.ty);
    let mut unused = IF_USED.to_vec();
    for ty in fields().map(|field| &field.ty).chain(all) {
        unused.retain(|name| schema.id(name) != Some(ty.base()));
    }
    unused
}
