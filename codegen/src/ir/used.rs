//! The types that documents use: what decides which enums and input objects there is Rust for.

use std::collections::BTreeSet;

use crate::document::{Document, Selection, SelectionSet};
use crate::schema::{Schema, TypeId};

/// The types that the documents name or select: of variables, and of the fields in all selections.
pub(super) fn used_types(schema: &Schema, document: &Document) -> BTreeSet<TypeId> {
    let mut used = BTreeSet::new();
    for operation in document.operations() {
        used.extend(operation.variables.iter().filter_map(|variable| schema.id(variable.ty.base().as_str())));
        if let Some(root) = schema.root(operation.kind) {
            add_selected(schema, root, &operation.selection, &mut used);
        }
    }
    for fragment in document.fragments() {
        if let Some(on) = schema.id(fragment.on.as_str()) {
            add_selected(schema, on, &fragment.selection, &mut used);
        }
    }
    used
}

fn add_selected(schema: &Schema, parent: TypeId, set: &SelectionSet, used: &mut BTreeSet<TypeId>) {
    for selection in &set.selections {
        match selection {
            Selection::Field(field) => {
                let Some(definition) = schema.field_of(parent, field.name.as_str()) else {
                    continue;
                };
                let base = definition.ty.base();
                used.insert(base);
                if let Some(set) = &field.selection {
                    add_selected(schema, base, set, used);
                }
            }
            Selection::Inline(inline) => {
                let on = inline.on.as_ref().map_or(Some(parent), |on| schema.id(on.as_str()));
                if let Some(on) = on {
                    add_selected(schema, on, &inline.selection, used);
                }
            }
            Selection::Spread(_) => {}
        }
    }
}
