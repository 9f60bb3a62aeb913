//! Enums that grow: a value that the schema did not have is kept as it came.

use std::fmt;

use super::failed::Failed;
use super::value::{Null, Value};

/// A value that the schema did not have when the code was generated.
///
/// It is opaque on purpose: code that matched on its text would stop working on the day the value gets a variant of
/// its own. Read the text with the enum's `as_str`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// Keeps a value.
    #[must_use]
    pub fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// The value as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads an enum value.
///
/// # Errors
/// Not a string.
pub fn open_enum<T: for<'v> From<&'v str>>(
    to: &mut Option<T>,
    value: &mut dyn Value<'_>,
    null: Null,
) -> Result<(), Failed> {
    match value.text(null, "an enum value (a string)") {
        Ok(text) => {
            if let Some(text) = text {
                *to = Some(T::from(&text));
            }
            Ok(())
        }
        Err(failed) => Err(failed),
    }
}
