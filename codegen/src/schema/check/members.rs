//! What types are made of: no type is empty, fields answer output types, and unions have object types.

use std::collections::HashMap;

use super::Checker;
use crate::schema::{TypeDef, TypeId, TypeKind};

impl Checker<'_> {
    pub(super) fn members(&mut self) {
        let schema = self.schema;
        for (id, ty) in schema.types() {
            if !schema.incomplete.types.contains(&id) {
                self.not_empty(ty);
            }
            for field in ty.fields() {
                let base = schema.ty(field.ty.base());
                if matches!(base.kind, TypeKind::Input { .. }) {
                    let message = format!(
                        "The type of {}.{} must be an output type but got: {}.",
                        ty.name.text,
                        field.name.text,
                        field.ty.display(schema)
                    );
                    self.conflict(message, field.ty_span, base.name.span, "an input type");
                }
            }
            if let TypeKind::Union { members } = &ty.kind {
                self.union(ty, members);
            }
        }
    }

    fn union(&mut self, ty: &TypeDef, members: &[TypeId]) {
        let mut seen = HashMap::new();
        for (index, member) in members.iter().enumerate() {
            let place = ty.reference_span(index);
            let member_type = self.schema.ty(*member);
            if let Some(first) = seen.insert(member, place) {
                let message = format!(
                    "Union type {} can only include type {} once.",
                    ty.name.text, member_type.name.text
                );
                self.conflict(message, place, first, "the first one");
            } else if !matches!(member_type.kind, TypeKind::Object { .. }) {
                let message = format!(
                    "Union type {} can only include object types, it cannot include {}.",
                    ty.name.text, member_type.name.text
                );
                self.conflict(message, place, member_type.name.span, "not an object type");
            }
        }
    }

    fn not_empty(&mut self, ty: &TypeDef) {
        let (kind, is_empty, what) = match &ty.kind {
            TypeKind::Scalar { .. } => return,
            TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => {
                ("Type", fields.is_empty(), "fields")
            }
            TypeKind::Union { members } => ("Union type", members.is_empty(), "member types"),
            TypeKind::Enum { values } => ("Enum type", values.is_empty(), "values"),
            TypeKind::Input { fields, .. } => ("Input Object type", fields.is_empty(), "fields"),
        };
        if is_empty {
            let message = format!("{kind} {} must define one or more {what}.", ty.name.text);
            self.error(message, ty.name.span);
        }
    }
}
