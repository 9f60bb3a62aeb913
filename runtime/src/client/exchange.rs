//! One request and what came of it, with everything that an error may have to say.

use std::time::Duration;

use http::HeaderMap;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, LOCATION, USER_AGENT};

use super::retry::Attempts;
use super::retry_after::{retry_after, server_time};
use super::{Inner, Shared};
use crate::Error;
use crate::answer::Answer;
use crate::error::{Context, Refused, TooLarge, TransportError};
use crate::request::Request;
use crate::token::Cached;
use crate::trace::AttemptSpan;
use crate::transport::{Cause, Failure, Head, HttpRequest};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

impl Inner {
    /// Sends a request, and again where only its token was refused: with a new one, and then with the other key's, if there
    /// is another. The server looks at the token before it looks at anything else, so its refusal proves that nothing was
    /// done.
    pub(super) async fn exchange(
        &self,
        request: &mut Request,
        attempts: &Attempts<'_>,
    ) -> Result<Answer, Error> {
        let mut refusals = 0;
        loop {
            let token = self.tokens.get()?;
            request.context.begin();
            let span = AttemptSpan::begin(&request.context);
            let answer = span.within(self.attempt(request, &token, attempts.time_left())).await;
            span.ended(&request.context);
            let answer = answer?;
            if answer.refused.is_none() {
                return Ok(answer);
            }
            self.tokens.forget(&token);
            refusals += 1;
            let has_another = match refusals {
                1 => true,
                2 => self.tokens.keys().turn_from(&token.signer),
                _ => false,
            };
            if !(has_another && attempts.may_renew_token() && answer.is_the_servers_refusal()) {
                return Ok(answer);
            }
        }
    }

    /// Sends a request once.
    async fn attempt(
        &self,
        request: &mut Request,
        token: &Cached,
        timeout: Duration,
    ) -> Result<Answer, Error> {
        let outgoing = self.shared.outgoing(request, token.header.clone(), timeout);
        let context = &mut request.context;
        let (head, body) = match self.shared.transport.send(outgoing).await {
            Ok(response) => response.into_parts(),
            Err(failure) => return Err(self.broken(context, failure)),
        };
        self.answered(context, &head);
        let limit = self.shared.max_response_bytes;
        if body.len() > limit {
            return Err(Error::TooLarge(Box::new(TooLarge::response(context.clone(), limit))));
        }
        Ok(Answer {
            refused: (head.status == 403).then(|| self.refused(context.clone(), &head)),
            status: head.status,
            content_type: head.text(CONTENT_TYPE.as_str()).map(str::to_owned),
            location: self.shared.redirect_target(&head),
            body,
            context: context.clone(),
        })
    }

    fn answered(&self, context: &mut Context, head: &Head) {
        context.status = Some(head.status);
        context.request_id = request_id(head).map(Into::into);
        context.retry_after = retry_after(head, self.tokens.keys().now());
    }

    fn broken(&self, context: &mut Context, failure: Failure) -> Error {
        if let Some(head) = &failure.head {
            self.answered(context, head);
        }
        let context = context.clone();
        match failure.cause {
            Cause::Broken { kind, source } => {
                Error::Transport(Box::new(TransportError::new(context, kind, source)))
            }
            Cause::TooLarge { limit } => Error::TooLarge(Box::new(TooLarge::response(context, limit))),
        }
    }

    fn refused(&self, context: Context, head: &Head) -> Refused {
        let keys = self.tokens.keys();
        let offset = server_time(head).map(|server| server.saturating_sub(keys.now()));
        let ring = keys.ring();
        let signers = [Some(&ring.current), ring.other.as_ref()];
        let key_ids = signers.into_iter().flatten().map(|signer| signer.key_id().to_owned());
        Refused::new(context, key_ids.collect(), &self.shared.app_id, offset)
    }
}

impl Shared {
    fn outgoing(&self, request: &Request, authorization: HeaderValue, timeout: Duration) -> HttpRequest {
        let mut headers = HeaderMap::with_capacity(4);
        headers.insert(AUTHORIZATION, authorization);
        headers.insert(ACCEPT, JSON);
        headers.insert(USER_AGENT, self.user_agent.clone());
        if !request.body.is_empty() {
            headers.insert(CONTENT_TYPE, JSON);
        }
        HttpRequest {
            operation: request.context.operation,
            method: request.method.clone(),
            url: self.endpoint.sibling(request.path.as_deref()),
            headers,
            body: request.body.clone(),
            timeout,
        }
    }

    /// The origin of a redirect's target; more of it may be personal.
    fn redirect_target(&self, head: &Head) -> Option<String> {
        let target = self.endpoint.url().join(head.text(LOCATION.as_str())?).ok()?;
        Some(target.origin().ascii_serialization())
    }
}

/// Where servers and gateways put the id of a request.
const REQUEST_IDS: [&str; 4] = ["x-request-id", "x-correlation-id", "x-cloud-trace-context", "cf-ray"];

fn request_id(head: &Head) -> Option<&str> {
    REQUEST_IDS.iter().find_map(|name| head.text(name)).filter(|id| id.len() <= 200)
}
