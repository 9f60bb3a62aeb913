//! ValuesOfCorrectType: literals are what their place expects (GraphQL §5.6.1).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::schema::{TypeDef, TypeKind, TypeRef};
use crate::validate::context::with_declaration;
use crate::validate::facts::{Expected, ValueFact};
use crate::value::{ObjectField, Value, ValueKind};

const RULE: &str = "ValuesOfCorrectType";

pub(super) fn check(context: &mut Context<'_>) {
    let facts = context.facts;
    for fact in &facts.values {
        value(context, fact);
    }
}

/// A value by itself; what is inside a list or an object comes as a fact of its own.
fn value(context: &mut Context<'_>, fact: &ValueFact<'_>) {
    let (schema, value, expected) = (context.schema, fact.value, fact.expected);
    let Some(ty) = expected.ty else { return };
    let base = schema.ty(ty.base());
    match &value.kind {
        ValueKind::Variable(_) => {}
        ValueKind::Null => {
            if ty.is_non_null() {
                let message = format!("Expected value of type \"{}\", found null.", ty.display(schema));
                context.report(error(message, value, expected));
            }
        }
        ValueKind::List(_) if matches!(ty.nullable(), TypeRef::List(_)) => {}
        ValueKind::Object(fields) if matches!(base.kind, TypeKind::Input { .. }) => {
            object(context, value, fields, base, expected);
        }
        _ => leaf(context, value, ty, base, expected),
    }
}

fn error(message: String, value: &Value, expected: Expected<'_>) -> Diagnostic {
    let diagnostic = Diagnostic::error(RULE, message, value.span);
    match expected.declared {
        Some(declared) => with_declaration(diagnostic, declared, "declared here"),
        None => diagnostic,
    }
}

fn object(
    context: &mut Context<'_>,
    value: &Value,
    fields: &[ObjectField],
    ty: &TypeDef,
    expected: Expected<'_>,
) {
    let schema = context.schema;
    for required in ty.input_fields().iter().filter(|field| field.is_required()) {
        if fields.iter().all(|field| field.name.text != required.name.text) {
            let message = format!(
                "Field \"{}.{}\" of required type \"{}\" was not provided.",
                ty.name.text,
                required.name.text,
                required.ty.display(schema)
            );
            let diagnostic = Diagnostic::error(RULE, message, value.span);
            context.report(with_declaration(diagnostic, required.name.span, "declared here"));
        }
    }
    for field in fields {
        if ty.input_fields().iter().all(|known| known.name.text != field.name.text) {
            let known = ty.input_fields().iter().map(|known| known.name.as_str());
            let message =
                format!("Field \"{}\" is not defined by type \"{}\".", field.name.text, ty.name.text);
            let help = context.suggest(field.name.as_str(), known);
            let diagnostic = Diagnostic::error(RULE, message, field.name.span).help(help);
            context.report(with_declaration(diagnostic, ty.name.span, "the type is declared here"));
        }
    }
    if matches!(ty.kind, TypeKind::Input { one_of: true, .. }) {
        one_of(context, value, fields, ty, expected);
    }
}

fn one_of(
    context: &mut Context<'_>,
    value: &Value,
    fields: &[ObjectField],
    ty: &TypeDef,
    expected: Expected<'_>,
) {
    let mut names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() != 1 {
        let message = format!("OneOf Input Object \"{}\" must specify exactly one key.", ty.name.text);
        context.report(error(message, value, expected));
        return;
    }
    // Of two fields of one name, the last counts.
    if let Some(field) = fields.last().filter(|field| matches!(field.value.kind, ValueKind::Null)) {
        let message = format!("Field \"{}.{}\" must be non-null.", ty.name.text, field.name.text);
        context.report(error(message, value, expected));
    }
}

/// A value in the place of a scalar or enum, or one that can only be wrong.
fn leaf(context: &mut Context<'_>, value: &Value, ty: &TypeRef, base: &TypeDef, expected: Expected<'_>) {
    let found = found(context.sources.slice(value.span));
    let kind = &value.kind;
    let message = match &base.kind {
        TypeKind::Enum { .. } => return enum_value(context, value, base, expected),
        TypeKind::Scalar { .. } => match &*base.name.text {
            "Int" => match kind {
                ValueKind::Int(text) if text.parse::<i32>().is_ok() => return,
                ValueKind::Int(_) => format!("Int cannot represent non 32-bit signed integer value: {found}"),
                _ => format!("Int cannot represent non-integer value: {found}"),
            },
            "Float" if matches!(kind, ValueKind::Int(_) | ValueKind::Float(_)) => return,
            "Float" => format!("Float cannot represent non numeric value: {found}"),
            "String" if matches!(kind, ValueKind::String(_)) => return,
            "String" => format!("String cannot represent a non string value: {found}"),
            "Boolean" if matches!(kind, ValueKind::Boolean(_)) => return,
            "Boolean" => format!("Boolean cannot represent a non boolean value: {found}"),
            "ID" if matches!(kind, ValueKind::String(_) | ValueKind::Int(_)) => return,
            "ID" => format!("ID cannot represent a non-string and non-integer value: {found}"),
            _ => return,
        },
        _ => {
            // Of a list the items are meant: one that may be null takes it, too.
            let ty = if matches!(kind, ValueKind::List(_)) { ty.nullable() } else { ty };
            format!("Expected value of type \"{}\", found {found}.", ty.display(context.schema))
        }
    };
    context.report(error(message, value, expected));
}

fn enum_value(context: &mut Context<'_>, value: &Value, ty: &TypeDef, expected: Expected<'_>) {
    let known = || ty.enum_values().iter().map(|known| known.name.as_str());
    let found = found(context.sources.slice(value.span));
    let no_enum = || format!("Enum \"{}\" cannot represent non-enum value: {found}.", ty.name.text);
    let (message, written) = match &value.kind {
        ValueKind::Enum(name) if known().any(|known| known == &**name) => return,
        ValueKind::Enum(name) => {
            (format!("Value \"{name}\" does not exist in \"{}\" enum.", ty.name.text), &**name)
        }
        ValueKind::String(text) => (no_enum(), text.as_str()),
        _ => (no_enum(), found.as_str()),
    };
    let help = context.suggest(written, known());
    context.report(error(message, value, expected).help(help));
}

/// A value as a message shows it: on one line, and not endless.
fn found(text: &str) -> String {
    const MOST: usize = 100;
    let short: String = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if short.len() < text.len() { short + "…" } else { short }
}
