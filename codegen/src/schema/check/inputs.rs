//! Inputs: they take input types, what is required is not deprecated, `@oneOf` fields are optional, and an input object
//! does not require itself (GraphQL §3.10).

use std::collections::HashSet;

use super::Checker;
use crate::schema::{InputValueDef, TypeId, TypeKind, TypeRef};

impl Checker<'_> {
    pub(super) fn inputs(&mut self) {
        let schema = self.schema;
        for directive in schema.directives() {
            self.takes_inputs(&format!("@{}", directive.name.text), &directive.arguments);
        }
        for (id, ty) in schema.types() {
            for field in ty.fields() {
                self.takes_inputs(&format!("{}.{}", ty.name.text, field.name.text), &field.arguments);
            }
            self.takes_inputs(&ty.name.text, ty.input_fields());
            if matches!(ty.kind, TypeKind::Input { one_of: true, .. }) {
                self.one_of(&ty.name.text, ty.input_fields());
            }
            self.requires_itself(id);
        }
    }

    fn takes_inputs(&mut self, owner: &str, inputs: &[InputValueDef]) {
        for input in inputs {
            let base = self.schema.ty(input.ty.base());
            if !base.is_input() {
                let message = format!(
                    "The type of {owner}({}:) must be an input type but got: {}.",
                    input.name.text,
                    input.ty.display(self.schema)
                );
                self.conflict(message, input.name.span, base.name.span, "an output type");
            }
            if input.deprecated.is_some() && input.is_required() {
                let message = format!("Required input {owner}({}:) cannot be deprecated.", input.name.text);
                self.error(message, input.name.span);
            }
        }
    }

    fn one_of(&mut self, owner: &str, fields: &[InputValueDef]) {
        for field in fields {
            if field.ty.is_non_null() {
                let message = format!("OneOf input field {owner}.{} must be nullable.", field.name.text);
                self.error(message, field.name.span);
            }
            if field.default.is_some() {
                let message =
                    format!("OneOf input field {owner}.{} cannot have a default value.", field.name.text);
                self.error(message, field.name.span);
            }
        }
    }

    /// Reports an input object that no value can be written for, because it requires another one of itself.
    fn requires_itself(&mut self, id: TypeId) {
        let ty = self.schema.ty(id);
        let mut seen = HashSet::new();
        let mut queue = vec![id];
        while let Some(next) = queue.pop() {
            for field in self.schema.ty(next).input_fields() {
                let TypeRef::NonNull(inner) = &field.ty else {
                    continue;
                };
                let TypeRef::Named(required) = **inner else {
                    continue;
                };
                if required == id {
                    let message = format!(
                        "Cannot reference Input Object \"{}\" within itself through a series of non-null fields: \"{}\".",
                        ty.name.text, field.name.text
                    );
                    return self.error(message, field.name.span);
                }
                if seen.insert(required) {
                    queue.push(required);
                }
            }
        }
    }
}
