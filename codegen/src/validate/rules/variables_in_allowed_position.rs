//! VariablesInAllowedPosition: a variable's type fits wherever it is used (GraphQL §5.8.5).

use std::collections::HashMap;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Definition, VariableDef};
use crate::schema::{Schema, TypeRef};
use crate::validate::facts::UsageFact;
use crate::value::ValueKind;

const RULE: &str = "VariablesInAllowedPosition";

pub(super) fn check(context: &mut Context<'_>) {
    let (document, types) = (context.document, context.types);
    for (index, definition) in document.definitions().iter().enumerate() {
        let Definition::Operation(operation) = definition else {
            continue;
        };
        // Of two declarations of a name, the last counts, as in graphql-js.
        let names = operation.variables.iter().enumerate();
        let declared: HashMap<&str, usize> =
            names.map(|(index, variable)| (variable.name.as_str(), index)).collect();
        for usage in context.usages(index) {
            let Some(declared) = declared.get(usage.name.as_str()).copied() else {
                continue;
            };
            let ty = types.get(index).and_then(|types| types.get(declared)).and_then(Option::as_ref);
            if let (Some(variable), Some(ty)) = (operation.variables.get(declared), ty) {
                position(context, variable, ty, usage);
            }
        }
    }
}

fn position(context: &mut Context<'_>, variable: &VariableDef, ty: &TypeRef, usage: &UsageFact<'_>) {
    let schema = context.schema;
    let Some(expected) = usage.expected.ty else { return };
    let shown = ty.display(schema);
    if !allowed(schema, variable, ty, expected, usage.expected.default) {
        let message = format!(
            "Variable \"${}\" of type \"{shown}\" used in position expecting type \"{}\".",
            variable.name.text,
            expected.display(schema)
        );
        let mut diagnostic =
            Diagnostic::error(RULE, message, usage.name.span).label(variable.ty.span, "its type");
        if let Some(declared) = usage.expected.declared {
            diagnostic = diagnostic.label(declared, "declared here");
        }
        context.report(diagnostic);
    }
    if let Some(one_of) = usage.expected.one_of
        && !ty.is_non_null()
    {
        let message = format!(
            "Variable \"${}\" is of type \"{shown}\" but must be non-nullable to be used for OneOf Input Object \"{}\".",
            variable.name.text,
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
