//! How a struct's fields and fragments are written.

use serde::ser::{Serialize, SerializeMap};

use super::Entries;
pub use super::merged::merged;

/// Writes into an object of which no key has two takers.
///
/// # Errors
/// What the object's serializer answers.
pub fn separate<M: SerializeMap>(
    map: &mut M,
    write: impl FnOnce(&mut M) -> Result<(), M::Error>,
) -> Result<(), M::Error> {
    write(map)
}

/// A field that is always there.
///
/// # Errors
/// What the object's serializer answers.
pub fn required<M: SerializeMap, T: Serialize + ?Sized>(
    map: &mut M,
    key: &'static str,
    value: &T,
) -> Result<(), M::Error> {
    map.serialize_entry(key, value)
}

/// A field that `@include` or `@skip` may leave out.
///
/// # Errors
/// What the object's serializer answers.
pub fn optional<M: SerializeMap, T: Serialize>(
    map: &mut M,
    key: &'static str,
    value: &Option<T>,
) -> Result<(), M::Error> {
    value.as_ref().map_or(Ok(()), |value| map.serialize_entry(key, value))
}

/// A nullable field that `@include` or `@skip` may leave out: a `null` is left out too.
///
/// # Errors
/// What the object's serializer answers.
pub fn nullable<M: SerializeMap, T: Serialize>(
    map: &mut M,
    key: &'static str,
    value: &Option<T>,
) -> Result<(), M::Error> {
    optional(map, key, value)
}

/// A fragment that is always there.
///
/// # Errors
/// What the object's serializer answers.
pub fn whole<M: SerializeMap, T: Entries>(map: &mut M, fragment: &T) -> Result<(), M::Error> {
    fragment.entries(map)
}

/// A fragment that `@include` or `@skip` may leave out.
///
/// # Errors
/// What the object's serializer answers.
pub fn partial<M: SerializeMap, T: Entries>(map: &mut M, fragment: &Option<T>) -> Result<(), M::Error> {
    fragment.as_ref().map_or(Ok(()), |fragment| fragment.entries(map))
}
