//! From an HTTP answer to data or the right error.
//!
//! What is good is decoded at once, in one pass. Only what is not is looked at closely: whatever the reason, an answer
//! that reports errors is told by those, and not by the shape of what stands beside them.

use bytes::Bytes;
use serde::de::{Deserialize, IgnoredAny};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::decode::{Decode, Null};
use crate::envelope::Envelope;
use crate::error::{
    Context, DecodeError, GraphQlError, GraphQlErrors, Refused, Rejected, RolledBack, UnexpectedKind,
    UnexpectedResponse,
};
use crate::{Error, OperationKind};

/// A query's data with the errors beside it; see [`Client::send_partial`](crate::Client::send_partial).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Partial<D> {
    /// What there is. Fields that failed are null.
    pub data: D,
    /// What failed, with the path to each; empty where nothing did.
    pub errors: Vec<GraphQlError>,
}

impl<D> Partial<D> {
    /// With other data beside the same errors.
    pub fn map<E>(self, change: impl FnOnce(D) -> E) -> Partial<E> {
        Partial { data: change(self.data), errors: self.errors }
    }
}

/// What an answer says beside its data.
pub(crate) struct Read {
    /// Whether the data is good and nothing but. Some servers write no errors as an empty list.
    pub(crate) is_good: bool,
    /// The errors beside data that can be used.
    pub(crate) errors: Option<Vec<GraphQlError>>,
}

/// What an answer says, and its data.
type Found<T> = Result<(Read, Option<T>), serde_json::Error>;

/// An answer, read to its end.
#[derive(Clone)]
pub struct Answer {
    /// Which request it answers, its status included.
    pub(crate) context: Context,
    pub(crate) status: u16,
    pub(crate) content_type: Option<String>,
    pub(crate) body: Bytes,
    /// Where a redirect points to.
    pub(crate) location: Option<String>,
    /// What to say if this is the server's refusal of the token.
    pub(crate) refused: Option<Refused>,
}

impl Answer {
    /// The data, if the answer is good and nothing but; of a type that only serde can read.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn data<'a, T: Deserialize<'a>>(&'a self) -> Result<T, Error> {
        self.good(self.by_serde())
    }

    /// The data with the errors beside it; of a type that only serde can read.
    ///
    /// # Errors
    /// No data, or none that can be read.
    pub fn partial<'a, T: Deserialize<'a>>(&'a self) -> Result<Partial<T>, Error> {
        self.usable(self.by_serde())
    }

    /// The data, if the answer is good and nothing but.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn decoded<'a, T: Decode<'a>>(&'a self) -> Result<T, Error> {
        self.good(self.decode())
    }

    /// The data with the errors beside it.
    ///
    /// # Errors
    /// No data, or none that can be read.
    pub fn decoded_partial<'a, T: Decode<'a>>(&'a self) -> Result<Partial<T>, Error> {
        self.usable(self.decode())
    }

    fn decode<'a, T: Decode<'a>>(&'a self) -> Found<T> {
        let mut data: Option<Option<T>> = None;
        let envelope = Envelope::read(&self.body, &mut |value| Option::read(&mut data, value, Null::Taken))?;
        Ok((self.read(&envelope), data.flatten()))
    }

    /// What the answer says, and its data as serde reads it.
    pub(crate) fn by_serde<'a, T: Deserialize<'a>>(&'a self) -> Found<T> {
        let (envelope, data) = Envelope::by_serde(&self.body)?;
        Ok((self.read(&envelope), data))
    }

    fn good<T>(&self, found: Found<T>) -> Result<T, Error> {
        match found {
            Ok((Read { is_good: true, .. }, Some(data))) => Ok(data),
            found => Err(self.clone().failure(found.err().as_ref())),
        }
    }

    fn usable<T>(&self, found: Found<T>) -> Result<Partial<T>, Error> {
        match found {
            Ok((Read { errors: Some(errors), .. }, Some(data))) => Ok(Partial { data, errors }),
            found => Err(self.clone().failure(found.err().as_ref())),
        }
    }

    /// What the answer says beside its data.
    fn read(&self, envelope: &Envelope<'_>) -> Read {
        if !self.is_success() || envelope.error.is_some() {
            return Read { is_good: false, errors: None };
        }
        let errors = envelope.errors.map(GraphQlError::read_all).unwrap_or_default();
        Read { is_good: errors.is_empty(), errors: Some(errors) }
    }

    /// Whether it is the server's own refusal of the token, word for word: the mark that nothing was done.
    pub(crate) fn is_the_servers_refusal(&self) -> bool {
        let content_type = self.content_type.as_deref().unwrap_or_default();
        self.status == 403 && content_type.starts_with("text/plain") && self.body.trim_ascii() == b"Forbidden"
    }

    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// What an answer is that is not good. `error` says why its data could not be read, if that was tried.
    pub(crate) fn failure(self, error: Option<&serde_json::Error>) -> Error {
        if (300..400).contains(&self.status) {
            let location = self.location.clone();
            return self.unexpected(UnexpectedKind::Redirect { location });
        }
        let Ok((envelope, data)) = Envelope::by_serde::<&RawValue>(&self.body) else {
            return self.not_an_envelope();
        };
        let errors = envelope.errors.map(GraphQlError::read_all).unwrap_or_default();
        if !errors.is_empty() {
            return match self.context.kind {
                OperationKind::Query => Error::GraphQl(Box::new(GraphQlErrors::new(self.context, errors))),
                OperationKind::Mutation => Error::RolledBack(Box::new(RolledBack::new(self.context, errors))),
            };
        }
        if let Some(error) = envelope.error {
            let error = serde_json::from_str(error.get()).unwrap_or(Value::Null);
            return Error::Rejected(Box::new(Rejected::read(self.context, self.status, &error)));
        }
        match data {
            Some(_) if self.is_success() => {
                Error::Decode(Box::new(DecodeError::new(self.context, &self.body, error)))
            }
            None if self.is_success() && envelope.is_graphql => self.unexpected(UnexpectedKind::NoData),
            _ => self.unexpected(UnexpectedKind::NotGraphQl),
        }
    }

    /// What an answer is that is not even an object.
    fn not_an_envelope(mut self) -> Error {
        let body = self.body.trim_ascii();
        let content_type = self.content_type.as_deref().unwrap_or_default();
        let kind = if content_type.contains("html") || body.starts_with(b"<") {
            UnexpectedKind::Html
        } else if let Some(refused) = self.refused.take() {
            // The server's refusal is a word of plain text; a page or an object is somebody else's, in between.
            return Error::Refused(Box::new(refused));
        } else if body.is_empty() {
            UnexpectedKind::Empty
        } else if content_type.contains("json") || body.starts_with(b"{") {
            match serde_json::from_slice::<IgnoredAny>(body) {
                Ok(_) => UnexpectedKind::NotGraphQl,
                Err(_) => UnexpectedKind::BrokenJson,
            }
        } else {
            UnexpectedKind::ContentType
        };
        self.unexpected(kind)
    }

    fn unexpected(self, kind: UnexpectedKind) -> Error {
        Error::Unexpected(Box::new(UnexpectedResponse::new(
            self.context,
            self.status,
            self.content_type,
            self.body.len(),
            kind,
        )))
    }
}
