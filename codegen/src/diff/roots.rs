//! The root types of operations.

use super::change::{Change, Criticality, Rust};
use super::comparison::Comparison;
use super::fields;
use super::kind::ChangeKind;
use super::touch::{Touch, Uses};
use crate::schema::{OperationKind, Schema, TypeDef};

pub(super) fn compare(comparison: &mut Comparison<'_>) {
    for (operation, kind) in [
        (OperationKind::Query, ChangeKind::SchemaQueryTypeChanged),
        (OperationKind::Mutation, ChangeKind::SchemaMutationTypeChanged),
        (OperationKind::Subscription, ChangeKind::SchemaSubscriptionTypeChanged),
    ] {
        let (before, now) = (root(comparison.old, operation), root(comparison.new, operation));
        let name = |ty: &TypeDef| ty.name.text.clone();
        if before.map(name) == now.map(name) {
            continue;
        }
        let word = operation.keyword();
        let (old, new) = (comparison.old.root_span(operation), comparison.new.root_span(operation));
        let change = |message| Change { old, new, ..Change::new(kind, "", message).without_path() };
        let change = match (before, now) {
            (Some(before), None) => {
                let name = before.name.as_str();
                change(format!("There is no {word} type any more; it was `{name}`."))
                    .criticality(Criticality::Breaking)
                    .rust(Rust::Breaks)
                    .touches(Uses::Root(name).break_rust())
            }
            (Some(before), Some(now)) => {
                let message =
                    format!("The {word} type is `{}` instead of `{}`.", now.name.text, before.name.text);
                replaced(comparison, before, now, change(message))
            }
            (None, now) => {
                let name = now.map_or("", |now| now.name.as_str());
                change(format!("There is a {word} type now: `{name}`."))
            }
        };
        comparison.add(change);
    }
}

fn root(schema: &Schema, kind: OperationKind) -> Option<&TypeDef> {
    schema.root(kind).map(|id| schema.ty(id))
}

/// Another root type: operations do not name it, so what matters is what it has in the place of the fields that they
/// select.
fn replaced<'a>(
    comparison: &Comparison<'a>,
    before: &'a TypeDef,
    now: &'a TypeDef,
    change: Change<'a>,
) -> Change<'a> {
    let mut inside = Comparison::new(comparison.old, comparison.new, false);
    fields::compare(&mut inside, Some(before), now);
    let breaks = inside.changes.iter().any(|change| change.rust == Rust::Breaks);
    let touches = inside.changes.into_iter().flat_map(|change| change.touches);
    let breaking: Vec<Touch<'_>> = touches.filter(|touch| touch.breaks).collect();
    let name = before.name.as_str();
    let change = change
        .criticality(Criticality::Breaking)
        .note("Operations do not name it; what matters is which fields it has.")
        .rust(if breaks { Rust::Breaks } else { Rust::Compatible })
        // Only fragments do.
        .touches(Uses::Conditions(name, vec![name]).break_rust());
    breaking.into_iter().fold(change, Change::touches)
}
