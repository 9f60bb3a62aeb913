//! How an entry becomes a struct's field.

use serde::de::Deserialize;

use super::entry::Entry;

pub use self::optional_part as nullable_part;
/// A value that `@include` or `@skip` may leave out is read as any other where it is there. An id whose place says what
/// it is the id of is read as any id, and gets its kind once the object is at its end.
pub use self::{
    required as required_id, required as optional, required as optional_id, required as nullable,
};

/// A field that is always there.
///
/// # Errors
/// The entry has another type.
pub fn required<'de, T: Deserialize<'de>, S: Entry<'de>>(
    field: &mut Option<T>,
    entry: S,
) -> Result<(), S::Error> {
    *field = Some(entry.read()?);
    Ok(())
}

/// A field with objects that `@include` or `@skip` may leave out: it is left out too where less of them is there, which
/// others have selected.
///
/// # Errors
/// The entry has another type.
pub fn optional_part<'de, T: Deserialize<'de>, S: Entry<'de>>(
    field: &mut Option<T>,
    entry: S,
) -> Result<(), S::Error> {
    match entry.share()?.read() {
        Ok(value) => *field = Some(value),
        Err(error) if S::Shared::is_less(&error) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}
