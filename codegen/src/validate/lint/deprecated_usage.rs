//! DeprecatedUsage: a warning where a field, argument, input field or enum value that will go away is used.

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::schema::{InputValueDef, TypeDef};
use crate::validate::context::with_declaration;
use crate::value::{Name, ValueKind};

const RULE: &str = "DeprecatedUsage";

pub(super) fn check(context: &mut Context<'_>) {
    let (facts, schema) = (context.facts, context.schema);
    for fact in &facts.fields {
        if let (Some(definition), Some(parent)) = (fact.definition, fact.parent)
            && let Some(reason) = &definition.deprecated
        {
            let what = format!("The field \"{}.{}\"", schema.ty(parent).name.text, definition.name.text);
            warn(context, &what, reason, &fact.field.name, &definition.name);
        }
    }
    for fact in &facts.arguments {
        for argument in fact.arguments {
            let known = fact.owner.definitions().iter().find(|known| known.name.text == argument.name.text);
            input(context, known, "argument", &argument.name);
        }
    }
    for fact in &facts.values {
        let Some(ty) = fact.expected.ty.map(|ty| schema.ty(ty.base())) else {
            continue;
        };
        match &fact.value.kind {
            ValueKind::Object(fields) => {
                for field in fields {
                    let known = ty.input_fields().iter().find(|known| known.name.text == field.name.text);
                    input(context, known, "input field", &field.name);
                }
            }
            ValueKind::Enum(value) => enum_value(context, ty, &Name::new(value.clone(), fact.value.span)),
            _ => {}
        }
    }
}

fn input(context: &mut Context<'_>, known: Option<&InputValueDef>, what: &str, used: &Name) {
    if let Some(definition) = known
        && let Some(reason) = &definition.deprecated
    {
        warn(context, &format!("The {what} \"{}\"", definition.name.text), reason, used, &definition.name);
    }
}

fn enum_value(context: &mut Context<'_>, ty: &TypeDef, used: &Name) {
    let known = ty.enum_values().iter().find(|known| known.name.text == used.text);
    if let Some(definition) = known
        && let Some(reason) = &definition.deprecated
    {
        let what = format!("The enum value \"{}.{}\"", ty.name.text, definition.name.text);
        warn(context, &what, reason, used, &definition.name);
    }
}

fn warn(context: &mut Context<'_>, what: &str, reason: &str, used: &Name, declared: &Name) {
    let message = format!("{what} is deprecated: {reason}");
    let diagnostic = Diagnostic::warning(RULE, message, used.span);
    context.report(with_declaration(diagnostic, declared.span, "declared here"));
}
