//! What the rules share: the two schemas, and the list that changes go to.

use super::apart::Apart;
use super::change::{Change, Criticality, Rust};
use super::default_value::Defaults;
use crate::schema::{InputValueDef, Schema, TypeDef, TypeKind};

/// A comparison under way.
pub(super) struct Comparison<'a> {
    pub(super) old: &'a Schema,
    pub(super) new: &'a Schema,
    /// Whether directives of the server's own are compared where they are applied.
    pub(super) custom_directives: bool,
    pub(super) defaults: Defaults,
    apart: Apart,
    pub(super) changes: Vec<Change<'a>>,
}

impl<'a> Comparison<'a> {
    /// With nothing found yet.
    pub(super) fn new(old: &'a Schema, new: &'a Schema, custom_directives: bool) -> Self {
        Self {
            old,
            new,
            custom_directives,
            defaults: Defaults::default(),
            apart: Apart::new(old),
            changes: Vec::new(),
        }
    }

    /// Adds a change.
    pub(super) fn add(&mut self, change: Change<'a>) {
        self.changes.push(change);
    }

    /// Adds a change; inside something that is itself new, nothing can break.
    pub(super) fn add_within(&mut self, is_new: bool, change: Change<'a>) {
        if is_new {
            self.add(Change {
                criticality: Criticality::Safe,
                rust: Rust::Compatible,
                note: "",
                implied: true,
                touches: Vec::new(),
                ..change
            });
        } else {
            self.add(change);
        }
    }

    /// The types that have nothing together with `of` any more, because `lost` does not belong to it.
    pub(super) fn apart(&mut self, of: &str, lost: &'a str) -> Vec<&'a str> {
        self.apart.from((self.old, self.new), of, lost)
    }

    /// Whether an input has the default in the new schema that it has in the old one.
    pub(super) fn same_default(&mut self, old: &InputValueDef, new: &InputValueDef) -> bool {
        self.defaults.same((self.old, old), (self.new, new))
    }
}

/// What a type is, for a sentence.
pub(super) fn kind_word(ty: &TypeDef) -> &'static str {
    match ty.kind {
        TypeKind::Scalar { .. } => "scalar",
        TypeKind::Object { .. } => "object type",
        TypeKind::Interface { .. } => "interface",
        TypeKind::Union { .. } => "union",
        TypeKind::Enum { .. } => "enum",
        TypeKind::Input { .. } => "input object",
    }
}
