//! A default value does not need itself (GraphQL §3.10): where an object leaves a field out, that field's own default
//! completes it, and this must come to an end.

use super::Checker;
use super::cycle::cycles;
use crate::diagnostic::Diagnostic;
use crate::schema::{InputValueDef, RULE, Schema, TypeId, TypeKind, TypeRef};
use crate::value::{Value, ValueKind};

/// A field of an input object with a default: its type and its place in it.
pub(super) type Field = (TypeId, usize);

impl Checker<'_> {
    pub(super) fn default_cycles(&mut self) {
        let schema = self.schema;
        let input = |(id, index): Field| schema.ty(id).input_fields().get(index);
        let with_default = schema.types().flat_map(|(id, ty)| {
            let fields = ty.input_fields().iter().enumerate();
            fields.filter(|(_, field)| field.default.is_some()).map(move |(index, _)| (id, index))
        });
        let found = cycles(with_default, |field| {
            let mut needed = Vec::new();
            if let Some(InputValueDef { ty, default: Some(default), .. }) = input(field) {
                needs(schema, ty, default, &mut needed);
            }
            needed.into_iter().map(|field| (field, field)).collect()
        });
        for cycle in found {
            let mut fields = cycle.iter().filter_map(|(id, index)| Some((*id, input((*id, *index))?)));
            let Some((id, first)) = fields.next() else { continue };
            let owner = &schema.ty(id).name.text;
            let message =
                format!("The default value of \"{owner}.{}\" cannot contain itself.", first.name.text);
            let mut error = Diagnostic::error(RULE, message, first.name.span);
            for (_, field) in fields {
                error = error.label(field.name.span, "completed by this default");
            }
            self.found.push(error);
        }
    }
}

/// The fields whose defaults complete a value.
pub(super) fn needs(schema: &Schema, ty: &TypeRef, value: &Value, needed: &mut Vec<Field>) {
    match (ty.nullable(), &value.kind) {
        (TypeRef::List(item), ValueKind::List(items)) => {
            for value in items {
                needs(schema, item, value, needed);
            }
        }
        (TypeRef::List(item), _) => needs(schema, item, value, needed),
        (named, ValueKind::Object(given)) => {
            let id = named.base();
            let TypeKind::Input { fields, .. } = &schema.ty(id).kind else {
                return;
            };
            for (index, field) in fields.iter().enumerate() {
                match given.iter().find(|given| given.name.text == field.name.text) {
                    Some(given) => needs(schema, &field.ty, &given.value, needed),
                    None if field.default.is_some() => needed.push((id, index)),
                    None => {}
                }
            }
        }
        _ => {}
    }
}
