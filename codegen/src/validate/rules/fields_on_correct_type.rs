//! FieldsOnCorrectType: every selected field is one of its type's (GraphQL §5.3.1).

use std::collections::BTreeMap;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::schema::{Schema, TypeId};
use crate::validate::context::{question, with_declaration};

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
            help = context.suggest(name.as_str(), ty.fields().iter().map(|field| field.name.as_str()));
        }
        let message = format!("Cannot query field \"{}\" on type \"{}\".", name.text, ty.name.text);
        let diagnostic = Diagnostic::error("FieldsOnCorrectType", message, name.span).help(help);
        context.report(with_declaration(diagnostic, ty.name.span, "the type is declared here"));
    }
}

/// How many types a message proposes.
const MOST: usize = 5;

/// The types that have the field, of those that a value of an abstract type can have: members, and interfaces of
/// members, the most common first.
fn types_with(schema: &Schema, parent: TypeId, field: &str) -> String {
    if !schema.ty(parent).is_abstract() {
        return String::new();
    }
    let has = |id: &TypeId| schema.ty(*id).field(field).is_some();
    let mut members: BTreeMap<TypeId, usize> = BTreeMap::new();
    for object in schema.possible_types(parent).iter().copied().filter(has) {
        let interfaces = schema.ty(object).implements().iter().copied().filter(has);
        for id in interfaces.chain([object]) {
            *members.entry(id).or_default() += 1;
        }
    }
    let mut types: Vec<(TypeId, usize)> = members.into_iter().collect();
    types.sort_by_key(|(id, count)| (usize::MAX - count, &schema.ty(*id).name.text));
    let names: Vec<String> =
        types.iter().take(MOST).map(|(id, _)| format!("\"{}\"", schema.ty(*id).name.text)).collect();
    question("Did you mean to use an inline fragment on", &names)
}
