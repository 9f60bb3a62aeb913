//! From an HTTP answer to data or the right error.

use std::fmt;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::{
    DecodeError, GraphQlError, GraphQlErrors, Rejected, RolledBack, UnexpectedKind, UnexpectedResponse,
};
use crate::{Error, OperationKind};

/// An answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) content_type: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The typed data.
    pub(crate) fn data<T: DeserializeOwned>(
        &self,
        operation: &'static str,
        kind: OperationKind,
    ) -> Result<T, Error> {
        let data = self.raw_data(operation, kind)?;
        // From bytes, as every value of it is: one deserializer, one instantiation of every type.
        serde_json::from_slice(data.get().as_bytes())
            .map_err(|_| Error::Decode(Box::new(DecodeError::explain::<T>(operation, data))))
    }

    /// The data as it came, where the answer has no errors.
    pub(crate) fn raw_data(&self, operation: &'static str, kind: OperationKind) -> Result<&RawValue, Error> {
        if self.status != 200 {
            return Err(self.not_graphql());
        }
        let Ok(envelope) = serde_json::from_slice::<Envelope<'_>>(&self.body) else {
            return Err(self.not_graphql());
        };
        if !envelope.errors.is_empty() {
            let errors = envelope.errors;
            return Err(match kind {
                OperationKind::Mutation => Error::RolledBack(Box::new(RolledBack { operation, errors })),
                OperationKind::Query => Error::GraphQl(Box::new(GraphQlErrors { operation, errors })),
            });
        }
        envelope.data.ok_or_else(|| {
            let kind = if envelope.recognized { UnexpectedKind::NoData } else { UnexpectedKind::NotGraphQl };
            Rejected::read(self.status, &self.body)
                .map_or_else(|| self.unexpected(kind), |rejected| Error::Rejected(Box::new(rejected)))
        })
    }

    /// What an answer is that is no GraphQL answer.
    fn not_graphql(&self) -> Error {
        if let Some(rejected) = Rejected::read(self.status, &self.body) {
            return Error::Rejected(Box::new(rejected));
        }
        let body = self.body.trim_ascii();
        let content_type = self.content_type.as_deref().unwrap_or_default();
        let kind = if body.is_empty() {
            UnexpectedKind::Empty
        } else if content_type.contains("html") || body.starts_with(b"<") {
            UnexpectedKind::Html
        } else if content_type.contains("json") || body.starts_with(b"{") {
            match serde_json::from_slice::<de::IgnoredAny>(body) {
                Ok(_) => UnexpectedKind::NotGraphQl,
                Err(_) => UnexpectedKind::BrokenJson,
            }
        } else {
            UnexpectedKind::ContentType
        };
        self.unexpected(kind)
    }

    fn unexpected(&self, kind: UnexpectedKind) -> Error {
        Error::Unexpected(Box::new(UnexpectedResponse {
            status: self.status,
            content_type: self.content_type.clone(),
            bytes: self.body.len(),
            kind,
        }))
    }
}

/// `{"data", "errors"}`, read in one pass: `data` stays text until its type is known.
struct Envelope<'a> {
    data: Option<&'a RawValue>,
    errors: Vec<GraphQlError>,
    /// Whether it had one of the two keys.
    recognized: bool,
}

impl<'de> Deserialize<'de> for Envelope<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EnvelopeVisitor;

        impl<'de> Visitor<'de> for EnvelopeVisitor {
            type Value = Envelope<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a GraphQL answer")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Envelope<'de>, A::Error> {
                let mut envelope = Envelope { data: None, errors: Vec::new(), recognized: false };
                while let Some(key) = map.next_key::<String>()? {
                    match &*key {
                        "data" => {
                            let data: &RawValue = map.next_value()?;
                            envelope.data = (data.get() != "null").then_some(data);
                            envelope.recognized = true;
                        }
                        "errors" => {
                            envelope.errors = errors(&map.next_value()?);
                            envelope.recognized = true;
                        }
                        _ => {
                            map.next_value::<de::IgnoredAny>()?;
                        }
                    }
                }
                Ok(envelope)
            }
        }

        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

/// Errors of any shape: what is not a list is one error.
fn errors(errors: &Value) -> Vec<GraphQlError> {
    match errors {
        Value::Null => Vec::new(),
        Value::Array(errors) => errors.iter().map(GraphQlError::read).collect(),
        other => vec![GraphQlError::read(other)],
    }
}
