//! A part of a JSON answer that knows the way to itself, so that an error can name the exact place.

use std::fmt;

use serde_json::Value;

/// An answer that is no schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    message: String,
}

impl DecodeError {
    pub(super) fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into() }
    }

    /// The way to the place in the JSON, e.g. `data.__schema.types[3].fields[0].type`; empty where the text as a whole
    /// is at fault.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an introspection answer: ")?;
        if !self.path.is_empty() {
            write!(f, "at {}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

/// How one gets to a node from the one above it.
#[derive(Debug, Clone, Copy)]
enum Step<'j> {
    Key(&'j str),
    Index(usize),
}

/// A JSON value with the way to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'j> {
    value: &'j Value,
    above: Option<(&'j Node<'j>, Step<'j>)>,
}

impl<'j> Node<'j> {
    /// The whole answer.
    pub(super) fn root(value: &'j Value) -> Self {
        Self { value, above: None }
    }

    /// The value of a key; null where there is none.
    pub(super) fn get(&'j self, key: &'j str) -> Self {
        static NULL: Value = Value::Null;
        Self { value: self.value.get(key).unwrap_or(&NULL), above: Some((self, Step::Key(key))) }
    }

    pub(super) fn is_null(&self) -> bool {
        self.value.is_null()
    }

    pub(super) fn is_object(&self) -> bool {
        self.value.is_object()
    }

    /// The text of this node.
    pub(super) fn text(&self) -> Result<&'j str, DecodeError> {
        self.value.as_str().ok_or_else(|| self.expected("a text"))
    }

    /// The text of this node, if it is not null.
    pub(super) fn optional_text(&self) -> Result<Option<&'j str>, DecodeError> {
        if self.is_null() { Ok(None) } else { self.text().map(Some) }
    }

    /// True or false; false for null.
    pub(super) fn flag(&self) -> Result<bool, DecodeError> {
        match self.value {
            Value::Null => Ok(false),
            Value::Bool(flag) => Ok(*flag),
            _ => Err(self.expected("true or false")),
        }
    }

    /// The name in this node: what comes from a server is put into a text, and must be no more than a name there.
    pub(super) fn name(&self) -> Result<&'j str, DecodeError> {
        let text = self.text()?;
        let is_start = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'_';
        let is_name = text.as_bytes().first().is_some_and(is_start)
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if is_name { Ok(text) } else { Err(self.error(format!("{text:?} is not a GraphQL name"))) }
    }

    /// The items of this node.
    pub(super) fn items(&'j self) -> Result<impl Iterator<Item = Node<'j>>, DecodeError> {
        let items = self.value.as_array().ok_or_else(|| self.expected("a list"))?;
        Ok(items
            .iter()
            .enumerate()
            .map(|(index, value)| Self { value, above: Some((self, Step::Index(index))) }))
    }

    /// An error at this place.
    pub(super) fn error(&self, message: impl Into<String>) -> DecodeError {
        DecodeError::new(self.path(), message)
    }

    fn expected(&self, what: &str) -> DecodeError {
        let found = match self.value {
            Value::Null => "is missing or null",
            Value::Bool(_) => "is a boolean",
            Value::Number(_) => "is a number",
            Value::String(_) => "is a text",
            Value::Array(_) => "is a list",
            Value::Object(_) => "is an object",
        };
        self.error(format!("{what} belongs here, and it {found}"))
    }

    fn path(&self) -> String {
        let Some((above, step)) = self.above else {
            return String::new();
        };
        let mut path = above.path();
        match step {
            Step::Index(index) => path.push_str(&format!("[{index}]")),
            Step::Key(key) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
            }
        }
        path
    }
}

/// Parses an answer.
pub(super) fn parse(json: &str) -> Result<Value, DecodeError> {
    serde_json::from_str(json).map_err(|error| DecodeError::new("", format!("it is no JSON: {error}")))
}

/// The `data` of an answer, where it is a whole one; otherwise the answer itself.
pub(super) fn data<'j>(root: &'j Node<'j>) -> Result<Node<'j>, DecodeError> {
    let data = root.get("data");
    if data.is_object() {
        return Ok(data);
    }
    let first_error = root.value.get("errors").and_then(|errors| errors.get(0)?.get("message")?.as_str());
    match first_error {
        Some(message) => Err(DecodeError::new("errors[0]", format!("the server says {message:?}"))),
        None => Ok(*root),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn errors_tell_the_way() {
        let value = json!({"a": [{"b": 1}, {"b": "x y"}]});
        let root = Node::root(&value);
        let list = root.get("a");
        let items: Vec<Node<'_>> = list.items().unwrap().collect();
        let error = items[0].get("b").text().unwrap_err();
        assert_eq!(error.path(), "a[0].b");
        assert_eq!(
            error.to_string(),
            "not an introspection answer: at a[0].b: a text belongs here, and it is a number"
        );
        let error = items[1].get("b").name().unwrap_err();
        assert!(error.to_string().ends_with("at a[1].b: \"x y\" is not a GraphQL name"));
        let error = items[1].get("c").items().err().unwrap();
        assert!(error.to_string().ends_with("at a[1].c: a list belongs here, and it is missing or null"));
    }

    #[test]
    fn a_refusal_is_told_in_the_servers_words() {
        let value = json!({"data": null, "errors": [{"message": "introspection is off"}]});
        let error = data(&Node::root(&value)).unwrap_err();
        assert!(error.to_string().ends_with("at errors[0]: the server says \"introspection is off\""));
    }
}
