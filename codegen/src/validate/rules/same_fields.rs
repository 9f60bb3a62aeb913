//! When two fields are the same, and when their answers have one shape (GraphQL §5.3.2).

use crate::document::Argument;
use crate::schema::{Schema, TypeRef};
use crate::value::{Value, ValueKind};

/// Whether answers of both types cannot be told apart by one shape.
pub(super) fn types_conflict(schema: &Schema, a: &TypeRef, b: &TypeRef) -> bool {
    match (a, b) {
        (TypeRef::List(a), TypeRef::List(b)) | (TypeRef::NonNull(a), TypeRef::NonNull(b)) => {
            types_conflict(schema, a, b)
        }
        (TypeRef::Named(a), TypeRef::Named(b)) => {
            a != b && (schema.ty(*a).is_leaf() || schema.ty(*b).is_leaf())
        }
        _ => true,
    }
}

/// Whether two lists of arguments are the same; their order does not matter.
pub(super) fn same_arguments(a: &[Argument], b: &[Argument]) -> bool {
    a.len() == b.len()
        && a.iter().all(|argument| {
            let other = b.iter().find(|other| other.name.text == argument.name.text);
            other.is_some_and(|other| same_value(&argument.value, &other.value))
        })
}

/// Whether two values are the same; the order of an object's fields does not matter.
fn same_value(a: &Value, b: &Value) -> bool {
    match (&a.kind, &b.kind) {
        (ValueKind::Variable(a), ValueKind::Variable(b)) => a.text == b.text,
        (ValueKind::List(a), ValueKind::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b))
        }
        (ValueKind::Object(a), ValueKind::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|field| {
                    let other = b.iter().find(|other| other.name.text == field.name.text);
                    other.is_some_and(|other| same_value(&field.value, &other.value))
                })
        }
        (a, b) => a == b,
    }
}
