//! Which fields may stand beside each other: FieldsInSetCanMerge (GraphQL §5.3.2), asked before a field is written.
//!
//! Fields are noted by the keys on the way to them. Two with one way are compared as the specification says: they have
//! the same shape, and the same name and arguments unless different object types keep them apart somewhere on the way.

use std::collections::HashMap;

use authgear_admin_codegen::schema::{Schema, TypeId, TypeKind, TypeRef};

use super::Place;
use crate::document::{Argument, Document, Field, Selection, arguments_text};

/// The fields of one operation.
#[derive(Debug, Default)]
pub(super) struct Merged(HashMap<Vec<String>, Vec<Entry>>);

/// A field that was selected.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The types that it and those around it were selected on, the outermost first.
    parents: Vec<TypeId>,
    parent: TypeId,
    name: String,
    /// As written where it was first selected.
    pub(super) arguments: Vec<Argument>,
    arguments_text: String,
    ty: TypeRef,
}

impl Entry {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The type that it was selected on.
    pub(super) fn parent(&self) -> TypeId {
        self.parent
    }
}

impl Merged {
    /// The fields with these keys on the way to them.
    pub(super) fn at(&self, way: &[String]) -> &[Entry] {
        self.0.get(way).map_or(&[], Vec::as_slice)
    }

    /// The keys that are in use at a place, in an order that is always the same.
    pub(super) fn keys(&self, place: &Place) -> Vec<&str> {
        let is_here = |way: &&Vec<String>| way.len() == place.way.len() + 1 && way.starts_with(&place.way);
        let mut keys: Vec<&str> =
            self.0.keys().filter(is_here).filter_map(|way| Some(way.last()?.as_str())).collect();
        keys.sort_unstable();
        keys
    }

    /// Notes a field, unless it does not go with those that are there.
    pub(super) fn add(&mut self, schema: &Schema, place: &Place, field: &Field) -> bool {
        let Some((way, entry)) = entry(schema, place, field) else { return false };
        self.add_all(schema, vec![(way, entry)])
    }

    /// Notes all fields of a selection, unless one does not go with those that are there.
    pub(super) fn add_selections(
        &mut self,
        schema: &Schema,
        document: &Document,
        place: &Place,
        selections: &[Selection],
    ) -> bool {
        let mut entries = Vec::new();
        collect(schema, document, place, selections, &mut entries);
        self.add_all(schema, entries)
    }

    fn add_all(&mut self, schema: &Schema, entries: Vec<(Vec<String>, Entry)>) -> bool {
        let fits = |(way, entry): &(Vec<String>, Entry)| {
            self.at(way).iter().all(|other| can_merge(schema, entry, other))
        };
        if !entries.iter().all(fits) {
            return false;
        }
        for (way, entry) in entries {
            self.0.entry(way).or_default().push(entry);
        }
        true
    }
}

fn entry(schema: &Schema, place: &Place, field: &Field) -> Option<(Vec<String>, Entry)> {
    let definition = schema.field_of(place.parent, &field.name)?;
    let mut way = place.way.clone();
    way.push(field.key().to_owned());
    let mut parents = place.outer.clone();
    parents.push(place.parent);
    let entry = Entry {
        parents,
        parent: place.parent,
        name: field.name.clone(),
        arguments: field.arguments.clone(),
        arguments_text: arguments_text(&field.arguments),
        ty: definition.ty.clone(),
    };
    Some((way, entry))
}

fn collect(
    schema: &Schema,
    document: &Document,
    place: &Place,
    selections: &[Selection],
    entries: &mut Vec<(Vec<String>, Entry)>,
) {
    for selection in selections {
        match selection {
            Selection::Field(field) => {
                let Some((way, entry)) = entry(schema, place, field) else { continue };
                let inside = place.inside(field.key(), entry.ty.base());
                entries.push((way, entry));
                collect(schema, document, &inside, &field.selections, entries);
            }
            Selection::Inline(inline) => {
                let narrowed = place.on(schema, inline.on.as_deref());
                collect(schema, document, &narrowed, &inline.selections, entries);
            }
            Selection::Spread(spread) => {
                let Some(fragment) = document.fragment(&spread.name) else { continue };
                let narrowed = place.on(schema, Some(&fragment.on));
                collect(schema, document, &narrowed, &fragment.selections, entries);
            }
        }
    }
}

fn can_merge(schema: &Schema, a: &Entry, b: &Entry) -> bool {
    let is_object = |id| matches!(schema.ty(id).kind, TypeKind::Object { .. });
    let kept_apart = a.parents.iter().zip(&b.parents).any(|(a, b)| a != b && is_object(*a) && is_object(*b));
    same_shape(schema, &a.ty, &b.ty)
        && (kept_apart || (a.name == b.name && a.arguments_text == b.arguments_text))
}

/// SameResponseShape, without what is inside: that has ways of its own.
fn same_shape(schema: &Schema, a: &TypeRef, b: &TypeRef) -> bool {
    match (a, b) {
        (TypeRef::NonNull(a), TypeRef::NonNull(b)) | (TypeRef::List(a), TypeRef::List(b)) => {
            same_shape(schema, a, b)
        }
        (TypeRef::Named(a), TypeRef::Named(b)) => {
            a == b || (schema.ty(*a).is_composite() && schema.ty(*b).is_composite())
        }
        _ => false,
    }
}
