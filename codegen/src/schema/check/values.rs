//! Values that are written in a schema fit their types (GraphQL §5.6.1): defaults, and what directives are given.

use std::collections::HashMap;

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::schema::suggest::did_you_mean;
use crate::schema::{InputValueDef, RULE, Schema, TypeDef, TypeKind, TypeRef};
use crate::source::Span;
use crate::value::{ObjectField, Value, ValueKind};

impl Checker<'_> {
    /// Every default value fits.
    pub(super) fn defaults(&mut self) {
        let schema = self.schema;
        let directives = schema.directives().iter().flat_map(|directive| &directive.arguments);
        let members = schema.types().flat_map(|(_, ty)| {
            let arguments = ty.fields().iter().flat_map(|field| &field.arguments);
            arguments.chain(ty.input_fields())
        });
        for input in directives.chain(members) {
            if let Some(default) = &input.default {
                self.found.extend(misfits(schema, &input.ty, default));
            }
        }
    }
}

/// Where a value does not fit its type.
pub(in crate::schema) fn misfits(schema: &Schema, ty: &TypeRef, value: &Value) -> Diagnostics {
    let mut fit = Fit { schema, found: Diagnostics::new() };
    fit.value(ty, value);
    fit.found
}

struct Fit<'s> {
    schema: &'s Schema,
    found: Diagnostics,
}

impl Fit<'_> {
    /// Values are nested as deep as the parser lets them, so the recursion is short.
    fn value(&mut self, ty: &TypeRef, value: &Value) {
        if value.kind == ValueKind::Null {
            if ty.is_non_null() {
                self.expected(ty, "null", value.span, "");
            }
            return;
        }
        match (ty.nullable(), &value.kind) {
            (TypeRef::List(item), ValueKind::List(items)) => {
                for value in items {
                    self.value(item, value);
                }
            }
            // One value is a list of one.
            (TypeRef::List(item), _) => self.value(item, value),
            (named, _) => self.named(ty, self.schema.ty(named.base()), value),
        }
    }

    fn named(&mut self, ty: &TypeRef, definition: &TypeDef, value: &Value) {
        match (&definition.kind, &value.kind) {
            (TypeKind::Input { fields, one_of }, ValueKind::Object(given)) => {
                self.object(definition, fields, given, value.span);
                if *one_of {
                    self.one_of(definition, given, value.span);
                }
            }
            (TypeKind::Enum { values }, ValueKind::Enum(name)) => {
                if !values.iter().any(|value| value.name.text == *name) {
                    let names = values.iter().map(|value| value.name.as_str());
                    let message =
                        format!("Value \"{name}\" does not exist in \"{}\" enum.", definition.name.text);
                    let error = Diagnostic::error(RULE, message, value.span);
                    self.found.push(error.help(did_you_mean(name, names)));
                }
            }
            (TypeKind::Scalar { .. }, kind) => {
                if !scalar(definition.name.as_str(), kind) {
                    let help = match (definition.name.as_str(), kind) {
                        ("Int", ValueKind::Int(_)) => "An Int has 32 bits.",
                        ("ID" | "String", ValueKind::Enum(_)) => "Texts stand in double quotes.",
                        _ => "",
                    };
                    self.expected(ty, &shown(kind), value.span, help);
                }
            }
            (TypeKind::Input { .. } | TypeKind::Enum { .. }, kind) => {
                self.expected(ty, &shown(kind), value.span, "");
            }
            // That an output type takes no value is another rule's to say.
            (TypeKind::Object { .. } | TypeKind::Interface { .. } | TypeKind::Union { .. }, _) => {}
        }
    }

    fn object(&mut self, ty: &TypeDef, fields: &[InputValueDef], given: &[ObjectField], span: Span) {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for field in given {
            let name = field.name.as_str();
            if let Some(first) = seen.insert(name, field.name.span) {
                let message = format!("There can be only one input field named \"{name}\".");
                let error = Diagnostic::error(RULE, message, field.name.span);
                self.found.push(error.label(first, "the first one"));
            }
            match fields.iter().find(|known| known.name.as_str() == name) {
                Some(known) => self.value(&known.ty, &field.value),
                None => {
                    let names = fields.iter().map(|known| known.name.as_str());
                    let message = format!("Field \"{name}\" is not defined by type \"{}\".", ty.name.text);
                    let error = Diagnostic::error(RULE, message, field.name.span);
                    self.found.push(error.help(did_you_mean(name, names)));
                }
            }
        }
        for missing in
            fields.iter().filter(|known| known.is_required() && !seen.contains_key(known.name.as_str()))
        {
            let message = format!(
                "Field \"{}.{}\" of required type \"{}\" was not provided.",
                ty.name.text,
                missing.name.text,
                missing.ty.display(self.schema)
            );
            let error = Diagnostic::error(RULE, message, span);
            self.found.push(error.label(missing.name.span, "declared here"));
        }
    }

    fn one_of(&mut self, ty: &TypeDef, given: &[ObjectField], span: Span) {
        let message = match given {
            [only] if only.value.kind != ValueKind::Null => return,
            [only] => format!("Field \"{}.{}\" must be non-null.", ty.name.text, only.name.text),
            _ => format!("OneOf Input Object \"{}\" must specify exactly one key.", ty.name.text),
        };
        self.found.push(Diagnostic::error(RULE, message, span));
    }

    fn expected(&mut self, ty: &TypeRef, shown: &str, place: Span, help: &str) {
        let message = format!("Expected value of type \"{}\", found {shown}.", ty.display(self.schema));
        self.found.push(Diagnostic::error(RULE, message, place).help(help));
    }
}

/// Whether a literal may stand for a scalar; the server alone knows that of a custom one.
fn scalar(name: &str, value: &ValueKind) -> bool {
    match name {
        "Int" => matches!(value, ValueKind::Int(text) if text.parse::<i32>().is_ok()),
        "Float" => match value {
            ValueKind::Int(text) | ValueKind::Float(text) => text.parse::<f64>().is_ok_and(f64::is_finite),
            _ => false,
        },
        "String" => matches!(value, ValueKind::String(_)),
        "Boolean" => matches!(value, ValueKind::Boolean(_)),
        "ID" => matches!(value, ValueKind::String(_) | ValueKind::Int(_)),
        _ => true,
    }
}

/// A short form of a value for a message: literals as they are, texts and groups by their kind alone.
fn shown(value: &ValueKind) -> String {
    match value {
        ValueKind::Variable(name) => format!("${}", name.text),
        ValueKind::Int(text) | ValueKind::Float(text) | ValueKind::Enum(text) => text.to_string(),
        ValueKind::Boolean(value) => value.to_string(),
        ValueKind::Null => "null".to_owned(),
        ValueKind::String(_) => "a string".to_owned(),
        ValueKind::List(_) => "a list".to_owned(),
        ValueKind::Object(_) => "an object".to_owned(),
    }
}
