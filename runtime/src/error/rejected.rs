//! Requests that the server did not execute, in the shape of its REST interface: `{"error": {…}}`.

use std::fmt;

use serde_json::Value;

use super::graphql::{ErrorName, Reason};
use crate::scalar::Json;

/// A request that the server did not execute.
#[derive(Debug, Clone)]
pub struct Rejected {
    status: u16,
    name: Option<ErrorName>,
    reason: Option<Reason>,
    message: String,
    info: Option<Json>,
}

impl Rejected {
    /// Reads a body; `None` where it has another shape.
    pub(crate) fn read(status: u16, body: &[u8]) -> Option<Self> {
        let body: Value = serde_json::from_slice(body).ok()?;
        let error = body.get("error")?.as_object()?;
        let text = |key: &str| error.get(key).and_then(Value::as_str);
        Some(Self {
            status,
            name: text("name").map(ErrorName::from),
            reason: text("reason").map(Reason::from),
            message: text("message").unwrap_or("the server gives no message").to_owned(),
            info: error.get("info").filter(|info| !info.is_null()).cloned().map(Json::from),
        })
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

    /// What else the server says.
    #[must_use]
    pub fn info(&self) -> Option<&Json> {
        self.info.as_ref()
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the Admin API did not execute the request (HTTP {}", self.status)?;
        if let Some(reason) = &self.reason {
            write!(f, ", {reason}")?;
        }
        write!(f, "): {}", self.message)
    }
}
