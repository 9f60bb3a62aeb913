//! What a struct's fields and fragments are once the object is at its end.

use super::failed::Missing;
use super::object::Object;
use crate::borrowed::{IdRef, NodeIdRef};
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

/// An id whose place says what it is the id of.
pub trait Trusted<I> {
    /// The id, with its kind.
    fn trusted(id: I) -> Self;
}

impl<K> Trusted<Id> for NodeId<K> {
    #[inline]
    fn trusted(id: Id) -> Self {
        Self::trusted(id)
    }
}

impl<'a, K> Trusted<IdRef<'a>> for NodeIdRef<'a, K> {
    #[inline]
    fn trusted(id: IdRef<'a>) -> Self {
        Self::trusted(id)
    }
}

/// An id that is always there, of what the schema says it is the id of.
///
/// # Errors
/// It is missing.
#[inline]
pub fn required_id<I, N: Trusted<I>>(id: &mut Option<I>, key: &'static str) -> Result<N, Missing> {
    required(id, key).map(N::trusted)
}

/// Such an id that `@include` or `@skip` may leave out.
///
/// # Errors
/// None.
#[inline]
pub fn optional_id<I, N: Trusted<I>>(id: &mut Option<I>, _: &'static str) -> Result<Option<N>, Missing> {
    Ok(id.take().map(N::trusted))
}

/// A fragment; an `Option` of one that `@include` or `@skip` may leave out.
///
/// # Errors
/// An entry of it is missing.
#[inline]
pub fn fragment<'de, T: Object<'de>>(fields: &mut T::Fields) -> Result<T, Missing> {
    T::finish(fields)
}
