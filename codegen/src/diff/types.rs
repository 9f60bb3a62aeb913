//! Types as a whole: new, gone, of another kind, described anew. What they are made of has rules of its own.

use super::change::{Change, Criticality, Rust};
use super::comparison::{Comparison, kind_word};
use super::directive_usage::{self, Place};
use super::kind::ChangeKind;
use super::pairs::pair;
use super::texts::{Edit, description};
use super::touch::Uses;
use super::{enums, fields, inputs, interfaces, unions};
use crate::schema::{Schema, TypeDef, TypeKind};

/// Compares all types but those that every schema has.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let types = pair(own(comparison.old), own(comparison.new), |ty: &TypeDef| ty.name.as_str());
    for ty in types.removed {
        removed(comparison, ty);
    }
    for ty in types.added {
        let name = ty.name.as_str();
        let message = format!("The {} `{name}` is new.", kind_word(ty));
        comparison.add(Change::new(ChangeKind::TypeAdded, name, message).new_at(ty.name.span));
        inside(comparison, None, ty);
        described(comparison, None, ty);
    }
    for (old, new) in types.kept {
        inside(comparison, Some(old), new);
        described(comparison, Some(old), new);
    }
}

fn own(schema: &Schema) -> impl Iterator<Item = &TypeDef> {
    schema.types().filter(|(id, _)| !schema.is_given(*id)).map(|(_, ty)| ty)
}

fn removed<'a>(comparison: &mut Comparison<'a>, ty: &'a TypeDef) {
    let name = ty.name.as_str();
    let message = format!("The {} `{name}` is gone.", kind_word(ty));
    comparison.add(
        Change::new(ChangeKind::TypeRemoved, name, message)
            .criticality(Criticality::Breaking)
            .rust(Rust::Breaks)
            .old(ty.name.span)
            .touches(Uses::Type(name).break_rust()),
    );
}

/// Compares what types of one kind are made of; `old` is `None` for a new type.
fn inside<'a>(comparison: &mut Comparison<'a>, old: Option<&'a TypeDef>, new: &'a TypeDef) {
    let before = old.map(|old| &old.kind);
    match (before, &new.kind) {
        (None | Some(TypeKind::Scalar { .. }), TypeKind::Scalar { .. }) => {}
        (None | Some(TypeKind::Object { .. }), TypeKind::Object { .. })
        | (None | Some(TypeKind::Interface { .. }), TypeKind::Interface { .. }) => {
            interfaces::compare(comparison, old, new);
            fields::compare(comparison, old, new);
        }
        (None | Some(TypeKind::Union { .. }), TypeKind::Union { .. }) => {
            unions::compare(comparison, old, new);
        }
        (None | Some(TypeKind::Enum { .. }), TypeKind::Enum { .. }) => enums::compare(comparison, old, new),
        (None | Some(TypeKind::Input { .. }), TypeKind::Input { .. }) => {
            inputs::compare(comparison, old, new);
        }
        (Some(_), _) => {
            if let Some(old) = old {
                other_kind(comparison, old, new);
            }
            return;
        }
    }
    let name = new.name.as_str();
    let applied = old.map_or(&[][..], |old| &old.directives);
    directive_usage::compare(comparison, old.is_none(), applied, &new.directives, || {
        Place::ty(name, &new.kind)
    });
}

fn other_kind<'a>(comparison: &mut Comparison<'a>, old: &'a TypeDef, new: &'a TypeDef) {
    let name = old.name.as_str();
    let message = format!("`{name}` was {} and is {} now.", one(kind_word(old)), one(kind_word(new)));
    comparison.add(
        Change::new(ChangeKind::TypeKindChanged, name, message)
            .criticality(Criticality::Breaking)
            .rust(Rust::Breaks)
            .at(old.name.span, new.name.span)
            .touches(Uses::Type(name).break_rust()),
    );
}

/// A kind of type with its article.
fn one(kind: &str) -> String {
    // Not of `union`, which does not sound so.
    let article = if kind.starts_with(['e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {kind}")
}

fn described<'a>(comparison: &mut Comparison<'a>, old: Option<&'a TypeDef>, new: &'a TypeDef) {
    let before = old.and_then(|old| old.description.as_deref());
    let name = new.name.as_str();
    let (kind, message) = match description(before, new.description.as_deref()) {
        None => return,
        Some(Edit::Added) => (ChangeKind::TypeDescriptionAdded, format!("`{name}` has a description now.")),
        Some(Edit::Removed) => {
            (ChangeKind::TypeDescriptionRemoved, format!("`{name}` has no description any more."))
        }
        Some(Edit::Changed) => {
            (ChangeKind::TypeDescriptionChanged, format!("The description of `{name}` is another one."))
        }
    };
    let change = Change::new(kind, name, message).new_at(new.name.span).old(old.map(|old| old.name.span));
    comparison.add_within(old.is_none(), change);
}
