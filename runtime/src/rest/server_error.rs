//! An error as the REST interface writes it: of a record of an import, or of a whole task.

use std::fmt;

use crate::decode::{Decode, Failed, Null, Value, converted};
use crate::error::ServerText;
use crate::scalar::Json;
use crate::{ErrorName, Reason};

/// An error of the server's.
///
/// [`info`](Self::info) may repeat what was sent, so `Debug` does not show it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ServerError {
    /// The kind of error.
    pub name: Option<ErrorName>,
    /// The reason, in the server's own word.
    pub reason: Option<Reason>,
    /// The server's message.
    pub message: String,
    /// What else the server says.
    pub info: Option<Json>,
}

/// As it comes.
struct Written {
    name: Option<String>,
    reason: Option<String>,
    message: Option<String>,
    info: Option<Json>,
}

crate::__object!(
    Written
    {
        name: Option<String> = "name" nullable;
        reason: Option<String> = "reason" nullable;
        message: Option<String> = "message" nullable;
        info: Option<Json> = "info" nullable;
    }
    {} {} {} {}
);

impl From<Written> for ServerError {
    fn from(Written { name, reason, message, info }: Written) -> Self {
        Self {
            name: name.as_deref().map(ErrorName::from),
            reason: reason.as_deref().map(Reason::from),
            message: message.unwrap_or_default(),
            info,
        }
    }
}

impl<'de> Decode<'de> for ServerError {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        converted::<Written, _>(to, value, null)
    }
}

crate::__by_serde!(ServerError);

impl fmt::Debug for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerError")
            .field("name", &self.name)
            .field("reason", &self.reason)
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(reason) = &self.reason {
            write!(f, "{reason}: ")?;
        }
        ServerText(&self.message).fmt(f)
    }
}

impl std::error::Error for ServerError {}
