//! Requests that did not reach the server, and answers that did not come back whole.

use std::error::Error;
use std::fmt;
use std::io;

use super::causes::{causes, innermost};
use super::context::Context;

/// What went wrong on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportKind {
    /// No connection: unknown host, refused, no route, or not in time.
    Connect,
    /// A connection, but no TLS on it: a certificate that is not trusted, or a server that does not speak TLS.
    Tls,
    /// No answer in time.
    Timeout,
    /// The connection broke while the request or the answer was under way.
    Interrupted,
}

/// A request that did not reach the server, or whose answer did not come back whole.
pub struct TransportError {
    context: Context,
    kind: TransportKind,
    source: reqwest::Error,
}

impl TransportError {
    pub(crate) fn new(context: Context, source: reqwest::Error) -> Self {
        let kind = if source.is_connect() {
            if causes(&source).any(is_handshake) { TransportKind::Tls } else { TransportKind::Connect }
        } else if source.is_timeout() {
            TransportKind::Timeout
        } else {
            TransportKind::Interrupted
        };
        // The URL is the user's own setting and not worth repeating in every log line.
        Self { context, kind, source: source.without_url() }
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
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
        matches!(self.kind, TransportKind::Connect | TransportKind::Tls)
    }

    pub(super) fn is_retryable(&self) -> bool {
        match self.kind {
            TransportKind::Connect => true,
            // What is wrong with a certificate now is wrong with it in a minute.
            TransportKind::Tls => false,
            TransportKind::Timeout | TransportKind::Interrupted => !self.context.is_mutation(),
        }
    }
}

/// Whether a connection failed because of TLS: a TCP connection does not fail with these kinds.
fn is_handshake(cause: &(dyn Error + 'static)) -> bool {
    let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    matches!(kind, Some(io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof))
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("context", &self.context)
            .field("kind", &self.kind)
            .field("cause", &innermost(&self.source))
            .finish()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, cause, caution) =
            (self.context.operation, innermost(&self.source), self.context.caution());
        match self.kind {
            TransportKind::Connect => {
                write!(f, "`{operation}` was not sent: no connection to the Admin API ({cause})")
            }
            TransportKind::Tls => {
                write!(f, "`{operation}` was not sent: no TLS on the connection to the Admin API ({cause})")
            }
            TransportKind::Timeout => write!(f, "`{operation}` got no answer in time{caution}"),
            TransportKind::Interrupted => {
                write!(f, "the connection broke during `{operation}` ({cause}){caution}")
            }
        }
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}
