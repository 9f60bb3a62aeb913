//! One request and what came of it, with everything that an error may have to say.

use http::HeaderMap;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, DATE, HeaderValue, LOCATION, USER_AGENT};

use super::Inner;
use crate::Error;
use crate::answer::Answer;
use crate::error::{Context, Refused, TooLarge, TransportError};
use crate::request::Request;
use crate::transport::{Cause, Failure, Head, HttpRequest};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

impl Inner {
    /// Sends a request with the token in use. A refusal of it is its last use.
    pub(super) async fn exchange(&self, request: Request) -> Result<Answer, Error> {
        let token = self.tokens.get()?;
        let outgoing = self.outgoing(&request, token.header.clone());
        let context = request.context;
        let (head, body) = match self.transport.send(outgoing).await {
            Ok(response) => response.into_parts(),
            Err(failure) => return Err(broken(context, failure)),
        };
        let context = answered(context, &head);
        if body.len() > self.max_response_bytes {
            return Err(Error::TooLarge(Box::new(TooLarge::response(context, self.max_response_bytes))));
        }
        if head.status == 403 {
            self.tokens.forget(&token);
        }
        Ok(Answer {
            refused: (head.status == 403).then(|| self.refused(context.clone(), &head)),
            status: head.status,
            content_type: head.text(CONTENT_TYPE.as_str()).map(str::to_owned),
            location: self.redirect_target(&head),
            body,
            context,
        })
    }

    fn outgoing(&self, request: &Request, authorization: HeaderValue) -> HttpRequest {
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
            timeout: self.timeout,
        }
    }

    fn refused(&self, context: Context, head: &Head) -> Refused {
        let signer = self.tokens.signer();
        let server = head.text(DATE.as_str()).and_then(|date| jiff::fmt::rfc2822::parse(date).ok());
        let offset = server.map(|server| server.timestamp().as_second() - signer.now());
        Refused::new(context, signer.key_id(), signer.app_id(), offset)
    }

    /// The origin of a redirect's target; more of it may be personal.
    fn redirect_target(&self, head: &Head) -> Option<String> {
        let target = self.endpoint.url().join(head.text(LOCATION.as_str())?).ok()?;
        Some(target.origin().ascii_serialization())
    }
}

/// Where servers and gateways put the id of a request.
const REQUEST_IDS: [&str; 4] = ["x-request-id", "x-correlation-id", "x-cloud-trace-context", "cf-ray"];

fn broken(context: Context, failure: Failure) -> Error {
    let context = match &failure.head {
        Some(head) => answered(context, head),
        None => context,
    };
    match failure.cause {
        Cause::Broken { kind, source } => {
            Error::Transport(Box::new(TransportError::new(context, kind, source)))
        }
        Cause::TooLarge { limit } => Error::TooLarge(Box::new(TooLarge::response(context, limit))),
    }
}

fn answered(context: Context, head: &Head) -> Context {
    context.answered(head.status, request_id(head))
}

fn request_id(head: &Head) -> Option<&str> {
    REQUEST_IDS.iter().find_map(|name| head.text(name)).filter(|id| id.len() <= 200)
}
