//! The root types of operations.

use super::change::{Change, Criticality, Rust};
use super::comparison::Comparison;
use super::kind::ChangeKind;
use super::touch::Uses;
use crate::schema::{OperationKind, Schema};

pub(super) fn compare(comparison: &mut Comparison<'_>) {
    for (operation, kind) in [
        (OperationKind::Query, ChangeKind::SchemaQueryTypeChanged),
        (OperationKind::Mutation, ChangeKind::SchemaMutationTypeChanged),
        (OperationKind::Subscription, ChangeKind::SchemaSubscriptionTypeChanged),
    ] {
        let (before, now) = (root(comparison.old, operation), root(comparison.new, operation));
        if before == now {
            continue;
        }
        let word = operation.keyword();
        let change = |message: String| {
            let change = Change::new(kind, "", message).without_path();
            Change {
                old: comparison.old.root_span(operation),
                new: comparison.new.root_span(operation),
                ..change
            }
        };
        let change = match (before, now) {
            (Some(before), None) => change(format!("There is no {word} type any more; it was `{before}`."))
                .criticality(Criticality::Breaking)
                .rust(Rust::Breaks)
                .touches(Uses::Root(before).break_rust()),
            (Some(before), Some(now)) => change(format!("The {word} type is `{now}` instead of `{before}`."))
                .criticality(Criticality::Breaking)
                .note("What it has for fields matters; its name does not.")
                .touches(Uses::Root(before).are_met()),
            (None, now) => change(format!("There is a {word} type now: `{}`.", now.unwrap_or_default())),
        };
        comparison.add(change);
    }
}

fn root(schema: &Schema, kind: OperationKind) -> Option<&str> {
    schema.root(kind).map(|id| schema.ty(id).name.as_str())
}
