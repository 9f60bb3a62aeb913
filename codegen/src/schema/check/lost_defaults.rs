//! Default values that stand for nothing: those that do not fit their type, and those that another one of these would
//! have to complete. `{}` fits a type whose one required field has a default, and no longer if that one does not count.

use std::collections::{HashMap, HashSet};

use super::default_cycles::{Field, needs};
use super::values::has_value;
use crate::schema::{InputValueDef, Schema};

/// The fields of input objects that are required, because their defaults stand for nothing.
pub(in crate::schema) struct LostDefaults<'s> {
    schema: &'s Schema,
    fields: HashSet<Field>,
}

impl<'s> LostDefaults<'s> {
    pub(in crate::schema) fn of(schema: &'s Schema) -> Self {
        let fields = || {
            schema.types().flat_map(|(id, ty)| {
                let fields = ty.input_fields().iter().enumerate();
                fields
                    .filter(|(_, field)| field.default.is_some())
                    .map(move |(index, field)| ((id, index), field))
            })
        };
        let misfits = fields().filter(|(_, field)| field.ty.is_non_null() && !has_value(schema, field));
        let mut queue: Vec<Field> = misfits.map(|(field, _)| field).collect();
        let mut lost = Self { schema, fields: queue.iter().copied().collect() };
        if queue.is_empty() {
            return lost;
        }
        let mut needed_by: HashMap<Field, Vec<Field>> = HashMap::new();
        for (field, definition) in fields().filter(|(_, field)| field.ty.is_non_null()) {
            for needed in lost.needs(definition) {
                needed_by.entry(needed).or_default().push(field);
            }
        }
        while let Some(field) = queue.pop() {
            let completed = needed_by.get(&field).into_iter().flatten();
            queue.extend(completed.copied().filter(|completed| lost.fields.insert(*completed)));
        }
        lost
    }

    /// Whether an input has a default that stands for a value.
    pub(in crate::schema) fn keeps(&self, input: &InputValueDef) -> bool {
        has_value(self.schema, input) && self.missing(input).is_none()
    }

    /// The first field that the default of this input leaves out although it is required, because its own default stands
    /// for nothing.
    pub(super) fn missing(&self, input: &InputValueDef) -> Option<Field> {
        self.needs(input).into_iter().find(|needed| self.fields.contains(needed))
    }

    /// The fields whose defaults complete that of this input.
    fn needs(&self, input: &InputValueDef) -> Vec<Field> {
        let mut needed = Vec::new();
        if let Some(default) = &input.default {
            needs(self.schema, &input.ty, default, &mut needed);
        }
        needed
    }
}
