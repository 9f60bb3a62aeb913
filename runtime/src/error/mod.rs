//! What can go wrong with a request: a truth table, one variant for each kind of end.
//!
//! No message and no `Debug` shows a key, a token, the value of a variable or the body of an answer. What is shown of the
//! server's words are its error messages and reasons.

mod causes;
mod context;
mod decode;
mod encode;
mod failed;
mod graphql;
mod member;
mod place;
mod reason;
mod refused;
mod rejected;
mod server_text;
mod too_large;
mod transport;
mod unexpected;
mod unfinished;
mod user_not_found;
mod validation;

use std::fmt;
use std::time::Duration;

pub(crate) use causes::{causes, innermost};
pub(crate) use context::Context;
pub use decode::DecodeError;
pub use encode::EncodeError;
pub use failed::{GraphQlErrors, RolledBack};
pub use graphql::{GraphQlError, Location, PathSegment};
pub use member::BatchMember;
pub use reason::{ErrorName, Reason};
pub use refused::Refused;
pub use rejected::Rejected;
pub(crate) use server_text::ServerText;
pub use too_large::TooLarge;
pub use transport::{TransportError, TransportKind};
pub use unexpected::{UnexpectedKind, UnexpectedResponse};
pub use unfinished::Unfinished;
pub use user_not_found::UserNotFound;
pub use validation::ValidationCause;

use crate::client::ConfigError;
use crate::key::SignError;
use crate::page::{PagesError, PagesProblem};

/// A request that did not end well.
///
/// ```
/// use authgear_admin::{Error, Reason};
///
/// fn advice(error: &Error) -> &'static str {
///     match error {
///         Error::RolledBack(_) if error.has_reason(&Reason::USER_NOT_FOUND) => "no such user",
///         _ if error.is_retryable() => "try again",
///         _ if error.outcome_unknown() => "look first, then decide",
///         _ => "give up",
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request did not reach the server, or its answer did not come back whole.
    Transport(Box<TransportError>),
    /// The server refused the token (HTTP 403), without saying why.
    Refused(Box<Refused>),
    /// The server did not execute the request, or failed at it (HTTP 500), and says why, in the shape of its REST
    /// interface.
    Rejected(Box<Rejected>),
    /// A query was executed with errors.
    GraphQl(Box<GraphQlErrors>),
    /// A mutation was executed with errors, so none of it was kept. There is no data to look at.
    RolledBack(Box<RolledBack>),
    /// A function of this crate that begins with looking a user up found none.
    UserNotFound(Box<UserNotFound>),
    /// The answer is GraphQL and its data is not what the operation's types expect.
    Decode(Box<DecodeError>),
    /// The answer is nothing that an Admin API answers.
    Unexpected(Box<UnexpectedResponse>),
    /// The request or the answer is larger than allowed.
    TooLarge(Box<TooLarge>),
    /// An import or an export of users failed at the server, or is still pending.
    Unfinished(Box<Unfinished>),
    /// The pages of a list do not go on, though the server promises another.
    Pages(Box<PagesError>),
    /// The variables cannot be written as JSON.
    Encode(Box<EncodeError>),
    /// The token could not be signed.
    Sign(SignError),
    /// There is no client: its configuration is not complete. No request ends so; it is here for functions that make a
    /// client and use it.
    Config(Box<ConfigError>),
}

