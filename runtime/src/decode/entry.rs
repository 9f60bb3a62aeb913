//! The value of one entry of an object, to be read once.

use std::marker::PhantomData;

use serde::de::{self, Deserialize, IntoDeserializer, MapAccess};
use serde_json::value::RawValue;

use super::within::RawError;

/// The value of one entry of a JSON object.
pub trait Entry<'de>: Sized {
    /// The error of the object that it belongs to.
    type Error: de::Error;

    /// Reads the value.
    ///
    /// # Errors
    /// It is not a `T`.
    fn read<T: Deserialize<'de>>(self) -> Result<T, Self::Error>;

    /// Passes over the value.
    ///
    /// # Errors
    /// It is not JSON.
    fn skip(self) -> Result<(), Self::Error> {
        self.read::<de::IgnoredAny>().map(drop)
    }

    /// The value for several who want it.
    type Shared: Entry<'de, Error = Self::Error> + Copy;

    /// Reads the value once, for several who want it.
    ///
    /// # Errors
    /// It is not JSON.
    fn share(self) -> Result<Self::Shared, Self::Error>;

    /// Whether the error of reading a value that was put aside says that something is missing in it.
    ///
    /// What `@include` or `@skip` leaves out may be there all the same, because others have selected it, but with less
    /// inside. To its own taker it is then left out.
    fn is_less(error: &Self::Error) -> bool {
        let _ = error;
        false
    }
}

/// The value that stands next in an object under way.
impl<'de, A: MapAccess<'de>> Entry<'de> for &mut A {
    type Error = A::Error;

    type Shared = RawEntry<'de, A::Error>;

    fn read<T: Deserialize<'de>>(self) -> Result<T, A::Error> {
        self.next_value()
    }

    fn share(self) -> Result<Self::Shared, A::Error> {
        self.next_value().map(RawEntry::new)
    }
}

/// A value that was put aside as raw text; may be read any number of times.
#[derive(Debug)]
pub struct RawEntry<'de, E> {
    raw: &'de RawValue,
    error: PhantomData<fn() -> E>,
}

impl<E> Clone for RawEntry<'_, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for RawEntry<'_, E> {}

impl<'de, E> RawEntry<'de, E> {
    /// An entry with this value.
    #[must_use]
    pub fn new(raw: &'de RawValue) -> Self {
        Self { raw, error: PhantomData }
    }
}

impl<'de, E: de::Error> Entry<'de> for RawEntry<'de, E> {
    type Error = E;
    type Shared = Self;

    fn read<T: Deserialize<'de>>(self) -> Result<T, E> {
        // From text, as the answer itself is read: one deserializer, one instantiation of every type.
        let mut deserializer = serde_json::Deserializer::from_str(self.raw.get());
        T::deserialize(&mut deserializer).map_err(|error| {
            let bytes = self.raw.get().len();
            E::custom(RawError { error: &error, bytes })
        })
    }

    fn share(self) -> Result<Self, E> {
        Ok(self)
    }

    fn is_less(error: &E) -> bool {
        // serde has no other way to tell; the words are `serde::de::Error::missing_field`'s own.
        error.to_string().starts_with("missing field `")
    }
}

/// A text that was read already, such as the `__typename`; may be read any number of times.
#[derive(Debug)]
pub(super) struct TextEntry<'t, E> {
    text: &'t str,
    error: PhantomData<fn() -> E>,
}

impl<E> Clone for TextEntry<'_, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for TextEntry<'_, E> {}

impl<'t, E> TextEntry<'t, E> {
    /// An entry with this text.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, error: PhantomData }
    }
}

impl<'de, E: de::Error> Entry<'de> for TextEntry<'_, E> {
    type Error = E;
    type Shared = Self;

    fn read<T: Deserialize<'de>>(self) -> Result<T, E> {
        T::deserialize(self.text.into_deserializer())
    }

    fn share(self) -> Result<Self, E> {
        Ok(self)
    }
}
