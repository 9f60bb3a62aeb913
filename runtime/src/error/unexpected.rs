//! Answers that no Admin API gives: a wrong address, a proxy in between, or half an answer.

use std::fmt;

use super::context::Context;
use super::server_text::ServerText;

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
    context: Context,
    status: u16,
    content_type: Option<String>,
    bytes: usize,
    kind: UnexpectedKind,
}

impl UnexpectedResponse {
    pub(crate) fn new(
        context: Context,
        status: u16,
        content_type: Option<String>,
        bytes: usize,
        kind: UnexpectedKind,
    ) -> Self {
        Self { context, status, content_type, bytes, kind }
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }

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

    /// Whether the server may have executed the request. A redirect and a client error come before that.
    pub(super) fn may_have_been_executed(&self) -> bool {
        !(300..500).contains(&self.status)
    }

    pub(super) fn is_retryable(&self) -> bool {
        match self.status {
            429 => true,
            502..=504 => !self.context.is_mutation(),
            _ => false,
        }
    }
}

impl UnexpectedResponse {
    /// What to do next. A mutation that may have been executed is not to be sent again on a mere suggestion.
    fn advice(&self) -> &'static str {
        match (&self.kind, self.status) {
            (UnexpectedKind::Redirect { .. }, _) => {
                "; it was not followed, since the token would go along. Set the endpoint to the right address"
            }
            (_, 429) => {
                "; the server, or a gateway before it, asks to slow down: wait before you send it again"
            }
            (_, 500..) if self.context.is_mutation() => "; the server, or a gateway before it, failed",
            (_, 500..) => "; the server, or a gateway before it, failed: try again later",
            (UnexpectedKind::BrokenJson, 200..300) => "; a proxy in between may have cut it off",
            _ => "; check the endpoint: it is the project's own origin, e.g. https://myapp.authgear.cloud",
        }
    }
}

impl fmt::Display for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { context, status, bytes, .. } = self;
        let operation = context.operation;
        match &self.kind {
            UnexpectedKind::Redirect { location } => {
                write!(f, "the endpoint redirects `{operation}` (HTTP {status})")?;
                if let Some(location) = location {
                    write!(f, " to {}", ServerText(location))?;
                }
            }
            UnexpectedKind::Html => {
                write!(f, "the endpoint answered `{operation}` with an HTML page (HTTP {status})")?;
            }
            UnexpectedKind::Empty => {
                write!(f, "the endpoint answered `{operation}` with nothing (HTTP {status})")?;
            }
            UnexpectedKind::BrokenJson => write!(
                f,
                "the answer to `{operation}` breaks off or is no JSON (HTTP {status}, {bytes} bytes)"
            )?,
            UnexpectedKind::NotGraphQl => {
                write!(f, "the answer to `{operation}` is JSON, but no GraphQL answer (HTTP {status})")?;
            }
            UnexpectedKind::NoData => {
                write!(f, "the answer to `{operation}` has neither data nor errors (HTTP {status})")?;
            }
            UnexpectedKind::ContentType => {
                let content_type = self.content_type.as_deref().unwrap_or("none");
                write!(
                    f,
                    "the endpoint answered `{operation}` with HTTP {status} and content type {}, not with JSON",
                    ServerText(content_type)
                )?;
            }
        }
        f.write_str(self.advice())?;
        if self.may_have_been_executed() {
            f.write_str(context.caution())?;
        }
        Ok(())
    }
}
