//! HTTP: no redirects, no retries of the library's own, bounds on time and on size.

use std::error::Error;
use std::io;
use std::sync::OnceLock;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::{Response, Url};

use super::tls::{self, Trust};
use super::{Failure, HttpRequest, HttpResponse, Sending, Transport};
use crate::TransportKind;
use crate::endpoint::is_loopback;
use crate::error::causes;

/// Sends requests over HTTP. Connections are kept and shared.
///
/// A proxy that the environment names (`HTTPS_PROXY` and its kin) is used, except for loopback addresses.
#[derive(Debug, Default)]
pub struct HttpTransport {
    limits: Limits,
    /// One for each [`Reach`], made when first needed.
    clients: [OnceLock<reqwest::Client>; 3],
}

/// Where a request goes, as far as the way there differs.
#[derive(Debug, Clone, Copy)]
enum Reach {
    /// To another machine.
    Outward,
    /// To this machine, which no proxy can reach.
    Loopback,
    /// To this machine without TLS: the system's certificates, which take a while to read, are not needed.
    Plain,
}

impl Reach {
    fn of(url: &Url) -> Self {
        match url.host_str().is_some_and(is_loopback) {
            true if url.scheme() == "http" => Self::Plain,
            true => Self::Loopback,
            false => Self::Outward,
        }
    }
}

/// The bounds that are not a request's own.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    pub(crate) connect_timeout: Duration,
    pub(crate) max_response_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect_timeout: Duration::from_secs(10), max_response_bytes: 64 << 20 }
    }
}

impl HttpTransport {
    /// A transport that takes ten seconds to connect and 64 MiB of an answer at most.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with_limits(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Makes what is needed to send to this URL, so that no request has to find out that it cannot be made.
    pub(crate) fn prepare(&self, url: &Url) -> Result<&reqwest::Client, reqwest::Error> {
        let reach = Reach::of(url);
        let [outward, loopback, plain] = &self.clients;
        let (place, trust) = match reach {
            Reach::Outward => (outward, Trust::System),
            Reach::Loopback => (loopback, Trust::System),
            Reach::Plain => (plain, Trust::Nobody),
        };
        if let Some(client) = place.get() {
            return Ok(client);
        }
        let mut builder = tls::set_up(reqwest::Client::builder(), trust)
            .connect_timeout(self.limits.connect_timeout)
            // Before servers hang up, which many do after a minute: a mutation that is written to a connection on its way out
            // has an unknown outcome.
            .pool_idle_timeout(Duration::from_secs(45))
            // A redirect would carry the token elsewhere, or turn a mutation into a GET.
            .redirect(reqwest::redirect::Policy::none())
            // Its retries know neither which requests may be repeated nor how long to wait.
            .retry(reqwest::retry::never());
        if !matches!(reach, Reach::Outward) {
            builder = builder.no_proxy();
        }
        let client = builder.build()?;
        Ok(place.get_or_init(|| client))
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, Failure> {
        let client = self
            .prepare(&request.url)
            .map_err(|error| Failure::new(TransportKind::NotSent, error.without_url()))?;
        let mut outgoing = reqwest::Request::new(request.method, request.url);
        *outgoing.headers_mut() = request.headers;
        *outgoing.timeout_mut() = Some(request.timeout);
        if !request.body.is_empty() {
            *outgoing.body_mut() = Some(request.body.into());
        }
        let mut response = client.execute(outgoing).await.map_err(broken)?;
        let body = self.body(&mut response).await;
        let (status, headers) = (response.status().as_u16(), std::mem::take(response.headers_mut()));
        match body {
            Ok(body) => Ok(HttpResponse::new(status, headers, body)),
            Err(failure) => Err(failure.with_head(status, headers)),
        }
    }

    /// Reads a body up to the limit. What the server says of its length is not relied on, and memory is taken as data
    /// arrives: a few compressed bytes may stand for many.
    async fn body(&self, response: &mut Response) -> Result<Bytes, Failure> {
        let limit = self.limits.max_response_bytes;
        let mut body = Body::Empty;
        while let Some(chunk) = response.chunk().await.map_err(broken)? {
            if chunk.len() > limit - body.len() {
                return Err(Failure::response_too_large(limit));
            }
            body.push(chunk);
        }
        Ok(body.finish())
    }
}

/// A body under way: one that comes in a single piece is not copied.
enum Body {
    Empty,
    One(Bytes),
    Many(BytesMut),
}

impl Body {
    fn len(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::One(chunk) => chunk.len(),
            Self::Many(chunks) => chunks.len(),
        }
    }

    fn push(&mut self, chunk: Bytes) {
        match std::mem::replace(self, Self::Empty) {
            Self::Empty => *self = Self::One(chunk),
            Self::One(first) => {
                let mut chunks = BytesMut::with_capacity((first.len() + chunk.len()) * 2);
                chunks.extend_from_slice(&first);
                chunks.extend_from_slice(&chunk);
                *self = Self::Many(chunks);
            }
            Self::Many(mut chunks) => {
                chunks.extend_from_slice(&chunk);
                *self = Self::Many(chunks);
            }
        }
    }

    fn finish(self) -> Bytes {
        match self {
            Self::Empty => Bytes::new(),
            Self::One(chunk) => chunk,
            Self::Many(chunks) => chunks.freeze(),
        }
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        Box::pin(self.exchange(request))
    }
}

/// What the library's error says of the request.
fn broken(error: reqwest::Error) -> Failure {
    let kind = if error.is_connect() {
        if causes(&error).any(is_handshake) { TransportKind::Tls } else { TransportKind::Connect }
    } else if error.is_timeout() {
        TransportKind::Timeout
    } else {
        TransportKind::Interrupted
    };
    // The URL is the user's own setting and not worth repeating in every log line.
    Failure::new(kind, error.without_url())
}

/// Whether a connection failed because of TLS: a TCP connection does not fail with these kinds.
fn is_handshake(cause: &(dyn Error + 'static)) -> bool {
    let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    matches!(kind, Some(io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof))
}
