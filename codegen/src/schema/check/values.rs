//! Values that are written in a schema fit their types (GraphQL §5.6.1): defaults, and what directives are given.
//!
//! Servers go on with a default that does not fit, as if it were not there, and so do we: their users cannot mend it.

use std::collections::{HashMap, HashSet};

use super::{Checker, LostDefaults};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::schema::suggest::{MAX_SUGGESTIONS, did_you_mean};
use crate::schema::{InputValueDef, RULE, Schema, TypeDef, TypeKind, TypeRef};
use crate::source::Span;
use crate::value::{ObjectField, Value, ValueKind};

impl Checker<'_> {
    /// Every default value fits.
    pub(super) fn defaults(&mut self) {
        let mut any_lost = false;
        for input in self.schema.inputs() {
            if let Some(default) = &input.default {
                let proposing = self.found.len() < MAX_SUGGESTIONS;
                let misfits = misfits(self.schema, &input.ty, default, proposing);
                let what = if misfits.is_lost { "default" } else { "field" };
                any_lost |= misfits.is_lost;
                self.found.extend(misfits.leniently(&format!("This {what} does not count.")));
            }
        }
        if any_lost {
            self.incomplete_defaults();
        }
    }

    /// No default needs another one that does not fit.
    fn incomplete_defaults(&mut self) {
        let schema = self.schema;
        let lost = LostDefaults::of(schema);
        for input in schema.inputs().filter(|input| has_value(schema, input)) {
            if let Some((id, index)) = lost.missing(input)
                && let Some(missing) = schema.ty(id).input_fields().get(index)
                && let Some(default) = &input.default
            {
                let error = not_provided(schema, schema.ty(id), missing, default.span);
                let found = Misfits { wrong: error.into(), ..Misfits::default() };
                self.found.extend(found.leniently("This default does not count."));
            }
        }
    }
}

/// Whether the default of an input stands for a value of its type.
pub(in crate::schema::check) fn has_value(schema: &Schema, input: &InputValueDef) -> bool {
    input.default.as_ref().is_some_and(|default| !misfits(schema, &input.ty, default, false).is_lost)
}

/// In what a value does not fit its type.
#[derive(Debug, Default)]
pub(in crate::schema) struct Misfits {
    /// Fields that are given twice, which is an error whatever the type is.
    repeated: Diagnostics,
    wrong: Diagnostics,
    /// Whether it stands for no value at all; not so for one with a field too many.
    is_lost: bool,
}

impl Misfits {
    /// All of it as errors.
    pub(in crate::schema) fn strictly(self) -> Diagnostics {
        let mut found = self.repeated;
        found.extend(self.wrong);
        found
    }

    /// What does not fit as warnings, with this help where there is no better.
    pub(in crate::schema) fn leniently(self, help: &str) -> Diagnostics {
        let mut found = self.repeated;
        for error in self.wrong {
            let help = error.help.unwrap_or_else(|| help.to_owned());
            found.push(Diagnostic { severity: Severity::Warning, help: Some(help), ..error });
        }
        found
    }
}

/// Where a value does not fit its type; with proposals for names, if asked for.
pub(in crate::schema) fn misfits(schema: &Schema, ty: &TypeRef, value: &Value, proposing: bool) -> Misfits {
    let mut fit = Fit { schema, proposing, misfits: Misfits::default() };
    repeated_fields(value, &mut fit.misfits.repeated);
    fit.value(ty, value);
    fit.misfits
}

/// Fields that are given twice in an object, whatever type that should be.
fn repeated_fields(value: &Value, repeated: &mut Diagnostics) {
    match &value.kind {
        ValueKind::List(items) => items.iter().for_each(|item| repeated_fields(item, repeated)),
        ValueKind::Object(fields) => {
            let mut seen: HashMap<&str, Span> = HashMap::new();
            for field in fields {
                let (name, place) = (field.name.as_str(), field.name.span);
                if let Some(first) = seen.insert(name, place) {
                    let message = format!("There can be only one input field named \"{name}\".");
                    repeated.push(Diagnostic::error(RULE, message, place).label(first, "the first one"));
                }
                repeated_fields(&field.value, repeated);
            }
        }
        _ => {}
    }
}

struct Fit<'s> {
    schema: &'s Schema,
    proposing: bool,
    misfits: Misfits,
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
                    self.one_of(definition, fields, given, value.span);
                }
            }
            (TypeKind::Enum { values }, ValueKind::Enum(name)) => {
                if !values.iter().any(|value| value.name.text == *name) {
                    let names = values.iter().map(|value| value.name.as_str()).filter(|_| self.proposing);
                    let message =
                        format!("Value \"{name}\" does not exist in \"{}\" enum.", definition.name.text);
                    let error = Diagnostic::error(RULE, message, value.span);
                    self.lost(error.help(did_you_mean(name, names)));
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
        let mut seen = HashSet::new();
        for field in given {
            let name = field.name.as_str();
            seen.insert(name);
            match fields.iter().find(|known| known.name.as_str() == name) {
                Some(known) => self.value(&known.ty, &field.value),
                None => {
                    let names = fields.iter().map(|known| known.name.as_str()).filter(|_| self.proposing);
                    let message = format!("Field \"{name}\" is not defined by type \"{}\".", ty.name.text);
                    let error = Diagnostic::error(RULE, message, field.name.span);
                    self.misfits.wrong.push(error.help(did_you_mean(name, names)));
                }
            }
        }
        for missing in
            fields.iter().filter(|known| known.is_required() && !seen.contains(known.name.as_str()))
        {
            self.lost(not_provided(self.schema, ty, missing, span));
        }
    }

    fn one_of(&mut self, ty: &TypeDef, fields: &[InputValueDef], given: &[ObjectField], span: Span) {
        // A field that there is none of is told already.
        let is_known = |field: &&ObjectField| fields.iter().any(|known| known.name.text == field.name.text);
        let mut known = given.iter().filter(is_known);
        let message = match (known.next(), known.next()) {
            (Some(only), None) if only.value.kind != ValueKind::Null => return,
            (Some(only), None) => format!("Field \"{}.{}\" must be non-null.", ty.name.text, only.name.text),
            _ => format!("OneOf Input Object \"{}\" must specify exactly one key.", ty.name.text),
        };
        self.lost(Diagnostic::error(RULE, message, span));
    }

    fn expected(&mut self, ty: &TypeRef, shown: &str, place: Span, help: &str) {
        let message = format!("Expected value of type \"{}\", found {shown}.", ty.display(self.schema));
        self.lost(Diagnostic::error(RULE, message, place).help(help));
    }

    fn lost(&mut self, error: Diagnostic) {
        self.misfits.wrong.push(error);
        self.misfits.is_lost = true;
    }
}

/// That an object at this place leaves out a field of its type.
fn not_provided(schema: &Schema, ty: &TypeDef, missing: &InputValueDef, place: Span) -> Diagnostic {
    let (owner, name, required) = (&ty.name.text, &missing.name.text, missing.ty.display(schema));
    let message = format!("Field \"{owner}.{name}\" of required type \"{required}\" was not provided.");
    Diagnostic::error(RULE, message, place).label(missing.name.span, "declared here")
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
