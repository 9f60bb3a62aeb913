//! Requests that the server did not execute, or failed at, in the shape of its REST interface: `{"error": {…}}`.

use std::fmt;

use serde_json::Value;

use super::context::Context;
use super::graphql::NO_MESSAGE;
use super::reason::{ErrorName, Reason};
use super::server_text::ServerText;
use super::validation::ValidationCause;
use crate::scalar::Json;

/// A request that the server did not execute, or failed at (HTTP 500).
#[derive(Clone)]
pub struct Rejected {
    context: Context,
    status: u16,
    name: Option<ErrorName>,
    reason: Option<Reason>,
    message: String,
    info: Option<Json>,
}

impl Rejected {
    /// Reads the value of `error`, of whatever shape it is.
    pub(crate) fn read(context: Context, status: u16, error: &Value) -> Self {
        let text = |key: &str| error.get(key).and_then(Value::as_str);
        Self {
            context,
            status,
            name: text("name").map(ErrorName::from),
            reason: text("reason").map(Reason::from),
            message: text("message").or(error.as_str()).unwrap_or(NO_MESSAGE).to_owned(),
            info: error.get("info").filter(|info| !info.is_null()).cloned().map(Json::from),
        }
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The kind of error.
    #[must_use]
    pub fn error_name(&self) -> Option<&ErrorName> {
        self.name.as_ref()
    }

    /// The reason.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        self.reason.as_ref()
    }

    /// The server's message.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What else the server says. It may repeat what was sent: `Debug` does not show it.
    #[must_use]
    pub fn info(&self) -> Option<&Json> {
        self.info.as_ref()
    }

    /// What is wrong with the input, where the reason is [`Reason::VALIDATION_FAILED`].
    #[must_use]
    pub fn validation_causes(&self) -> Vec<ValidationCause> {
        ValidationCause::read_all(self.info.as_ref())
    }

    /// Whether the server may have executed the request before it failed: a failure of its own has no fixed place.
    pub(super) fn may_have_been_executed(&self) -> bool {
        self.status >= 500 && !self.is_retryable()
    }

    /// The request was not executed, so it may be sent again, whatever it was.
    pub(super) fn is_retryable(&self) -> bool {
        let name = matches!(self.name, Some(ErrorName::TooManyRequest | ErrorName::ServiceUnavailable));
        name || matches!(self.status, 429 | 503)
    }
}

impl fmt::Debug for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejected")
            .field("context", &self.context)
            .field("status", &self.status)
            .field("name", &self.name)
            .field("reason", &self.reason)
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let executed = self.may_have_been_executed();
        let lead = if executed { "the Admin API failed at" } else { "the Admin API did not execute" };
        write!(f, "{lead} `{}` (HTTP {}", self.context.operation, self.status)?;
        if let Some(reason) = &self.reason {
            write!(f, ", {reason}")?;
        }
        write!(f, "): {}", ServerText(&self.message))?;
        if executed { f.write_str(self.context.caution()) } else { Ok(()) }
    }
}
