//! Errors inside a GraphQL answer, typed as Authgear writes them.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde_json::{Map, Value};

use crate::scalar::Json;

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
    Other(OtherName),
}

/// The text of a kind that this version does not know; opaque, so that no code depends on its staying unknown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherName(Box<str>);

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
            Self::Other(name) => &name.0,
        }
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
            other => Self::Other(OtherName(other.into())),
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
    VALIDATION_FAILED "ValidationFailed" "The input is not valid; see [`GraphQlError::validation_causes`].";
    USER_NOT_FOUND "UserNotFound" "There is no such user.";
    ROLE_NOT_FOUND "RoleNotFound" "There is no such role.";
    GROUP_NOT_FOUND "GroupNotFound" "There is no such group.";
    RESOURCE_NOT_FOUND "ResourceNotFound" "There is no such resource.";
    SCOPE_NOT_FOUND "ScopeNotFound" "There is no such scope.";
    INVALID_CURSOR "InvalidCursor" "The cursor is of another list, or of none.";
    PASSWORD_POLICY_VIOLATED "PasswordPolicyViolated" "The password is not good enough for the project.";
    USER_IS_ANONYMIZED "UserIsAnonymized" "The user was anonymized and cannot be changed any more.";
    INVALID_ACCOUNT_STATUS_TRANSITION "InvalidAccountStatusTransition" "The account cannot go from its state to that one.";
    RATE_LIMITED "RateLimited" "Too many requests.";
    USAGE_LIMIT_EXCEEDED "UsageLimitExceeded" "The project's plan does not allow more.";
    ACCOUNT_LOCKOUT "AccountLockout" "The account is locked.";
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
        f.write_str(&self.0)
    }
}

/// A step to the field that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathSegment {
    /// A key of the answer.
    Key(String),
    /// A place in a list.
    Index(u64),
}

/// A place in the document that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// From 1.
    pub line: u64,
    /// From 1.
    pub column: u64,
}

/// What is wrong with one part of an input.
#[derive(Debug, Clone)]
pub struct ValidationCause {
    /// What kind of rule it breaks, e.g. `format` or `required`.
    pub kind: String,
    /// Where, as a JSON pointer into the input.
    pub location: String,
}

/// One error of a GraphQL answer (GraphQL §7.1.2).
#[derive(Debug, Clone)]
pub struct GraphQlError {
    message: String,
    path: Vec<PathSegment>,
    locations: Vec<Location>,
    error_name: Option<ErrorName>,
    reason: Option<Reason>,
    info: Option<Json>,
}

impl GraphQlError {
    /// Reads an error of whatever shape: what a server says of a failure must not be lost to a failure to read it.
    pub(crate) fn read(error: &Value) -> Self {
        let text = |object: Option<&Map<String, Value>>, key: &str| {
            object.and_then(|object| object.get(key)).and_then(Value::as_str).map(str::to_owned)
        };
        let object = error.as_object();
        let extensions = object.and_then(|object| object.get("extensions")).and_then(Value::as_object);
        let list = |key: &str| {
            object.and_then(|object| object.get(key)).and_then(Value::as_array).into_iter().flatten()
        };
        Self {
            message: text(object, "message")
                .or_else(|| error.as_str().map(str::to_owned))
                .unwrap_or_else(|| "the server gives no message".to_owned()),
            path: list("path").filter_map(segment).collect(),
            locations: list("locations").filter_map(location).collect(),
            error_name: text(extensions, "errorName").map(|name| ErrorName::from(&*name)),
            reason: text(extensions, "reason").map(|reason| Reason::from(&*reason)),
            info: extensions
                .and_then(|it| it.get("info"))
                .filter(|info| info.is_object())
                .cloned()
                .map(Json::from),
        }
    }

    /// The server's message.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The way to the field that failed; empty for an error of the whole request.
    #[must_use]
    pub fn path(&self) -> &[PathSegment] {
        &self.path
    }

    /// Places in the document that was sent.
    #[must_use]
    pub fn locations(&self) -> &[Location] {
        &self.locations
    }

    /// The kind of error. An error that the server did not expect has none.
    #[must_use]
    pub fn error_name(&self) -> Option<&ErrorName> {
        self.error_name.as_ref()
    }

    /// The reason. An error that the server did not expect has none.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        self.reason.as_ref()
    }

    /// What else the server says, as an object.
    #[must_use]
    pub fn info(&self) -> Option<&Json> {
        self.info.as_ref()
    }

    /// What is wrong with the input, where the reason is [`Reason::VALIDATION_FAILED`].
    #[must_use]
    pub fn validation_causes(&self) -> Vec<ValidationCause> {
        let info = self.info.as_ref().map(Json::to_value).unwrap_or_default();
        let causes = info.get("causes").and_then(Value::as_array).into_iter().flatten();
        let text =
            |cause: &Value, key: &str| cause.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        causes
            .map(|cause| ValidationCause { kind: text(cause, "kind"), location: text(cause, "location") })
            .collect()
    }

    pub(super) fn is_retryable(&self) -> bool {
        let name = matches!(
            self.error_name,
            Some(ErrorName::DataRace | ErrorName::TooManyRequest | ErrorName::ServiceUnavailable)
        );
        name || self.reason == Some(Reason::RATE_LIMITED)
    }
}

fn segment(segment: &Value) -> Option<PathSegment> {
    match segment {
        Value::String(key) => Some(PathSegment::Key(key.clone())),
        other => other.as_u64().map(PathSegment::Index),
    }
}

fn location(location: &Value) -> Option<Location> {
    let number = |key: &str| location.get(key).and_then(Value::as_u64);
    Some(Location { line: number("line")?, column: number("column")? })
}

impl fmt::Display for GraphQlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.path.iter().enumerate() {
            match segment {
                PathSegment::Key(key) if index == 0 => write!(f, "{key}")?,
                PathSegment::Key(key) => write!(f, ".{key}")?,
                PathSegment::Index(place) => write!(f, "[{place}]")?,
            }
        }
        if !self.path.is_empty() {
            f.write_str(": ")?;
        }
        f.write_str(&self.message)?;
        if let Some(reason) = &self.reason {
            write!(f, " ({reason})")?;
        }
        Ok(())
    }
}

/// The errors of a query's answer; never empty.
#[derive(Debug, Clone)]
pub struct GraphQlErrors {
    pub(crate) operation: &'static str,
    pub(crate) errors: Vec<GraphQlError>,
}

/// The errors of a mutation's answer; never empty. Any error in a request rolls back all of it, so the data beside
/// them shows what was *not* kept, and there is no way to it.
#[derive(Debug, Clone)]
pub struct RolledBack {
    pub(crate) operation: &'static str,
    pub(crate) errors: Vec<GraphQlError>,
}

macro_rules! list_of_errors {
    ($($type:ident $lead:literal)*) => {$(
        impl Deref for $type {
            type Target = Vec<GraphQlError>;

            fn deref(&self) -> &Vec<GraphQlError> {
                &self.errors
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, $lead, self.operation)?;
                for (index, error) in self.errors.iter().enumerate() {
                    let separator = if index == 0 { "" } else { "; " };
                    write!(f, "{separator}{error}")?;
                }
                Ok(())
            }
        }
    )*};
}
list_of_errors! {
    GraphQlErrors "`{}` failed: "
    RolledBack "`{}` failed, and nothing of it was kept: "
}
