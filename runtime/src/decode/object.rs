//! An object of the answer: its entries are taken one by one, then it is complete or says what is missing.

use super::failed::{Failed, Missing};
use super::value::{Null, Sink, Value};

/// A selection that is read from a JSON object entry by entry.
pub trait Object<'de>: Sized {
    /// The entries taken so far.
    type Fields: Default;

    /// Takes an entry: every key is either its own, handed on to a fragment, or passed over.
    ///
    /// # Errors
    /// The value has another type.
    fn field(fields: &mut Self::Fields, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed>;

    /// The selection, once the object is at its end. The entries are taken away.
    ///
    /// # Errors
    /// The first entry that should have been there.
    fn finish(fields: &mut Self::Fields) -> Result<Self, Missing>;
}

/// A selection that takes nothing.
#[derive(Debug)]
pub struct Nothing;

impl<'de> Object<'de> for Nothing {
    type Fields = ();

    fn field((): &mut (), _: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        value.skip()
    }

    fn finish((): &mut ()) -> Result<Self, Missing> {
        Ok(Self)
    }
}

/// Reads an object to where it belongs.
///
/// # Errors
/// Not an object, an entry of another type, or one that is missing.
pub fn object<'de, T: Object<'de>>(
    to: &mut Option<T>,
    value: &mut dyn Value<'de>,
    null: Null,
) -> Result<(), Failed> {
    value.object(null, &mut Reading { fields: T::Fields::default(), to })
}

/// An object on its way.
struct Reading<'t, 'de, T: Object<'de>> {
    fields: T::Fields,
    to: &'t mut Option<T>,
}

impl<'de, T: Object<'de>> Sink<'de> for Reading<'_, 'de, T> {
    fn entry(&mut self, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        T::field(&mut self.fields, key, value)
    }

    fn end(&mut self) -> Result<(), Missing> {
        match T::finish(&mut self.fields) {
            Ok(read) => {
                *self.to = Some(read);
                Ok(())
            }
            Err(missing) => Err(missing),
        }
    }
}
