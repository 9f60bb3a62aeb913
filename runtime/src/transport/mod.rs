//! How requests get to the server and answers back: one method, so that tests can put something else in its place.
//!
//! [`HttpTransport`] is what a client uses unless told otherwise. [`Recording`] wraps a transport and keeps what went
//! through it, [`Replaying`] answers from what was kept. A client signs, retries and decodes the same over all of them.

mod exchange;
mod failure;
mod file;
mod http;
mod recording;
mod replaying;
mod request;
mod response;
mod tls;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

pub use exchange::Exchange;
pub use failure::Failure;
pub use file::RecordingError;
pub use http::HttpTransport;
pub use recording::Recording;
pub use replaying::Replaying;
pub use request::HttpRequest;
pub use response::HttpResponse;

pub(crate) use failure::Cause;
pub(crate) use http::Limits;
pub(crate) use response::Head;

/// The future of a transport.
pub type Sending<'t> = Pin<Box<dyn Future<Output = Result<HttpResponse, Failure>> + Send + 't>>;

/// Carries one request to the server and its answer back.
///
/// It is asked once for each attempt and must send a request at most once: which requests may be repeated, and when, the
/// client knows. It should keep to [`HttpRequest::timeout`], and must not follow redirects, since the token would go
/// along.
///
/// ```
/// use authgear_admin::transport::{HttpRequest, HttpResponse, Sending, Transport};
///
/// /// Answers every query with the same users.
/// struct Canned;
///
/// impl Transport for Canned {
///     fn send(&self, request: HttpRequest) -> Sending<'_> {
///         println!("{} {}", request.operation(), request.url());
///         Box::pin(async { Ok(HttpResponse::json(200, r#"{"data":{"users":null}}"#)) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and reads its answer to the end.
    fn send(&self, request: HttpRequest) -> Sending<'_>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        (**self).send(request)
    }
}

impl<T: Transport + ?Sized> Transport for Box<T> {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        (**self).send(request)
    }
}