impl Error {
    /// Whether sending the same operation again is safe and may end well.
    ///
    /// A mutation is only ever safe to send again where it provably was not executed or was rolled back.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_retryable(),
            Self::Rejected(error) => error.is_retryable(),
            Self::Unexpected(error) => error.is_retryable(),
            Self::GraphQl(errors) => errors.is_retryable(),
            Self::RolledBack(errors) => errors.is_retryable(),
            Self::Pages(error) => error.problem() == PagesProblem::NoCursor,
            Self::Refused(_)
            | Self::UserNotFound(_)
            | Self::Decode(_)
            | Self::TooLarge(_)
            | Self::Unfinished(_)
            | Self::Encode(_)
            | Self::Sign(_)
            | Self::Config(_) => false,
        }
    }

    /// Whether it was a mutation that may or may not have taken effect: its request went out, and no readable answer
    /// came back. Read what it should have changed before you send it again.
    #[must_use]
    pub fn outcome_unknown(&self) -> bool {
        let executed = match self {
            Self::Transport(error) => !error.request_not_sent(),
            Self::Rejected(error) => error.may_have_been_executed(),
            Self::Unexpected(error) => error.may_have_been_executed(),
            Self::TooLarge(error) => !error.is_request(),
            // A decode error is not among them: the answer had no errors, so the mutation took effect.
            _ => false,
        };
        executed && self.context().is_some_and(Context::is_mutation)
    }

    /// The same error of a batch, with its parts told which mutation they are of.
    pub(crate) fn of_members(mut self, member: impl Fn(&str) -> Option<(BatchMember, &str)>) -> Self {
        match &mut self {
            Self::RolledBack(errors) => errors.find_members(member),
            Self::Decode(error) => error.find_member(member),
            _ => {}
        }
        self
    }

    /// The name of the operation.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.context().map(|context| context.operation)
    }

    /// The HTTP status, where an answer came.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.context().and_then(|context| context.status)
    }

    /// The id that the server or a gateway before it gave the request (`X-Request-Id` and its kin): what its operators
    /// find it by.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.context().and_then(|context| context.request_id.as_deref())
    }

    /// How often the request was sent, or tried to be; 0 where it did not come to that.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.context().map_or(0, |context| context.attempts)
    }

    /// How long the server asks to wait (`Retry-After`).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.context().and_then(|context| context.retry_after)
    }

    /// The errors of a GraphQL answer; none for another kind of error.
    #[must_use]
    pub fn errors(&self) -> &[GraphQlError] {
        match self {
            Self::GraphQl(errors) => errors,
            Self::RolledBack(errors) => errors,
            _ => &[],
        }
    }

    /// Whether the server gave this reason: for the whole request, or for one of its fields. Of [`Error::UserNotFound`]
    /// the reason is [`Reason::USER_NOT_FOUND`].
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
        let whole = match self {
            Self::Rejected(error) => error.reason(),
            Self::Unfinished(error) => error.server_error().and_then(|error| error.reason.as_ref()),
            _ => None,
        };
        let no_user = matches!(self, Self::UserNotFound(_)) && *reason == Reason::USER_NOT_FOUND;
        no_user || whole == Some(reason) || self.errors().iter().any(|error| error.reason() == Some(reason))
    }

    /// Whether the client may send the request again by itself: a mutation only where the server cannot have seen it.
    pub(crate) fn may_be_sent_again(&self) -> bool {
        let unseen = matches!(self, Self::Transport(error) if error.request_not_sent());
        let is_mutation = self.context().is_some_and(Context::is_mutation);
        self.is_retryable() && (unseen || !is_mutation)
    }

    fn context(&self) -> Option<&Context> {
        match self {
            Self::Transport(error) => Some(error.context()),
            Self::Refused(error) => Some(error.context()),
            Self::Rejected(error) => Some(error.context()),
            Self::GraphQl(errors) => Some(errors.context()),
            Self::RolledBack(errors) => Some(errors.context()),
            Self::UserNotFound(error) => Some(error.context()),
            Self::Decode(error) => Some(error.context()),
            Self::Unexpected(error) => Some(error.context()),
            Self::TooLarge(error) => Some(error.context()),
            Self::Unfinished(error) => Some(error.context()),
            Self::Pages(error) => Some(error.context()),
            Self::Encode(error) => Some(error.context()),
            Self::Sign(_) | Self::Config(_) => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(error) => error.fmt(f),
            Self::Refused(error) => error.fmt(f),
            Self::Rejected(error) => error.fmt(f),
            Self::GraphQl(errors) => errors.fmt(f),
            Self::RolledBack(errors) => errors.fmt(f),
            Self::UserNotFound(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Unexpected(error) => error.fmt(f),
            Self::TooLarge(error) => error.fmt(f),
            Self::Unfinished(error) => error.fmt(f),
            Self::Pages(error) => error.fmt(f),
            Self::Encode(error) => error.fmt(f),
            Self::Sign(error) => error.fmt(f),
            Self::Config(error) => error.fmt(f),
        }?;
        match self.attempts() {
            0 | 1 => Ok(()),
            attempts => write!(f, " ({attempts} attempts)"),
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

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Self {
        Self::Config(Box::new(error))
    }
}

impl From<Unfinished> for Error {
    fn from(error: Unfinished) -> Self {
        Self::Unfinished(Box::new(error))
    }
}

impl From<SignError> for Error {
    fn from(error: SignError) -> Self {
        Self::Sign(error)
    }
}
