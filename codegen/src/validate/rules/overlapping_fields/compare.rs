//! What makes two fields the same, and two types of one shape.

use std::collections::{HashMap, HashSet};

use crate::document::Argument;
use crate::schema::{Schema, TypeRef};
use crate::source::Sources;
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

/// Whether two fields are given the same arguments, in any order.
pub(super) fn same_arguments(sources: &Sources, a: &[Argument], b: &[Argument]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    // Of two arguments of a name, which another rule reports, the last counts.
    let by_name: Option<HashMap<&str, &Argument>> =
        (b.len() > FEW).then(|| b.iter().map(|argument| (argument.name.as_str(), argument)).collect());
    let in_b = |name: &str| match &by_name {
        Some(by_name) => by_name.get(name).copied(),
        None => b.iter().rfind(|other| other.name.as_str() == name),
    };
    a.iter().all(|argument| {
        in_b(argument.name.as_str()).is_some_and(|other| same_value(sources, &argument.value, &other.value))
    })
}

/// How much text is compared where such arguments are: bytes of the source.
pub(super) fn length(arguments: &[Argument]) -> usize {
    match (arguments.first(), arguments.last()) {
        (Some(first), Some(last)) => last.value.span.end.saturating_sub(first.name.span.start) as usize,
        _ => 0,
    }
}

/// How many arguments are looked for one by one.
const FEW: usize = 8;

/// Whether an argument is given twice.
pub(super) fn has_duplicates(arguments: &[Argument]) -> bool {
    let mut seen = HashSet::new();
    arguments.len() > 1 && !arguments.iter().all(|argument| seen.insert(argument.name.as_str()))
}

/// Whether two values are the same; the order of an object's fields does not matter.
fn same_value(sources: &Sources, a: &Value, b: &Value) -> bool {
    match (&a.kind, &b.kind) {
        (ValueKind::Variable(a), ValueKind::Variable(b)) => a.text == b.text,
        (ValueKind::List(a), ValueKind::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(sources, a, b))
        }
        (ValueKind::Object(a), ValueKind::Object(b)) => {
            let mut a: Vec<_> = a.iter().collect();
            let mut b: Vec<_> = b.iter().collect();
            a.sort_by_key(|field| &field.name.text);
            b.sort_by_key(|field| &field.name.text);
            a.len() == b.len()
                && a.iter()
                    .zip(&b)
                    .all(|(a, b)| a.name.text == b.name.text && same_value(sources, &a.value, &b.value))
        }
        (ValueKind::String(text), ValueKind::String(other)) => {
            // As graphql-js has it: a block string is another value than a quoted one.
            let is_block = |value: &Value| sources.slice(value.span).starts_with("\"\"\"");
            text == other && is_block(a) == is_block(b)
        }
        (a, b) => a == b,
    }
}
