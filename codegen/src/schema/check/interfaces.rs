//! Whether types have what their interfaces promise (GraphQL §3.6, IsValidImplementation).

use std::collections::HashSet;

use super::Checker;
use crate::schema::{FieldDef, Schema, TypeDef, TypeId, TypeKind, TypeRef};

impl Checker<'_> {
    pub(super) fn interfaces(&mut self) {
        let schema = self.schema;
        for (id, ty) in schema.types() {
            let mut seen = HashSet::new();
            for interface in ty.implements() {
                self.implementation(id, ty, *interface, &mut seen);
            }
        }
    }

    fn implementation(&mut self, id: TypeId, ty: &TypeDef, interface: TypeId, seen: &mut HashSet<TypeId>) {
        let schema = self.schema;
        let promised = schema.ty(interface);
        let (name, interface_name) = (&ty.name.text, &promised.name.text);
        if !matches!(promised.kind, TypeKind::Interface { .. }) {
            let message = format!(
                "Type {name} must only implement interface types, it cannot implement {interface_name}."
            );
            return self.conflict(message, ty.name.span, promised.name.span, "not an interface");
        }
        if interface == id {
            let message =
                format!("Type {name} cannot implement itself because it would create a circular reference.");
            return self.error(message, ty.name.span);
        }
        if !seen.insert(interface) {
            return self
                .error(format!("Type {name} can only implement {interface_name} once."), ty.name.span);
        }
        for above in promised.implements() {
            let above_type = schema.ty(*above);
            if *above == id {
                let message = format!(
                    "Type {name} cannot implement {interface_name} because it would create a circular reference."
                );
                self.conflict(message, ty.name.span, promised.name.span, "implements it in turn");
            } else if !ty.implements().contains(above) {
                let message = format!(
                    "Type {name} must implement {} because it is implemented by {interface_name}.",
                    above_type.name.text
                );
                self.conflict(message, ty.name.span, promised.name.span, "implements it");
            }
        }
        for field in promised.fields() {
            self.field(ty, promised, field);
        }
    }

    fn field(&mut self, ty: &TypeDef, interface: &TypeDef, promised: &FieldDef) {
        let schema = self.schema;
        let coordinate = format!("{}.{}", interface.name.text, promised.name.text);
        let Some(field) = ty.field(&promised.name.text) else {
            let message =
                format!("Interface field {coordinate} expected but {} does not provide it.", ty.name.text);
            return self.conflict(message, ty.name.span, promised.name.span, "promised here");
        };
        let own = format!("{}.{}", ty.name.text, field.name.text);
        if !is_subtype(schema, &field.ty, &promised.ty) {
            let message = format!(
                "Interface field {coordinate} expects type {} but {own} is type {}.",
                promised.ty.display(schema),
                field.ty.display(schema)
            );
            self.conflict(message, field.name.span, promised.name.span, "promised here");
        }
        for argument in &promised.arguments {
            match field.argument(&argument.name.text) {
                None => {
                    let message = format!(
                        "Interface field argument {coordinate}({}:) expected but {own} does not provide it.",
                        argument.name.text
                    );
                    self.conflict(message, field.name.span, argument.name.span, "promised here");
                }
                Some(given) if given.ty != argument.ty => {
                    let message = format!(
                        "Interface field argument {coordinate}({}:) expects type {} but {own}({}:) is type {}.",
                        argument.name.text,
                        argument.ty.display(schema),
                        given.name.text,
                        given.ty.display(schema)
                    );
                    self.conflict(message, given.name.span, argument.name.span, "promised here");
                }
                Some(_) => {}
            }
        }
        for more in field.arguments.iter().filter(|more| promised.argument(&more.name.text).is_none()) {
            if more.is_required() {
                let message = format!(
                    "Argument \"{own}({}:)\" must not be required type {} if not provided by the interface field {coordinate}.",
                    more.name.text,
                    more.ty.display(schema)
                );
                self.conflict(message, more.name.span, promised.name.span, "promised here");
            }
        }
    }
}

/// Whether every value of `sub` is one of `sup`, wrappers included.
fn is_subtype(schema: &Schema, sub: &TypeRef, sup: &TypeRef) -> bool {
    match (sub, sup) {
        (TypeRef::NonNull(sub), TypeRef::NonNull(sup)) | (TypeRef::List(sub), TypeRef::List(sup)) => {
            is_subtype(schema, sub, sup)
        }
        (TypeRef::NonNull(sub), sup) => is_subtype(schema, sub, sup),
        (TypeRef::Named(sub), TypeRef::Named(sup)) => schema.is_subtype(*sub, *sup),
        _ => false,
    }
}
