//! FieldsOnCorrectType: every selected field is one of its type's (GraphQL §5.3.1).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::schema::suggest::did_you_mean;
use crate::schema::{Schema, TypeId};

pub(super) fn check(context: &mut Context<'_>) {
    let facts = context.facts;
    for fact in &facts.fields {
        let (Some(parent), None) = (fact.parent, fact.definition) else {
            continue;
        };
        let (schema, name) = (context.schema, &fact.field.name);
        let ty = schema.ty(parent);
        let mut help = types_with(schema, parent, name.as_str());
        if help.is_empty() {
            help = did_you_mean(name.as_str(), ty.fields().iter().map(|field| field.name.as_str()));
        }
        let message = format!("Cannot query field \"{}\" on type \"{}\".", name.text, ty.name.text);
        context.report(
            Diagnostic::error("FieldsOnCorrectType", message, name.span)
                .label(ty.name.span, "the type is declared here")
                .help(help),
        );
    }
}

/// How many types a message proposes.
const MOST: usize = 5;

/// The members of an abstract type that have the field.
fn types_with(schema: &Schema, parent: TypeId, field: &str) -> String {
    if !schema.ty(parent).is_abstract() {
        return String::new();
    }
    let with =
        schema.possible_types(parent).iter().map(|id| schema.ty(*id)).filter(|ty| ty.field(field).is_some());
    let names: Vec<String> = with.take(MOST).map(|ty| format!("\"{}\"", ty.name.text)).collect();
    if names.is_empty() {
        return String::new();
    }
    format!("Did you mean to use an inline fragment on {}?", names.join(" or "))
}
