//! Tasks of the server: their ids, and how far they are.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Unexpected};

use crate::UnknownValue;

/// The id of an import or an export, to be asked for later, perhaps by another process.
///
/// ```
/// use authgear_admin::rest::TaskId;
///
/// let id: TaskId = "userimport_0123456789ABCDEF".parse()?;
/// assert_eq!(id.as_str(), "userimport_0123456789ABCDEF");
/// assert!("../graphql".parse::<TaskId>().is_err());
/// # Ok::<(), authgear_admin::rest::InvalidTaskId>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaskId(Box<str>);

impl TaskId {
    /// The id as the server wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Text that is no task's id: an id has letters, digits, `_` and `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidTaskId;

impl fmt::Display for InvalidTaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected the id of an import or an export: letters, digits, `_` and `-`")
    }
}

impl std::error::Error for InvalidTaskId {}

impl FromStr for TaskId {
    type Err = InvalidTaskId;

    /// It becomes part of a URL's path: nothing that means something there is taken.
    fn from_str(text: &str) -> Result<Self, InvalidTaskId> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        if !text.is_empty() && text.len() <= 200 && text.bytes().all(plain) {
            return Ok(Self(text.into()));
        }
        Err(InvalidTaskId)
    }
}

impl<'de> Deserialize<'de> for TaskId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|InvalidTaskId| D::Error::invalid_value(Unexpected::Str(&text), &"a task's id"))
    }
}

crate::decode::leaves! {
    TaskId: |value, null| crate::decode::parsed(value, null, "a task's id")?;
}

/// How far a task is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TaskState {
    /// It waits, or is being worked on.
    Pending,
    /// It has ended, well or not.
    Completed,
    /// A state that this version does not know; [`as_str`](Self::as_str) tells which.
    Unknown(UnknownValue),
}

crate::__open_enum!(TaskState { Pending = "pending"; Completed = "completed"; } Unknown);

#[cfg(test)]
mod tests {
    use super::{TaskId, TaskState};

    #[test]
    fn an_id_cannot_lead_elsewhere() {
        for text in ["", ".", "..", "a/b", "a?b", "a#b", "%2e", "a b", "ä", &"a".repeat(201)] {
            assert!(text.parse::<TaskId>().is_err(), "{text}");
            assert!(serde_json::from_value::<TaskId>(text.into()).is_err(), "{text}");
        }
        assert_eq!(serde_json::from_str::<TaskId>("\"task_X-1\"").unwrap().to_string(), "task_X-1");
    }

    #[test]
    fn a_state_of_later_is_kept() {
        assert_eq!(serde_json::from_str::<TaskState>("\"queued\"").unwrap().as_str(), "queued");
    }
}
