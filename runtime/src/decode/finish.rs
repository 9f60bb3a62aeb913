//! What a struct's fields and fragments are once the object is at its end.

use super::failed::Missing;
use super::object::Object;
use crate::node_id::NodeId;
use crate::scalar::Id;

/// Fields with objects in them: what they lack was seen when they were read.
pub use self::{nullable as nullable_part, optional as optional_part};
/// Scalars of the project's own.
pub use self::{nullable as nullable_custom, optional as optional_custom, required as required_custom};

/// A field that is always there.
///
/// # Errors
/// It is missing.
#[inline]
pub fn required<T>(field: &mut Option<T>, key: &'static str) -> Result<T, Missing> {
    match field.take() {
        Some(value) => Ok(value),
        None => Err(Missing(key)),
    }
}

/// A field that `@include` or `@skip` may leave out.
///
/// # Errors
/// None.
#[inline]
pub fn optional<T>(field: &mut Option<T>, _: &'static str) -> Result<Option<T>, Missing> {
    Ok(field.take())
}

/// A nullable field that `@include` or `@skip` may leave out: it is optional once.
///
/// # Errors
/// None.
#[inline]
pub fn nullable<T>(field: &mut Option<Option<T>>, _: &'static str) -> Result<Option<T>, Missing> {
    Ok(field.take().flatten())
}

/// An id that is always there, of what the schema says it is the id of.
///
/// # Errors
/// It is missing.
#[inline]
pub fn required_id<K>(id: &mut Option<Id>, key: &'static str) -> Result<NodeId<K>, Missing> {
    required(id, key).map(NodeId::trusted)
}

/// Such an id that `@include` or `@skip` may leave out.
///
/// # Errors
/// None.
#[inline]
pub fn optional_id<K>(id: &mut Option<Id>, _: &'static str) -> Result<Option<NodeId<K>>, Missing> {
    Ok(id.take().map(NodeId::trusted))
}

/// A fragment; an `Option` of one that `@include` or `@skip` may leave out.
///
/// # Errors
/// An entry of it is missing.
#[inline]
pub fn fragment<'de, T: Object<'de>>(fields: &mut T::Fields) -> Result<T, Missing> {
    T::finish(fields)
}
