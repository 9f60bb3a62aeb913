//! How an entry becomes a struct's field.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::failed::Failed;
use super::typed::Decode;
use super::value::{Null, Value};
use super::within::RawError;

pub use self::optional_part as nullable_part;
/// A value that `@include` or `@skip` may leave out is read as any other where it is there. An id whose place says what
/// it is the id of is read as any id, and gets its kind once the object is at its end.
pub use self::{
    required as required_id, required as optional, required as optional_id, required as nullable,
};
pub use self::{required_custom as optional_custom, required_custom as nullable_custom};

/// A field that is always there.
///
/// # Errors
/// The entry has another type.
#[inline]
pub fn required<'de, T: Decode<'de>>(
    field: &mut Option<T>,
    value: &mut dyn Value<'de>,
) -> Result<(), Failed> {
    T::read(field, value, Null::Refused)
}

/// A field with objects that `@include` or `@skip` may leave out: it is left out too where less of them is there, which
/// others have selected.
///
/// # Errors
/// The entry has another type.
pub fn optional_part<'de, T: Decode<'de>>(
    field: &mut Option<T>,
    value: &mut dyn Value<'de>,
) -> Result<(), Failed> {
    value.aside(&mut |value| match T::read(field, value, Null::Refused) {
        Err(failed) if failed.is_less() => {
            *field = None;
            Ok(())
        }
        other => other,
    })
}

/// A field with a scalar of the project's own: its text is read by serde.
///
/// # Errors
/// The entry has another type.
pub fn required_custom<'de, T: DeserializeOwned>(
    field: &mut Option<T>,
    value: &mut dyn Value<'de>,
) -> Result<(), Failed> {
    let mut take = |raw: &RawValue| match serde_json::from_str(raw.get()) {
        Ok(read) => {
            *field = Some(read);
            Ok(())
        }
        Err(error) => Err(Failed::said(RawError { error: &error, bytes: raw.get().len() })),
    };
    value.json(Null::Refused, &mut take).map(drop)
}
