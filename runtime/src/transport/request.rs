//! A request as a transport gets it.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method};
use reqwest::Url;

/// A request: to be sent once, as it is.
///
/// Its headers hold the token and its body the variables: `Debug` shows neither.
#[derive(Clone)]
pub struct HttpRequest {
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) timeout: Duration,
}

impl HttpRequest {
    /// The name of the operation, which the URL does not tell.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// `POST` for every GraphQL request.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The whole URL.
    #[must_use]
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// The URL's path.
    #[must_use]
    pub fn path(&self) -> &str {
        self.url.path()
    }

    /// The headers. `Authorization` is marked sensitive.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The headers, to add some.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    /// The body; empty for a `GET`.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// How long sending it and reading the answer may take.
    #[must_use]
    pub fn timeout(&self) -> Duration {
        self.timeout
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpRequest")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("url", &self.url())
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
