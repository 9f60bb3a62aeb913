//! Data that is not what the operation's types expect, with the place in it.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};

/// Data that is not what the operation's types expect: the server's schema has changed, or a custom scalar is mapped to
/// a type that does not fit. The value itself is not shown, only what kind of value it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    operation: &'static str,
    path: String,
    expected: String,
    found: String,
}

impl DecodeError {
    /// The place in the answer, e.g. `data.users.edges[3].node.createdAt`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What should be there.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What is there: a kind of value.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// Decodes again, only slower, to find the place.
    pub(crate) fn explain<T: DeserializeOwned>(operation: &'static str, data: &RawValue) -> Self {
        let mut json = serde_json::Deserializer::from_slice(data.get().as_bytes());
        let Err(error) = serde_path_to_error::deserialize::<_, T>(&mut json) else {
            // A type of the user's own that decodes differently the second time.
            let (path, found) =
                ("data".to_owned(), "a value that a type refused once and then took".to_owned());
            return Self { operation, path, expected: "a stable type".to_owned(), found };
        };
        let message = error.inner().to_string();
        let message = message.rsplit_once(" at line ").map_or(&*message, |(message, _)| message);
        let path = error.path();
        let (expected, found) = if let Some(key) = message.split("missing field `").nth(1) {
            (format!("an entry {:?}", key.trim_end_matches('`')), "none".to_owned())
        } else {
            let expected =
                message.rsplit_once("expected ").map_or("something else", |(_, expected)| expected);
            let value = value_at(data, path);
            (
                expected.to_owned(),
                value.as_ref().map_or_else(|| "another value".to_owned(), |it| kind(it, expected)),
            )
        };
        Self { operation, path: shown(path), expected, found }
    }
}

fn value_at(data: &RawValue, path: &Path) -> Option<Value> {
    let mut value: Value = serde_json::from_str(data.get()).ok()?;
    for segment in path {
        value = match segment {
            Segment::Map { key } => value.get_mut(key)?.take(),
            Segment::Seq { index } => value.get_mut(*index)?.take(),
            Segment::Enum { .. } | Segment::Unknown => return None,
        };
    }
    Some(value)
}

/// The kind of a value. Only a date that is none is shown, shortened: no name or address stands in the place of one.
fn kind(value: &Value, expected: &str) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "a boolean".to_owned(),
        Value::Number(_) => "a number".to_owned(),
        Value::String(text) if expected.contains("RFC 3339") && text.chars().count() <= 40 => {
            format!("{text:?}")
        }
        Value::String(_) => "a string".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

fn shown(path: &Path) -> String {
    let mut shown = String::from("data");
    for segment in path {
        match segment {
            Segment::Map { key } => {
                shown.push('.');
                shown.push_str(key);
            }
            Segment::Seq { index } => shown.push_str(&format!("[{index}]")),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    shown
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the answer to `{}` is not what its types expect: {}: expected {}, found {}",
            self.operation, self.path, self.expected, self.found
        )
    }
}
