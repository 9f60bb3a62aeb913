//! What types are made of: no type is empty, fields answer output types, and unions have object types.

use std::collections::HashSet;

use super::Checker;
use crate::schema::{TypeDef, TypeKind};

impl Checker<'_> {
    pub(super) fn members(&mut self) {
        let schema = self.schema;
        for (_, ty) in schema.types() {
            self.not_empty(ty);
            for field in ty.fields() {
                let base = schema.ty(field.ty.base());
                if matches!(base.kind, TypeKind::Input { .. }) {
                    let message = format!(
                        "The type of {}.{} must be an output type but got: {}.",
                        ty.name.text,
                        field.name.text,
                        field.ty.display(schema)
                    );
                    self.conflict(message, field.name.span, base.name.span, "an input type");
                }
            }
            if let TypeKind::Union { members } = &ty.kind {
                let mut seen = HashSet::new();
                for member in members {
                    let member_type = schema.ty(*member);
                    if !matches!(member_type.kind, TypeKind::Object { .. }) {
                        let message = format!(
                            "Union type {} can only include object types, it cannot include {}.",
                            ty.name.text, member_type.name.text
                        );
                        self.conflict(message, ty.name.span, member_type.name.span, "not an object type");
                    } else if !seen.insert(member) {
                        let message = format!(
                            "Union type {} can only include type {} once.",
                            ty.name.text, member_type.name.text
                        );
                        self.error(message, ty.name.span);
                    }
                }
            }
        }
    }

    fn not_empty(&mut self, ty: &TypeDef) {
        let (empty, what) = match &ty.kind {
            TypeKind::Scalar { .. } => return,
            TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => {
                (fields.is_empty(), "fields")
            }
            TypeKind::Union { members } => (members.is_empty(), "member types"),
            TypeKind::Enum { values } => (values.is_empty(), "values"),
            TypeKind::Input { fields, .. } => (fields.is_empty(), "fields"),
        };
        if empty {
            self.error(format!("Type {} must define one or more {what}.", ty.name.text), ty.name.span);
        }
    }
}
