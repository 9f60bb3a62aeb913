//! What a struct's fields and fragments are once the object is at its end.

use super::object::{Missing, Object};
use crate::node_id::NodeId;
use crate::scalar::Id;

/// Fields with objects in them: what they lack was seen when they were read.
pub use self::{nullable as nullable_part, optional as optional_part};

/// A field that is always there.
///
/// # Errors
/// It is missing.
pub fn required<T>(value: Option<T>, key: &'static str) -> Result<T, Missing> {
    value.ok_or(Missing(key))
}

/// A field that `@include` or `@skip` may leave out.
///
/// # Errors
/// None.
pub fn optional<T>(value: Option<T>, _: &'static str) -> Result<Option<T>, Missing> {
    Ok(value)
}

/// A nullable field that `@include` or `@skip` may leave out: it is optional once.
///
/// # Errors
/// None.
pub fn nullable<T>(value: Option<Option<T>>, _: &'static str) -> Result<Option<T>, Missing> {
    Ok(value.flatten())
}

/// An id that is always there, of what the schema says it is the id of.
///
/// # Errors
/// It is missing.
pub fn required_id<K>(id: Option<Id>, key: &'static str) -> Result<NodeId<K>, Missing> {
    required(id, key).map(NodeId::trusted)
}

/// Such an id that `@include` or `@skip` may leave out.
///
/// # Errors
/// None.
pub fn optional_id<K>(id: Option<Id>, _: &'static str) -> Result<Option<NodeId<K>>, Missing> {
    Ok(id.map(NodeId::trusted))
}

/// A fragment; an `Option` of one that `@include` or `@skip` may leave out.
///
/// # Errors
/// An entry of it is missing.
pub fn fragment<T: Object>(fields: T::Fields) -> Result<T, Missing> {
    T::finish(fields)
}
