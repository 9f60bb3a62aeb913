//! The outer object of an answer: `{"data", "errors"}`, or `{"error"}` of the REST interface.
//!
//! It is read in one pass with the data in it. What of it is an error stays text, to be read leniently.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::decode::{self, Failed, Missing, Null, Sink, Taker, Value};

/// An answer's outer object, but for its data.
#[derive(Default)]
pub(crate) struct Envelope<'a> {
    /// The GraphQL errors, if the key is there.
    pub(crate) errors: Option<&'a RawValue>,
    /// The REST interface's error, if the key is there and not `null`.
    pub(crate) error: Option<&'a RawValue>,
    /// Whether it has a key of a GraphQL answer.
    pub(crate) is_graphql: bool,
}

impl<'a> Envelope<'a> {
    /// Reads a whole body, whose data goes to who takes it.
    pub(crate) fn read(body: &'a [u8], data: &mut Taker<'_, 'a>) -> Result<Self, serde_json::Error> {
        let mut read = Self::default();
        decode::read(body, &mut |value| {
            read = Self::default();
            value.object(Null::Refused, &mut Reading { envelope: &mut read, data })
        })?;
        Ok(read)
    }

    /// Reads a whole body, whose data is of a type that only serde can read; `null` is none.
    pub(crate) fn by_serde<D: Deserialize<'a>>(
        body: &'a [u8],
    ) -> Result<(Self, Option<D>), serde_json::Error> {
        decode::by_serde(body).map(|WithData { envelope, data }| (envelope, data))
    }

    fn put(&mut self, key: &Key, raw: &'a RawValue) {
        match key {
            Key::Errors => self.errors = Some(raw),
            Key::Error => self.error = Some(raw).filter(|raw| raw.get() != RawValue::NULL.get()),
            Key::Data | Key::Other => {}
        }
    }
}

struct Reading<'r, 't, 'a> {
    envelope: &'r mut Envelope<'a>,
    data: &'r mut Taker<'t, 'a>,
}

impl<'a> Sink<'a> for Reading<'_, '_, 'a> {
    fn entry(&mut self, key: &str, value: &mut dyn Value<'a>) -> Result<(), Failed> {
        let key = Key::of(key);
        self.envelope.is_graphql |= key.is_graphql();
        match key {
            Key::Data => (self.data)(value),
            Key::Errors | Key::Error => value.raw().map(|raw| self.envelope.put(&key, raw)),
            Key::Other => value.skip(),
        }
    }

    fn end(&mut self) -> Result<(), Missing> {
        Ok(())
    }
}

struct WithData<'a, D> {
    envelope: Envelope<'a>,
    data: Option<D>,
}

impl<'de, D: Deserialize<'de>> Deserialize<'de> for WithData<'de, D> {
    fn deserialize<T: Deserializer<'de>>(deserializer: T) -> Result<Self, T::Error> {
        struct EnvelopeVisitor<D>(PhantomData<D>);

        impl<'de, D: Deserialize<'de>> Visitor<'de> for EnvelopeVisitor<D> {
            type Value = WithData<'de, D>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a GraphQL answer")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut read = WithData { envelope: Envelope::default(), data: None };
                while let Some(key) = map.next_key::<Key>()? {
                    read.envelope.is_graphql |= key.is_graphql();
                    match key {
                        Key::Data => read.data = map.next_value()?,
                        Key::Errors | Key::Error => read.envelope.put(&key, map.next_value()?),
                        Key::Other => drop(map.next_value::<de::IgnoredAny>()?),
                    }
                }
                Ok(read)
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

impl Key {
    fn of(text: &str) -> Self {
        match text {
            "data" => Self::Data,
            "errors" => Self::Errors,
            "error" => Self::Error,
            _ => Self::Other,
        }
    }

    fn is_graphql(&self) -> bool {
        matches!(self, Self::Data | Self::Errors)
    }
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
                Ok(Key::of(key))
            }
        }

        deserializer.deserialize_str(KeyVisitor)
    }
}
