//! A request and its answer, kept.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, header};

use super::{HttpRequest, HttpResponse};

/// The headers of an answer that are kept: those that the client reads, and of these none that tells the time.
const KEPT: [HeaderName; 4] =
    [header::CONTENT_TYPE, header::LOCATION, header::RETRY_AFTER, HeaderName::from_static("x-request-id")];

/// A request and its answer. No header of the request is kept, so it holds no token; it does hold the variables and the
/// answer, which its `Debug` does not show.
#[derive(Clone, PartialEq, Eq)]
pub struct Exchange {
    pub(super) operation: String,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) request: Bytes,
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) response: Bytes,
}

impl Exchange {
    /// The part of a request that is kept, before its answer is there.
    pub(super) fn begin(request: &HttpRequest) -> Self {
        Self {
            operation: request.operation().to_owned(),
            method: request.method().as_str().to_owned(),
            path: request.path().to_owned(),
            request: request.body().clone(),
            status: 0,
            headers: HeaderMap::new(),
            response: Bytes::new(),
        }
    }

    pub(super) fn end(mut self, response: &HttpResponse) -> Self {
        self.status = response.status();
        let kept = |name: &HeaderName| Some((name.clone(), response.headers().get(name)?.clone()));
        self.headers = KEPT.iter().filter_map(kept).collect();
        self.response = response.body().clone();
        self
    }

    /// The name of the operation.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path that the request went to.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The request's body.
    #[must_use]
    pub fn request(&self) -> &Bytes {
        &self.request
    }

    /// The HTTP status of the answer.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The answer's body.
    #[must_use]
    pub fn response(&self) -> &Bytes {
        &self.response
    }
}

impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("path", &self.path)
            .field("status", &self.status)
            .field("request_bytes", &self.request.len())
            .field("response_bytes", &self.response.len())
            .finish_non_exhaustive()
    }
}
