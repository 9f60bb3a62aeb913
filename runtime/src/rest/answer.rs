//! The outer object of a REST answer: `{"result": …}`, or `{"error": …}`.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::Error;
use crate::answer::Answer;
use crate::error::DecodeError;

impl Answer {
    /// The result, if the answer is good and nothing but.
    pub(super) fn result<T: DeserializeOwned>(self) -> Result<T, Error> {
        match serde_json::from_slice::<Envelope<T>>(&self.body) {
            Ok(Envelope { result: Some(result), is_error: false }) if self.is_success() => Ok(result),
            Err(error) if self.is_success() && self.has_result() => {
                Err(Error::Decode(Box::new(DecodeError::new(self.context, &self.body, Some(&error)))))
            }
            _ => Err(self.failure(None)),
        }
    }

    /// Whether there is a result and no error, of whatever shape.
    fn has_result(&self) -> bool {
        let envelope = serde_json::from_slice::<Envelope<&RawValue>>(&self.body);
        envelope.is_ok_and(|envelope| envelope.result.is_some() && !envelope.is_error)
    }
}

/// A REST answer. What the error says is read where it is known that there is one.
struct Envelope<T> {
    result: Option<T>,
    is_error: bool,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Envelope<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EnvelopeVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for EnvelopeVisitor<T> {
            type Value = Envelope<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a REST answer")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Envelope<T>, A::Error> {
                let mut envelope = Envelope { result: None, is_error: false };
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "result" => envelope.result = map.next_value()?,
                        "error" => envelope.is_error = map.next_value::<Option<IgnoredAny>>()?.is_some(),
                        _ => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                Ok(envelope)
            }
        }

        deserializer.deserialize_map(EnvelopeVisitor(PhantomData))
    }
}
