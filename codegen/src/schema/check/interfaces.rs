//! Whether types have what their interfaces promise (GraphQL §3.6, IsValidImplementation).

use std::collections::{HashMap, HashSet};

use super::Checker;
use crate::schema::{FieldDef, Schema, TypeDef, TypeId, TypeKind, TypeRef};
use crate::source::Span;

/// The fields of a type by their names.
struct Fields<'s> {
    ty: &'s TypeDef,
    by_name: Option<HashMap<&'s str, &'s FieldDef>>,
}

/// How many fields are looked for one by one.
const FEW: usize = 8;

impl<'s> Fields<'s> {
    /// For as many look-ups.
    fn new(ty: &'s TypeDef, look_ups: usize) -> Self {
        // From the end: the first of two fields with one name counts.
        let by_name = || ty.fields().iter().rev().map(|field| (field.name.as_str(), field)).collect();
        Self { ty, by_name: (look_ups > FEW).then(by_name) }
    }

    fn get(&self, name: &str) -> Option<&'s FieldDef> {
        match &self.by_name {
            Some(by_name) => by_name.get(name).copied(),
            None => self.ty.field(name),
        }
    }
}

impl<'s> Checker<'s> {
    pub(super) fn interfaces(&mut self) {
        let schema = self.schema;
        for (id, ty) in schema.types() {
            if ty.implements().is_empty() || schema.incomplete.types.contains(&id) {
                continue;
            }
            let promised = ty.implements().iter().map(|interface| schema.ty(*interface).fields().len()).sum();
            let fields = Fields::new(ty, promised);
            let all: HashSet<TypeId> = ty.implements().iter().copied().collect();
            let mut seen = HashMap::new();
            for (index, interface) in ty.implements().iter().enumerate() {
                let place = ty.reference_span(index);
                if let Some(first) = seen.insert(*interface, place) {
                    let name = &schema.ty(*interface).name.text;
                    let message = format!("Type {} can only implement {name} once.", ty.name.text);
                    self.conflict(message, place, first, "the first one");
                } else if self.may_implement(id, *interface, &all, place) {
                    let promised = schema.ty(*interface);
                    for field in promised.fields() {
                        self.field(ty, &fields, promised, field);
                    }
                }
            }
        }
    }

    /// Whether it is another type and an interface; then, whether what that implements is implemented too.
    fn may_implement(&mut self, id: TypeId, interface: TypeId, all: &HashSet<TypeId>, place: Span) -> bool {
        let schema = self.schema;
        let promised = schema.ty(interface);
        let (name, interface_name) = (&schema.ty(id).name.text, &promised.name.text);
        if !matches!(promised.kind, TypeKind::Interface { .. }) {
            let message = format!(
                "Type {name} must only implement interface types, it cannot implement {interface_name}."
            );
            self.conflict(message, place, promised.name.span, "not an interface");
            return false;
        }
        if interface == id {
            let message =
                format!("Type {name} cannot implement itself because it would create a circular reference.");
            self.error(message, place);
            return false;
        }
        for (index, above) in promised.implements().iter().enumerate() {
            let there = promised.reference_span(index);
            if *above == id {
                let message = format!(
                    "Type {name} cannot implement {interface_name} because it would create a circular reference."
                );
                self.conflict(message, place, there, "implements it in turn");
            } else if *above != interface && !all.contains(above) {
                let message = format!(
                    "Type {name} must implement {} because it is implemented by {interface_name}.",
                    schema.ty(*above).name.text
                );
                self.conflict(message, place, there, "implemented here");
            }
        }
        true
    }

    fn field(&mut self, ty: &TypeDef, fields: &Fields<'s>, interface: &TypeDef, promised: &FieldDef) {
        let schema = self.schema;
        let coordinate = || format!("{}.{}", interface.name.text, promised.name.text);
        let Some(field) = fields.get(promised.name.as_str()) else {
            let coordinate = coordinate();
            let message =
                format!("Interface field {coordinate} expected but {} does not provide it.", ty.name.text);
            return self.conflict(message, ty.name.span, promised.name.span, "promised here");
        };
        let own = || format!("{}.{}", ty.name.text, field.name.text);
        if !is_subtype(schema, &field.ty, &promised.ty) {
            let message = format!(
                "Interface field {} expects type {} but {} is type {}.",
                coordinate(),
                promised.ty.display(schema),
                own(),
                field.ty.display(schema)
            );
            self.conflict(message, field.ty_span, promised.ty_span, "promised here");
        }
        for argument in &promised.arguments {
            match field.argument(&argument.name.text) {
                None => {
                    let message = format!(
                        "Interface field argument {}({}:) expected but {} does not provide it.",
                        coordinate(),
                        argument.name.text,
                        own()
                    );
                    self.conflict(message, field.name.span, argument.name.span, "promised here");
                }
                Some(given) if given.ty != argument.ty => {
                    let message = format!(
                        "Interface field argument {}({}:) expects type {} but {}({}:) is type {}.",
                        coordinate(),
                        argument.name.text,
                        argument.ty.display(schema),
                        own(),
                        given.name.text,
                        given.ty.display(schema)
                    );
                    self.conflict(message, given.ty_span, argument.ty_span, "promised here");
                }
                Some(_) => {}
            }
        }
        for more in field.arguments.iter().filter(|more| promised.argument(&more.name.text).is_none()) {
            if more.is_required() {
                let message = format!(
                    "Argument \"{}({}:)\" must not be required type {} if not provided by the interface field {}.",
                    own(),
                    more.name.text,
                    more.ty.display(schema),
                    coordinate()
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
