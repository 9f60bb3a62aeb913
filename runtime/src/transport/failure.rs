//! Why a transport has no answer to give.

use std::error::Error;
use std::fmt;

use http::HeaderMap;

use super::response::Head;
use crate::TransportKind;

/// No answer, or half of one. The client makes an [`Error`](crate::Error) of it, which names the operation.
///
/// The `Debug` of its source is not shown, and its text is: it should hold nothing secret.
pub struct Failure {
    /// Boxed, so that a good answer's `Result` is no larger for it.
    pub(crate) head: Option<Box<Head>>,
    pub(crate) cause: Cause,
}

/// What became of the request.
pub(crate) enum Cause {
    Broken { kind: TransportKind, source: Box<dyn Error + Send + Sync> },
    TooLarge { limit: usize },
}

impl Failure {
    /// A failure of this kind. [`TransportKind::Connect`], [`TransportKind::Tls`] and [`TransportKind::NotSent`] promise
    /// that the server has not seen the request: a mutation may be sent again then.
    pub fn new(kind: TransportKind, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { head: None, cause: Cause::Broken { kind, source: source.into() } }
    }

    /// An answer of more than `limit` bytes.
    #[must_use]
    pub fn response_too_large(limit: usize) -> Self {
        Self { head: None, cause: Cause::TooLarge { limit } }
    }

    /// The head of the answer, where it came that far.
    #[must_use]
    pub fn with_head(mut self, status: u16, headers: HeaderMap) -> Self {
        self.head = Some(Box::new(Head { status, headers }));
        self
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Failure");
        shown.field("status", &self.head.as_ref().map(|head| head.status));
        match &self.cause {
            Cause::Broken { kind, source } => shown.field("kind", kind).field("source", &source.to_string()),
            Cause::TooLarge { limit } => shown.field("too_large", limit),
        };
        shown.finish()
    }
}
