//! Requests and answers that are larger than allowed.

use std::fmt;

use super::context::Context;

/// A request or an answer that is larger than allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLarge {
    context: Context,
    what: What,
    limit: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Request { bytes: usize },
    Response,
}

impl TooLarge {
    pub(crate) fn request(context: Context, bytes: usize, limit: usize) -> Self {
        Self { context, what: What::Request { bytes }, limit }
    }

    pub(crate) fn response(context: Context, limit: usize) -> Self {
        Self { context, what: What::Response, limit }
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }

    /// Whether it is the request: it was not sent then. Otherwise it is the answer, which was not read to its end.
    #[must_use]
    pub fn is_request(&self) -> bool {
        matches!(self.what, What::Request { .. })
    }

    /// What is allowed, in bytes.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit
    }
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { context, limit, .. } = self;
        let operation = context.operation;
        match self.what {
            What::Request { bytes } => write!(
                f,
                "`{operation}` was not sent: it has {bytes} bytes, and the Admin API takes at most {limit}; send less \
                 at once"
            ),
            What::Response => write!(
                f,
                "the answer to `{operation}` has more than {limit} bytes; ask for fewer items, or raise \
                 `max_response_bytes` of the client{}",
                context.caution()
            ),
        }
    }
}
