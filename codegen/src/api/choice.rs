//! Which root fields become builders, and what they are called.

use crate::naming::{Scope, snake, type_name};
use crate::schema::{FieldDef, OperationKind, Schema, TypeId};

/// A root field with its names.
pub(super) struct Chosen<'a> {
    pub(super) kind: OperationKind,
    pub(super) root: TypeId,
    pub(super) field: &'a FieldDef,
    pub(super) operation: String,
    pub(super) method: String,
}

/// The fields of queries, then those of mutations.
pub(super) fn choose(schema: &Schema) -> Vec<Chosen<'_>> {
    let mut names = Scope::new();
    let mut chosen = Vec::new();
    for kind in [OperationKind::Query, OperationKind::Mutation] {
        let Some(root) = schema.root(kind) else { continue };
        for field in schema.ty(root).fields() {
            let name = &field.name.text;
            // A query and a mutation of one name are two operations.
            let operation = names.claim_or(type_name(name), "Operation");
            chosen.push(Chosen { kind, root, field, operation, method: snake(name) });
        }
    }
    chosen
}
