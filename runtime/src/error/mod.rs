//! What can go wrong with a request: a truth table, one variant for each kind of end.
//!
//! No message and no `Debug` shows a key, a token, the value of a variable or the body of an answer. What is shown of the
//! server's words are its error messages and reasons.

mod decode;
mod graphql;
mod refused;
mod rejected;
mod transport;
mod unexpected;

use std::fmt;

pub use decode::DecodeError;
pub use graphql::{
    ErrorName, GraphQlError, GraphQlErrors, Location, PathSegment, Reason, RolledBack, ValidationCause,
};
pub use refused::Refused;
pub use rejected::Rejected;
pub use transport::{TransportError, TransportKind};
pub use unexpected::{UnexpectedKind, UnexpectedResponse};

use crate::key::SignError;

/// A request that did not end well.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request did not reach the server, or its answer did not come back whole.
    Transport(Box<TransportError>),
    /// The server refused the token (HTTP 403), without saying why.
    Refused(Box<Refused>),
    /// The server did not execute the request and says why, in the shape of its REST interface.
    Rejected(Box<Rejected>),
    /// A query was executed with errors.
    GraphQl(Box<GraphQlErrors>),
    /// A mutation was executed with errors, so none of it was kept. There is no data to look at.
    RolledBack(Box<RolledBack>),
    /// The answer is GraphQL and its data is not what the operation's types expect.
    Decode(Box<DecodeError>),
    /// The answer is nothing that an Admin API answers.
    Unexpected(Box<UnexpectedResponse>),
    /// The request or the answer is larger than allowed.
    TooLarge(TooLarge),
    /// The variables cannot be written as JSON.
    Encode(EncodeError),
    /// The token could not be signed.
    Sign(SignError),
}

impl Error {
    /// Whether the same request may end well later. It says nothing on whether it is safe to send a mutation again: see
    /// [`TransportError::request_not_sent`].
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_retryable(),
            Self::Rejected(error) => matches!(error.status(), 429 | 500 | 502..=504),
            Self::Unexpected(error) => matches!(error.status(), 429 | 502..=504),
            Self::GraphQl(errors) => errors.iter().all(GraphQlError::is_retryable),
            Self::RolledBack(errors) => errors.iter().all(GraphQlError::is_retryable),
            Self::Refused(_) | Self::Decode(_) | Self::TooLarge(_) | Self::Encode(_) | Self::Sign(_) => false,
        }
    }

    /// The HTTP status, where an answer came.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused(_) => Some(403),
            Self::Rejected(error) => Some(error.status()),
            Self::Unexpected(error) => Some(error.status()),
            Self::GraphQl(_) | Self::RolledBack(_) | Self::Decode(_) => Some(200),
            Self::Transport(_) | Self::TooLarge(_) | Self::Encode(_) | Self::Sign(_) => None,
        }
    }

    /// The errors of a GraphQL answer; none for another kind of error.
    #[must_use]
    pub fn errors(&self) -> &[GraphQlError] {
        match self {
            Self::GraphQl(errors) => errors.as_slice(),
            Self::RolledBack(errors) => errors.as_slice(),
            _ => &[],
        }
    }

    /// Whether the server gave this reason: for the whole request, or for one of its fields.
    ///
    /// ```
    /// use authgear_admin::{Error, Reason};
    ///
    /// fn is_gone(error: &Error) -> bool {
    ///     error.has_reason(&Reason::USER_NOT_FOUND)
    /// }
    /// ```
    #[must_use]
    pub fn has_reason(&self, reason: &Reason) -> bool {
        let rejected = matches!(self, Self::Rejected(error) if error.reason() == Some(reason));
        rejected || self.errors().iter().any(|error| error.reason() == Some(reason))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(error) => error.fmt(f),
            Self::Refused(error) => error.fmt(f),
            Self::Rejected(error) => error.fmt(f),
            Self::GraphQl(error) => error.fmt(f),
            Self::RolledBack(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Unexpected(error) => error.fmt(f),
            Self::TooLarge(error) => error.fmt(f),
            Self::Encode(error) => error.fmt(f),
            Self::Sign(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            _ => None,
        }
    }
}

/// A request or an answer that is larger than allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TooLarge {
    /// The request: it was not sent, because the server takes no more than this.
    Request {
        /// The size of the request in bytes.
        bytes: usize,
        /// The server's limit in bytes.
        limit: usize,
    },
    /// The answer: it was not read to its end.
    Response {
        /// The client's limit in bytes.
        limit: usize,
    },
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request { bytes, limit } => write!(
                f,
                "the request has {bytes} bytes, and the Admin API takes at most {limit}; it was not sent. Send less at once"
            ),
            Self::Response { limit } => write!(
                f,
                "the answer has more than {limit} bytes; ask for fewer items, or raise `max_response_bytes` of the client"
            ),
        }
    }
}

/// Variables that cannot be written as JSON. The reason is not shown: it could quote a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodeError {
    pub(crate) operation: &'static str,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the variables of `{}` cannot be written as JSON: a type that a custom scalar is mapped to refuses its value",
            self.operation
        )
    }
}
