//! Requests that did not reach the server, and answers that did not come back whole.

use std::error::Error;
use std::fmt;
use std::io;

/// What went wrong on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportKind {
    /// No connection: unknown host, refused, no route, or no TLS.
    Connect,
    /// No answer in time.
    Timeout,
    /// The connection broke while the request or the answer was under way.
    Interrupted,
}

/// A request that did not reach the server, or whose answer did not come back whole.
pub struct TransportError {
    kind: TransportKind,
    operation: &'static str,
    not_sent: bool,
    source: reqwest::Error,
}

impl TransportError {
    pub(crate) fn new(operation: &'static str, source: reqwest::Error) -> Self {
        let kind = if source.is_connect() {
            TransportKind::Connect
        } else if source.is_timeout() {
            TransportKind::Timeout
        } else {
            TransportKind::Interrupted
        };
        // The URL is the user's own setting and not worth repeating in every log line.
        let not_sent = source.is_connect();
        Self { kind, operation, not_sent, source: source.without_url() }
    }

    /// What went wrong on the way.
    #[must_use]
    pub fn kind(&self) -> TransportKind {
        self.kind
    }

    /// Whether the request provably never left, so that even a mutation can be sent again. `false` means that the server
    /// may have executed it.
    #[must_use]
    pub fn request_not_sent(&self) -> bool {
        self.not_sent
    }

    pub(super) fn is_retryable(&self) -> bool {
        true
    }

    /// The innermost cause, which says most.
    fn cause(&self) -> String {
        let mut cause: &dyn Error = &self.source;
        while let Some(inner) = cause.source() {
            // Below an I/O error that wraps another one stands the same text again.
            if cause.is::<io::Error>() && inner.to_string() == cause.to_string() {
                break;
            }
            cause = inner;
        }
        cause.to_string()
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("kind", &self.kind)
            .field("operation", &self.operation)
            .field("request_not_sent", &self.not_sent)
            .field("cause", &self.cause())
            .finish()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, cause) = (self.operation, self.cause());
        match self.kind {
            TransportKind::Connect => {
                write!(f, "`{operation}` was not sent: no connection to the Admin API ({cause})")
            }
            TransportKind::Timeout => {
                write!(f, "`{operation}` got no answer in time; the server may have executed it all the same")
            }
            TransportKind::Interrupted => write!(
                f,
                "the connection broke during `{operation}` ({cause}); the server may have executed it all the same"
            ),
        }
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}
