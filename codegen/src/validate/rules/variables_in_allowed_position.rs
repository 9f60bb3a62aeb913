//! VariablesInAllowedPosition: a variable's type fits wherever it is used (GraphQL §5.8.5).

use std::collections::HashMap;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Definition, VariableDef};
use crate::schema::{Schema, TypeRef};
use crate::validate::context::with_declaration;
use crate::validate::facts::UsageFact;
use crate::value::ValueKind;

const RULE: &str = "VariablesInAllowedPosition";

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    for ((index, definition), types) in document.definitions().iter().enumerate().zip(context.variables) {
        let Definition::Operation(operation) = definition else {
            continue;
        };
        // Of two declarations of a name, the last counts, as in graphql-js.
        let declared: HashMap<&str, (&VariableDef, &Option<TypeRef>)> = operation
            .variables
            .iter()
            .zip(types)
            .map(|(variable, ty)| (variable.name.as_str(), (variable, ty)))
            .collect();
        if declared.is_empty() {
            continue;
        }
        let reached = context.reach.from(index);
        for usage in reached.iter().filter_map(|index| facts.usages.get(*index)).flatten() {
            if let Some((variable, Some(ty))) = declared.get(usage.name.as_str()) {
                position(context, variable, ty, usage);
            }
        }
    }
}

fn position(context: &mut Context<'_>, variable: &VariableDef, ty: &TypeRef, usage: &UsageFact<'_>) {
    let schema = context.schema;
    let Some(expected) = usage.expected.ty else { return };
    if !allowed(schema, variable, ty, expected, usage.expected.default) {
        let message = format!(
            "Variable \"${}\" of type \"{}\" used in position expecting type \"{}\".",
            variable.name.text,
            ty.display(schema),
            expected.display(schema)
        );
        let mut diagnostic =
            Diagnostic::error(RULE, message, usage.name.span).label(variable.ty.span, "its type");
        if let Some(declared) = usage.expected.declared {
            diagnostic = with_declaration(diagnostic, declared, "declared here");
        }
        context.report(diagnostic);
    }
    // Wherever the object stands; graphql-js 16 forgets this where a value must be given.
    if let Some(one_of) = usage.expected.one_of
        && !ty.is_non_null()
    {
        let message = format!(
            "Variable \"${}\" is of type \"{}\" but must be non-nullable to be used for OneOf Input Object \"{}\".",
            variable.name.text,
            ty.display(schema),
            schema.ty(one_of).name.text
        );
        context.report(Diagnostic::error(RULE, message, usage.name.span).label(variable.ty.span, "its type"));
    }
}

/// IsVariableUsageAllowed.
fn allowed(schema: &Schema, variable: &VariableDef, ty: &TypeRef, expected: &TypeRef, default: bool) -> bool {
    if expected.is_non_null() && !ty.is_non_null() {
        let own_default =
            variable.default.as_ref().is_some_and(|value| !matches!(value.kind, ValueKind::Null));
        return (own_default || default) && compatible(schema, ty, expected.nullable());
    }
    compatible(schema, ty, expected)
}

/// AreTypesCompatible.
fn compatible(schema: &Schema, ty: &TypeRef, expected: &TypeRef) -> bool {
    match (ty, expected) {
        (TypeRef::NonNull(ty), TypeRef::NonNull(expected)) | (TypeRef::List(ty), TypeRef::List(expected)) => {
            compatible(schema, ty, expected)
        }
        (TypeRef::NonNull(ty), expected) => compatible(schema, ty, expected),
        (TypeRef::Named(ty), TypeRef::Named(expected)) => schema.is_subtype(*ty, *expected),
        _ => false,
    }
}
