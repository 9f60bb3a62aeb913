//! One request and what came of it, with everything that an error may have to say.

use reqwest::header::{CONTENT_TYPE, DATE, LOCATION};

use super::Inner;
use super::http::{Cause, Failure, Head};
use crate::Error;
use crate::answer::Answer;
use crate::error::{Context, Refused, TooLarge, TransportError};
use crate::request::Request;

impl Inner {
    /// Sends a request with the token in use. A refusal of it is its last use.
    pub(super) async fn exchange(&self, request: Request) -> Result<Answer, Error> {
        let Request { context, body } = request;
        let token = self.tokens.get()?;
        let url = self.endpoint.url();
        match self.http.post(url, &token.header, body).await {
            Ok(reply) => {
                if reply.head.status == 403 {
                    self.tokens.forget(&token);
                }
                let context = context.answered(reply.head.status, request_id(&reply.head));
                Ok(Answer {
                    refused: (reply.head.status == 403).then(|| self.refused(context.clone(), &reply.head)),
                    status: reply.head.status,
                    content_type: reply.head.text(CONTENT_TYPE.as_str()).map(str::to_owned),
                    location: self.redirect_target(&reply.head),
                    body: reply.body,
                    context,
                })
            }
            Err(Failure { head, cause }) => {
                let context = match &head {
                    Some(head) => context.answered(head.status, request_id(head)),
                    None => context,
                };
                Err(match cause {
                    Cause::Broken(error) => Error::Transport(Box::new(TransportError::new(context, error))),
                    Cause::TooLarge { limit } => {
                        Error::TooLarge(Box::new(TooLarge::response(context, limit)))
                    }
                })
            }
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

fn request_id(head: &Head) -> Option<&str> {
    REQUEST_IDS.iter().find_map(|name| head.text(name)).filter(|id| id.len() <= 200)
}
