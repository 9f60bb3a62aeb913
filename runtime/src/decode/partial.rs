//! A fragment that `@include` or `@skip` may leave out.
//!
//! An answer does not say whether it is left out, and the request is not at hand. So it is there if all that it selects
//! is there. What is left out may be there in part, because others have selected it too.

use super::entry::Entry;
use super::object::{Missing, Object};

/// The entries taken so far.
#[derive(Debug)]
pub struct Partial<F> {
    fields: F,
    /// Whether others have selected less of an entry.
    less: bool,
}

impl<F: Default> Default for Partial<F> {
    fn default() -> Self {
        Self { fields: F::default(), less: false }
    }
}

impl<T: Object> Object for Option<T> {
    type Fields = Partial<T::Fields>;

    fn field<'de, S: Entry<'de>>(fields: &mut Self::Fields, key: &str, entry: S) -> Result<(), S::Error> {
        match T::field(&mut fields.fields, key, entry) {
            Err(error) if S::is_less(&error) => {
                fields.less = true;
                Ok(())
            }
            other => other,
        }
    }

    fn finish(fields: Self::Fields) -> Result<Self, Missing> {
        Ok(if fields.less { None } else { T::finish(fields.fields).ok() })
    }
}
