//! Requests that did not reach the server, and answers that did not come back whole.

use std::error::Error;
use std::fmt;

use super::causes::innermost;
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
    /// The transport did not send it, for a reason of its own: a replaying one has no such answer, for instance.
    NotSent,
}

/// A request that did not reach the server, or whose answer did not come back whole.
pub struct TransportError {
    context: Context,
    kind: TransportKind,
    source: Box<dyn Error + Send + Sync>,
}

impl TransportError {
    pub(crate) fn new(context: Context, kind: TransportKind, source: Box<dyn Error + Send + Sync>) -> Self {
        Self { context, kind, source }
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
        matches!(self.kind, TransportKind::Connect | TransportKind::Tls | TransportKind::NotSent)
    }

    pub(super) fn is_retryable(&self) -> bool {
        match self.kind {
            TransportKind::Connect => true,
            // What is wrong with a certificate now is wrong with it in a minute.
            TransportKind::Tls | TransportKind::NotSent => false,
            TransportKind::Timeout | TransportKind::Interrupted => !self.context.is_mutation(),
        }
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("context", &self.context)
            .field("kind", &self.kind)
            .field("cause", &innermost(&*self.source))
            .finish()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, cause, caution) =
            (self.context.operation, innermost(&*self.source), self.context.caution());
        match self.kind {
            TransportKind::Connect => {
                write!(f, "`{operation}` was not sent: no connection to the Admin API ({cause})")
            }
            TransportKind::Tls => {
                write!(f, "`{operation}` was not sent: no TLS on the connection to the Admin API ({cause})")
            }
            TransportKind::NotSent => write!(f, "`{operation}` was not sent: {cause}"),
            TransportKind::Timeout => write!(f, "`{operation}` got no answer in time{caution}"),
            TransportKind::Interrupted => {
                write!(f, "the connection broke during `{operation}` ({cause}){caution}")
            }
        }
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
