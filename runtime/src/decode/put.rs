//! How an entry becomes a struct's field.

use serde::de::Deserialize;

use super::entry::Entry;

/// An id whose place says what it is the id of: read as any id, it gets its kind once the object is at its end.
pub use self::{optional as optional_id, required as required_id};

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

/// A field that `@include` or `@skip` may leave out: it is left out too where others have selected less of it.
///
/// # Errors
/// The entry has another type.
pub fn optional<'de, T: Deserialize<'de>, S: Entry<'de>>(
    field: &mut Option<T>,
    entry: S,
) -> Result<(), S::Error> {
    match entry.read() {
        Ok(value) => *field = Some(value),
        Err(error) if S::is_less(&error) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

/// A nullable field that `@include` or `@skip` may leave out.
///
/// # Errors
/// The entry has another type.
pub fn nullable<'de, T: Deserialize<'de>, S: Entry<'de>>(
    field: &mut Option<Option<T>>,
    entry: S,
) -> Result<(), S::Error> {
    optional(field, entry)
}
