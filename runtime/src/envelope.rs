//! The outer object of an answer: `{"data", "errors"}`, or `{"error"}` of the REST interface.
//!
//! It is read in one pass with the data in it. What of it is an error stays text, to be read leniently.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::decode;

/// An answer's outer object with data of type `D`.
pub(crate) struct Envelope<'a, D> {
    /// The data; `null` is none.
    pub(crate) data: Option<D>,
    /// The GraphQL errors, if the key is there.
    pub(crate) errors: Option<&'a RawValue>,
    /// The REST interface's error, if the key is there and not `null`.
    pub(crate) error: Option<&'a RawValue>,
    /// Whether it has a key of a GraphQL answer.
    pub(crate) is_graphql: bool,
}

impl<'a, D: Deserialize<'a>> Envelope<'a, D> {
    /// Reads a whole body.
    pub(crate) fn read(body: &'a [u8]) -> Result<Self, serde_json::Error> {
        decode::json(body)
    }
}

impl<'de, D: Deserialize<'de>> Deserialize<'de> for Envelope<'de, D> {
    fn deserialize<T: Deserializer<'de>>(deserializer: T) -> Result<Self, T::Error> {
        struct EnvelopeVisitor<D>(PhantomData<D>);

        impl<'de, D: Deserialize<'de>> Visitor<'de> for EnvelopeVisitor<D> {
            type Value = Envelope<'de, D>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a GraphQL answer")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Envelope<'de, D>, A::Error> {
                let mut envelope = Envelope { data: None, errors: None, error: None, is_graphql: false };
                while let Some(key) = map.next_key()? {
                    match key {
                        Key::Data => envelope.data = map.next_value()?,
                        Key::Errors => envelope.errors = Some(map.next_value()?),
                        Key::Error => envelope.error = map.next_value()?,
                        Key::Other => drop(map.next_value::<de::IgnoredAny>()?),
                    }
                    envelope.is_graphql |= matches!(key, Key::Data | Key::Errors);
                }
                Ok(envelope)
            }
        }

        deserializer.deserialize_map(EnvelopeVisitor(PhantomData))
    }
}

enum Key {
    Data,
    Errors,
    Error,
    Other,
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<T: Deserializer<'de>>(deserializer: T) -> Result<Self, T::Error> {
        struct KeyVisitor;

        impl Visitor<'_> for KeyVisitor {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_str<E>(self, key: &str) -> Result<Key, E> {
                Ok(match key {
                    "data" => Key::Data,
                    "errors" => Key::Errors,
                    "error" => Key::Error,
                    _ => Key::Other,
                })
            }
        }

        deserializer.deserialize_str(KeyVisitor)
    }
}
