//! Errors inside a GraphQL answer, typed as Authgear writes them.

use std::fmt;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::member::BatchMember;
use super::reason::{ErrorName, Reason};
use super::server_text::ServerText;
use super::validation::ValidationCause;
use crate::scalar::Json;

/// What is said in place of a message that is not there.
pub(super) const NO_MESSAGE: &str = "the server gives no message";

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

/// One error of a GraphQL answer (GraphQL §7.1.2).
#[derive(Clone)]
pub struct GraphQlError {
    message: String,
    path: Vec<PathSegment>,
    locations: Vec<Location>,
    error_name: Option<ErrorName>,
    reason: Option<Reason>,
    info: Option<Json>,
    member: Option<BatchMember>,
}

impl GraphQlError {
    /// Reads the value of `errors`, of whatever shape it is: what a server says of a failure must not be lost to a
    /// failure to read it. A value that is not a list is one error, and one that cannot be read still is one.
    pub(crate) fn read_all(errors: &RawValue) -> Vec<Self> {
        match serde_json::from_str(errors.get()) {
            Ok(Value::Null) => Vec::new(),
            Ok(Value::Array(errors)) => errors.iter().map(Self::read).collect(),
            Ok(other) => vec![Self::read(&other)],
            Err(_) => vec![Self::read(&Value::Null)],
        }
    }

    fn read(error: &Value) -> Self {
        let object = error.as_object();
        let extensions = object.and_then(|object| object.get("extensions")).and_then(Value::as_object);
        let list = |key: &str| {
            let list = object.and_then(|object| object.get(key)).and_then(Value::as_array);
            list.into_iter().flatten()
        };
        Self {
            message: text(object, "message").or(error.as_str()).unwrap_or(NO_MESSAGE).to_owned(),
            path: list("path").filter_map(segment).collect(),
            locations: list("locations").filter_map(location).collect(),
            error_name: text(extensions, "errorName").map(ErrorName::from),
            reason: text(extensions, "reason").map(Reason::from),
            info: extensions
                .and_then(|it| it.get("info"))
                .filter(|info| info.is_object())
                .cloned()
                .map(Json::from),
            member: None,
        }
    }

    /// Finds out which mutation of a batch it is of: the one that `member` says the first key of the path belongs to, and
    /// what that key is called there.
    pub(super) fn find_member(&mut self, member: impl Fn(&str) -> Option<(BatchMember, &str)>) {
        if let Some(PathSegment::Key(key)) = self.path.first_mut()
            && let Some((found, original)) = member(key)
        {
            let original = original.to_owned();
            *key = original;
            self.member = Some(found);
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

    /// The mutation of an [atomic batch](crate::Client::atomic) that failed, where the server says so; its
    /// [`path`](Self::path) begins there.
    #[must_use]
    pub fn member(&self) -> Option<BatchMember> {
        self.member
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

    /// What else the server says, as an object. It may repeat what was sent: `Debug` does not show it.
    #[must_use]
    pub fn info(&self) -> Option<&Json> {
        self.info.as_ref()
    }

    /// What is wrong with the input, where the reason is [`Reason::VALIDATION_FAILED`].
    #[must_use]
    pub fn validation_causes(&self) -> Vec<ValidationCause> {
        ValidationCause::read_all(self.info.as_ref())
    }

    pub(super) fn is_retryable(&self) -> bool {
        let name = matches!(
            self.error_name,
            Some(ErrorName::DataRace | ErrorName::TooManyRequest | ErrorName::ServiceUnavailable)
        );
        name || self.reason == Some(Reason::RATE_LIMITED)
    }
}

fn text<'v>(object: Option<&'v Map<String, Value>>, key: &str) -> Option<&'v str> {
    object?.get(key)?.as_str()
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

impl fmt::Debug for GraphQlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphQlError")
            .field("message", &self.message)
            .field("path", &self.path)
            .field("error_name", &self.error_name)
            .field("reason", &self.reason)
            .field("member", &self.member)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for GraphQlError {}

impl fmt::Display for GraphQlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(member) = self.member {
            write!(f, "{member}, ")?;
        }
        for (index, segment) in self.path.iter().enumerate() {
            match segment {
                PathSegment::Key(key) if index == 0 => write!(f, "{}", ServerText(key))?,
                PathSegment::Key(key) => write!(f, ".{}", ServerText(key))?,
                PathSegment::Index(place) => write!(f, "[{place}]")?,
            }
        }
        if !self.path.is_empty() {
            f.write_str(": ")?;
        }
        write!(f, "{}", ServerText(&self.message))?;
        if let Some(reason) = &self.reason {
            write!(f, " ({reason})")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(errors: &str) -> Vec<GraphQlError> {
        GraphQlError::read_all(serde_json::from_str(errors).unwrap())
    }

    #[test]
    fn authgears_extensions_are_typed() {
        let errors = read(
            r#"[{"message":"invalid","path":["updateUser","roles",3,"key"],"locations":[{"line":1,"column":2}],
                "extensions":{"errorName":"Invalid","reason":"ValidationFailed",
                "info":{"causes":[{"kind":"format","location":"/email","details":{"format":"email"}}]}}}]"#,
        );
        let [error] = &errors[..] else { panic!("{errors:?}") };
        assert_eq!(error.to_string(), "updateUser.roles[3].key: invalid (ValidationFailed)");
        assert_eq!(error.error_name(), Some(&ErrorName::Invalid));
        assert_eq!(error.reason(), Some(&Reason::VALIDATION_FAILED));
        assert_eq!(error.locations(), [Location { line: 1, column: 2 }]);
        let causes = error.validation_causes();
        assert_eq!((&*causes[0].kind, &*causes[0].location), ("format", "/email"));
        assert_eq!(causes[0].details.as_ref().map(Json::as_str), Some(r#"{"format":"email"}"#));
        assert_eq!(
            format!("{:?}", causes[0]),
            r#"ValidationCause { kind: "format", location: "/email", .. }"#
        );
        assert!(error.info().is_some());
    }

    #[test]
    fn what_the_future_calls_an_error_is_kept() {
        let errors =
            read(r#"[{"message":"m","extensions":{"errorName":"Teapot","reason":"ShortAndStout"}}]"#);
        assert_eq!(errors[0].error_name().map(ErrorName::as_str), Some("Teapot"));
        assert_eq!(errors[0].reason(), Some(&Reason::from("ShortAndStout")));
    }

    #[test]
    fn odd_shapes_never_hide_that_there_was_an_error() {
        for (errors, messages) in [
            ("null", &[][..]),
            ("[]", &[]),
            (r#"[{"message":"unexpected error"}]"#, &["unexpected error"]),
            (r#"["boom"]"#, &["boom"]),
            (r#""boom""#, &["boom"]),
            (r#"{"message":"boom"}"#, &["boom"]),
            ("[null, 7]", &[NO_MESSAGE, NO_MESSAGE]),
            (r#"[{"message":7,"path":"x","locations":{},"extensions":[]}]"#, &[NO_MESSAGE]),
            (r#"[{"message":"m","path":[1.5,null,"a"],"locations":[{"line":"x"}]}]"#, &["m"]),
        ] {
            let read = read(errors);
            let read: Vec<_> = read.iter().map(GraphQlError::message).collect();
            assert_eq!(read, messages, "{errors}");
        }
        let bottomless = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&bottomless).len(), 1);
    }
}
