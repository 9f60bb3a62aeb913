//! What an error is called: a kind from a short list, and a reason from a long one that grows.

use std::borrow::Cow;
use std::fmt;

use super::server_text::ServerText;
use crate::UnknownValue;

/// The kind of an error: `extensions.errorName`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorName {
    /// The request makes no sense.
    BadRequest,
    /// The input is not valid.
    Invalid,
    /// Who asks is not known.
    Unauthorized,
    /// Who asks may not.
    Forbidden,
    /// What is asked for does not exist.
    NotFound,
    /// What is to be made exists.
    AlreadyExists,
    /// Somebody else changed it at the same time.
    DataRace,
    /// Too much at once.
    TooManyRequest,
    /// The server's own fault.
    InternalError,
    /// The server cannot at the moment.
    ServiceUnavailable,
    /// The request is larger than 1 MiB.
    RequestEntityTooLarge,
    /// A kind that this version does not know; [`as_str`](Self::as_str) tells which.
    Other(UnknownValue),
}

impl ErrorName {
    /// The kind as the server writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::BadRequest => "BadRequest",
            Self::Invalid => "Invalid",
            Self::Unauthorized => "Unauthorized",
            Self::Forbidden => "Forbidden",
            Self::NotFound => "NotFound",
            Self::AlreadyExists => "AlreadyExists",
            Self::DataRace => "DataRace",
            Self::TooManyRequest => "TooManyRequest",
            Self::InternalError => "InternalError",
            Self::ServiceUnavailable => "ServiceUnavailable",
            Self::RequestEntityTooLarge => "RequestEntityTooLarge",
            Self::Other(name) => name.as_str(),
        }
    }
}

impl fmt::Display for ErrorName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<&str> for ErrorName {
    fn from(name: &str) -> Self {
        match name {
            "BadRequest" => Self::BadRequest,
            "Invalid" => Self::Invalid,
            "Unauthorized" => Self::Unauthorized,
            "Forbidden" => Self::Forbidden,
            "NotFound" => Self::NotFound,
            "AlreadyExists" => Self::AlreadyExists,
            "DataRace" => Self::DataRace,
            "TooManyRequest" => Self::TooManyRequest,
            "InternalError" => Self::InternalError,
            "ServiceUnavailable" => Self::ServiceUnavailable,
            "RequestEntityTooLarge" => Self::RequestEntityTooLarge,
            other => Self::Other(UnknownValue::new(other)),
        }
    }
}

/// Why, in the server's own word: `extensions.reason`. There are over a hundred, and new ones come; those that a caller
/// is most likely to act on have constants.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reason(Cow<'static, str>);

macro_rules! reasons {
    ($($constant:ident $text:literal $doc:literal;)*) => {
        impl Reason {$(
            #[doc = $doc]
            pub const $constant: Self = Self(Cow::Borrowed($text));
        )*}
    };
}

reasons! {
    VALIDATION_FAILED "ValidationFailed" "The input is not valid; see [`validation_causes`](crate::GraphQlError::validation_causes).";
    USER_NOT_FOUND "UserNotFound" "There is no such user.";
    ROLE_NOT_FOUND "RoleNotFound" "There is no such role.";
    GROUP_NOT_FOUND "GroupNotFound" "There is no such group.";
    RESOURCE_NOT_FOUND "ResourceNotFound" "There is no such resource.";
    SCOPE_NOT_FOUND "ScopeNotFound" "There is no such scope.";
    IDENTITY_NOT_FOUND "IdentityNotFound" "There is no such identity.";
    AUTHENTICATOR_NOT_FOUND "AuthenticatorNotFound" "There is no such authenticator.";
    ROLE_DUPLICATE_KEY "RoleDuplicateKey" "There is a role with that key.";
    GROUP_DUPLICATE_KEY "GroupDuplicateKey" "There is a group with that key.";
    INVARIANT_VIOLATED "InvariantViolated" "It would break a rule of the project, e.g. two users with one address, or one without any; `info` says which.";
    INVALID_QUERY "InvalidQuery" "Arguments that do not go together, e.g. `last` alone.";
    INVALID_CURSOR "InvalidCursor" "The cursor is of another list, or of none.";
    PASSWORD_POLICY_VIOLATED "PasswordPolicyViolated" "The password is not good enough for the project.";
    USER_IS_ANONYMIZED "UserIsAnonymized" "The user was anonymized and cannot be changed any more.";
    INVALID_ACCOUNT_STATUS_TRANSITION "InvalidAccountStatusTransition" "The account cannot go to that state.";
    RATE_LIMITED "RateLimited" "Too many requests.";
    USAGE_LIMIT_EXCEEDED "UsageLimitExceeded" "The project's plan does not allow more.";
    ACCOUNT_LOCKOUT "AccountLockout" "The account is locked.";
    UNEXPECTED_ERROR "UnexpectedError" "The server failed and says no more; HTTP 500 to a document that does not parse, for one.";
}

impl Reason {
    /// The reason as the server writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Reason {
    fn from(reason: &str) -> Self {
        Self(Cow::Owned(reason.to_owned()))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ServerText(&self.0).fmt(f)
    }
}
