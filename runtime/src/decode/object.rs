//! An object of the answer: its entries are taken one by one, then it is complete or says what is missing.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::entry::Entry;

/// A selection that is read from a JSON object entry by entry.
pub trait Object: Sized {
    /// The entries taken so far.
    type Fields: Default;

    /// Takes an entry: every key is either its own, handed on to a fragment, or passed over.
    ///
    /// # Errors
    /// The value has another type.
    fn field<'de, S: Entry<'de>>(fields: &mut Self::Fields, key: &str, entry: S) -> Result<(), S::Error>;

    /// The selection, once the object is at its end.
    ///
    /// # Errors
    /// The first entry that should have been there.
    fn finish(fields: Self::Fields) -> Result<Self, Missing>;
}

/// An entry that the answer should have had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing(pub &'static str);

/// A selection that takes nothing.
#[derive(Debug)]
pub struct Nothing;

impl Object for Nothing {
    type Fields = ();

    fn field<'de, S: Entry<'de>>((): &mut (), _: &str, entry: S) -> Result<(), S::Error> {
        entry.skip()
    }

    fn finish((): ()) -> Result<Self, Missing> {
        Ok(Self)
    }
}

/// Reads an object.
///
/// # Errors
/// Not an object, an entry of another type, or one that is missing.
pub fn object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut fields = T::Fields::default();
        while let Some(Key(key)) = map.next_key()? {
            T::field(&mut fields, &key, &mut map)?;
        }
        T::finish(fields).map_err(|Missing(key)| de::Error::missing_field(key))
    }
}

/// A key, borrowed from the answer unless it has escapes.
struct Key<'de>(Cow<'de, str>);

impl<'de> de::Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(key)))
            }

            fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }

        deserializer.deserialize_str(KeyVisitor)
    }
}
