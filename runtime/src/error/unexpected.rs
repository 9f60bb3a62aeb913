//! Answers that no Admin API gives: a wrong address, a proxy in between, or half an answer.

use std::fmt;

/// What is strange about an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnexpectedKind {
    /// A redirect. It is not followed: the token would go along.
    Redirect {
        /// The origin that it points to, where it says one.
        location: Option<String>,
    },
    /// An HTML page.
    Html,
    /// Nothing at all.
    Empty,
    /// JSON that breaks off or is none.
    BrokenJson,
    /// JSON that is no GraphQL answer.
    NotGraphQl,
    /// A GraphQL answer without data and without errors.
    NoData,
    /// Another content type than JSON.
    ContentType,
}

/// An answer that no Admin API gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnexpectedResponse {
    pub(crate) status: u16,
    pub(crate) content_type: Option<String>,
    pub(crate) bytes: usize,
    pub(crate) kind: UnexpectedKind,
}

impl UnexpectedResponse {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The content type of the answer.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// What is strange about it.
    #[must_use]
    pub fn kind(&self) -> &UnexpectedKind {
        &self.kind
    }
}

impl fmt::Display for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, bytes) = (self.status, self.bytes);
        match &self.kind {
            UnexpectedKind::Redirect { location } => {
                write!(f, "the endpoint redirects (HTTP {status})")?;
                if let Some(location) = location {
                    write!(f, " to {location}")?;
                }
                f.write_str("; it was not followed, since the token would go along. Set the endpoint to the right address")
            }
            UnexpectedKind::Html => write!(
                f,
                "the endpoint answered with an HTML page (HTTP {status}): is it the project's own origin, and not the \
                 portal's or a proxy's?"
            ),
            UnexpectedKind::Empty => write!(f, "the endpoint answered with nothing (HTTP {status})"),
            UnexpectedKind::BrokenJson => {
                write!(f, "the answer breaks off or is no JSON (HTTP {status}, {bytes} bytes)")
            }
            UnexpectedKind::NotGraphQl => {
                write!(f, "the answer is JSON and no GraphQL answer (HTTP {status}): is this an Admin API?")
            }
            UnexpectedKind::NoData => write!(f, "the answer has neither data nor errors (HTTP {status})"),
            UnexpectedKind::ContentType => {
                let content_type = self.content_type.as_deref().unwrap_or("none");
                write!(
                    f,
                    "the endpoint answered with HTTP {status} and content type {content_type}, not with JSON"
                )
            }
        }
    }
}
