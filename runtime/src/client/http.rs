//! One POST: no redirects, no retries of the HTTP library's own, bounds on time and on size.

use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderValue, LOCATION};
use reqwest::{Response, Url};

use crate::answer::Answer;
use crate::error::{TooLarge, TransportError, UnexpectedKind, UnexpectedResponse};
use crate::request::Request;
use crate::scalar::DateTime;
use crate::{Endpoint, Error};

/// The HTTP client with its bounds.
pub(super) struct Http {
    client: reqwest::Client,
    max_response_bytes: usize,
}

/// The bounds.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    pub(super) timeout: Duration,
    pub(super) connect_timeout: Duration,
    pub(super) max_response_bytes: usize,
}

/// What keeps a request from having a readable answer.
pub(super) enum Failure {
    /// HTTP 403: the token is refused.
    Refused { clock_offset: Option<i64> },
    /// Anything else.
    Other(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

impl Http {
    /// Makes a client for this endpoint.
    pub(super) fn new(
        endpoint: &Endpoint,
        limits: &Limits,
        user_agent: &str,
    ) -> Result<Self, reqwest::Error> {
        let mut builder = reqwest::Client::builder()
            .user_agent(user_agent)
            .timeout(limits.timeout)
            .connect_timeout(limits.connect_timeout)
            // A redirect would carry the token elsewhere, or turn a mutation into a GET.
            .redirect(reqwest::redirect::Policy::none())
            // Its retries know neither which requests may be repeated nor how long to wait.
            .retry(reqwest::retry::never());
        if endpoint.is_loopback() {
            // A proxy cannot reach this machine's loopback.
            builder = builder.no_proxy();
        }
        Ok(Self { client: builder.build()?, max_response_bytes: limits.max_response_bytes })
    }

    /// Sends a request and reads its answer.
    pub(super) async fn post(
        &self,
        endpoint: &Endpoint,
        authorization: &HeaderValue,
        request: Request,
    ) -> Result<Answer, Failure> {
        let operation = request.operation;
        let failed = |error| Error::Transport(Box::new(TransportError::new(operation, error)));
        let response = self
            .client
            .post(endpoint.url().clone())
            .header(reqwest::header::AUTHORIZATION, authorization)
            .header(CONTENT_TYPE, "application/json")
            .header(reqwest::header::ACCEPT, "application/json")
            .body(request.body)
            .send()
            .await
            .map_err(failed)?;
        let status = response.status();
        if status.as_u16() == 403 {
            return Err(Failure::Refused { clock_offset: clock_offset(response.headers()) });
        }
        let content_type = text(response.headers(), CONTENT_TYPE);
        if status.is_redirection() {
            let location = redirect_target(endpoint, response.headers());
            let kind = UnexpectedKind::Redirect { location };
            let unexpected = UnexpectedResponse { status: status.as_u16(), content_type, bytes: 0, kind };
            return Err(Error::Unexpected(Box::new(unexpected)).into());
        }
        let body = self.body(response, operation).await?;
        Ok(Answer { status: status.as_u16(), content_type, body })
    }

    /// Reads a body up to the limit. What the server says of its length is not relied on.
    async fn body(&self, mut response: Response, operation: &'static str) -> Result<Vec<u8>, Error> {
        let limit = self.max_response_bytes;
        let too_large = || Error::TooLarge(TooLarge::Response { limit });
        let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
        if announced.is_some_and(|length| length > limit) {
            return Err(too_large());
        }
        let mut body = Vec::with_capacity(announced.unwrap_or_default());
        loop {
            let chunk = response.chunk().await;
            match chunk.map_err(|error| Error::Transport(Box::new(TransportError::new(operation, error))))? {
                None => return Ok(body),
                Some(chunk) if body.len() + chunk.len() > limit => return Err(too_large()),
                Some(chunk) => body.extend_from_slice(&chunk),
            }
        }
    }
}

fn text(headers: &HeaderMap, name: reqwest::header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// The origin of a redirect's target; more of it may be personal.
fn redirect_target(endpoint: &Endpoint, headers: &HeaderMap) -> Option<String> {
    let location = text(headers, LOCATION)?;
    let target: Url = endpoint.url().join(&location).ok()?;
    Some(target.origin().ascii_serialization())
}

/// The server's clock minus ours, in seconds.
fn clock_offset(headers: &HeaderMap) -> Option<i64> {
    let date = text(headers, DATE)?;
    let server = jiff::fmt::rfc2822::parse(&date).ok()?.timestamp();
    Some(server.as_second() - DateTime::now().timestamp().as_second())
}
