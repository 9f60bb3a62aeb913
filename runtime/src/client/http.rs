//! One POST: no redirects, no retries of the HTTP library's own, bounds on time and on size.

use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Response, Url};

use crate::Endpoint;

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

/// What came back.
pub(super) struct Reply {
    pub(super) head: Head,
    pub(super) body: Vec<u8>,
}

/// The status and headers of what came back.
pub(super) struct Head {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
}

/// What keeps a reply from coming back whole, and its head if it came that far.
pub(super) struct Failure {
    pub(super) head: Option<Head>,
    pub(super) cause: Cause,
}

pub(super) enum Cause {
    Broken(reqwest::Error),
    TooLarge { limit: usize },
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
        url: &Url,
        authorization: &HeaderValue,
        body: Vec<u8>,
    ) -> Result<Reply, Failure> {
        let request = self
            .client
            .post(url.clone())
            .header(AUTHORIZATION, authorization)
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "application/json")
            .body(body);
        let mut response =
            request.send().await.map_err(|error| Failure { head: None, cause: Cause::Broken(error) })?;
        let body = self.body(&mut response).await;
        let head =
            Head { status: response.status().as_u16(), headers: std::mem::take(response.headers_mut()) };
        match body {
            Ok(body) => Ok(Reply { head, body }),
            Err(cause) => Err(Failure { head: Some(head), cause }),
        }
    }

    /// Reads a body up to the limit. What the server says of its length is not relied on.
    async fn body(&self, response: &mut Response) -> Result<Vec<u8>, Cause> {
        let limit = self.max_response_bytes;
        // Memory is taken as data arrives, not as it is announced.
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(Cause::Broken)? {
            if chunk.len() > limit - body.len() {
                return Err(Cause::TooLarge { limit });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

impl Head {
    /// A header's text, if it is there and is text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}
