//! DeprecatedUsage: a field, argument, input field or enum value that will go away is used.

use super::{Context, finding};
use crate::diagnostic::Severity;
use crate::lint::Lint;
use crate::schema::{FieldDef, InputValueDef, Schema};
use crate::usage::{Coordinate, Usage};
use crate::validate::context::with_declaration;
use crate::value::Name;

pub(super) fn check(context: &mut Context<'_>, severity: Severity) {
    let (schema, document) = (context.schema, context.document);
    let usage = Usage::of(schema, document);
    for used in usage.consumers().iter().flat_map(|consumer| &consumer.uses) {
        if let Some(Deprecated { what, reason, declared }) = deprecated(schema, used.coordinate) {
            let message = format!("{what} is deprecated: {reason}");
            let diagnostic = finding(Lint::DeprecatedUsage, severity, message, used.span);
            context.report(with_declaration(diagnostic, declared.span, "declared here"));
        }
    }
}

/// Something that will go away.
struct Deprecated<'a> {
    what: String,
    reason: &'a str,
    declared: &'a Name,
}

/// What will go away of a schema by this name; a type never does, nor does a directive.
fn deprecated<'a>(schema: &'a Schema, coordinate: Coordinate<'_>) -> Option<Deprecated<'a>> {
    let ty = |name| schema.id(name).map(|id| schema.ty(id));
    match coordinate {
        Coordinate::Type(_) | Coordinate::Directive(_) => None,
        Coordinate::Field(owner, name) => {
            let FieldDef { name, deprecated, .. } = ty(owner)?.field(name)?;
            let reason = deprecated.as_deref()?;
            Some(Deprecated { what: format!("The field \"{coordinate}\""), reason, declared: name })
        }
        Coordinate::Argument(owner, field, name) => {
            input("argument", ty(owner)?.field(field)?.argument(name)?)
        }
        Coordinate::DirectiveArgument(owner, name) => {
            let arguments = &schema.directive(owner)?.arguments;
            input("argument", arguments.iter().find(|argument| argument.name.as_str() == name)?)
        }
        Coordinate::InputField(owner, name) => {
            let fields = ty(owner)?.input_fields();
            input("input field", fields.iter().find(|field| field.name.as_str() == name)?)
        }
        Coordinate::EnumValue(owner, name) => {
            let value = ty(owner)?.enum_values().iter().find(|value| value.name.as_str() == name)?;
            let reason = value.deprecated.as_deref()?;
            Some(Deprecated {
                what: format!("The enum value \"{coordinate}\""),
                reason,
                declared: &value.name,
            })
        }
    }
}

fn input<'a>(what: &str, definition: &'a InputValueDef) -> Option<Deprecated<'a>> {
    let InputValueDef { name, deprecated, .. } = definition;
    let reason = deprecated.as_deref()?;
    Some(Deprecated { what: format!("The {what} \"{}\"", name.text), reason, declared: name })
}
