//! A fragment that `@include` or `@skip` may leave out.
//!
//! An answer does not say whether it is left out, and the request is not at hand. So it is there if all that it selects
//! is there. What is left out may be there in part, because others have selected it too.

use super::failed::{Failed, Missing};
use super::object::Object;
use super::value::Value;

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

impl<'de, T: Object<'de>> Object<'de> for Option<T> {
    type Fields = Partial<T::Fields>;

    fn field(fields: &mut Self::Fields, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        match T::field(&mut fields.fields, key, value) {
            Err(failed) if failed.is_less() => {
                fields.less = true;
                Ok(())
            }
            other => other,
        }
    }

    fn finish(fields: &mut Self::Fields) -> Result<Self, Missing> {
        Ok(if fields.less { None } else { T::finish(&mut fields.fields).ok() })
    }
}
