//! A JSON value as it came: for scalars whose shape only the project knows.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// A JSON value, kept as the text it came in and parsed when asked.
///
/// Nothing is lost on the way: numbers keep their digits, objects their order and their unknown keys.
///
/// ```
/// use authgear_admin::Json;
///
/// let attributes = Json::new(&serde_json::json!({ "plan": "gold" }))?;
/// assert_eq!(attributes.to_value()["plan"], "gold");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Json(Box<RawValue>);

impl Json {
    /// The JSON of any value that serde can write.
    ///
    /// # Errors
    /// The value does not serialize to JSON, e.g. a map whose keys are not strings.
    pub fn new<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        serde_json::value::to_raw_value(value).map(Self)
    }

    /// Parses it into a type of your own.
    ///
    /// # Errors
    /// The JSON does not have the shape of `T`.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.0.get())
    }

    /// The value as a tree.
    #[must_use]
    pub fn to_value(&self) -> serde_json::Value {
        // Text that was accepted as JSON parses again, but for nesting beyond serde_json's limit, which
        // it does not check while it only scans.
        self.parse().unwrap_or(serde_json::Value::Null)
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.get())
    }
}

impl PartialEq for Json {
    /// By value: white space and the order of keys do not matter. What is nested too deep to be parsed is equal to the
    /// same text only.
    fn eq(&self, other: &Self) -> bool {
        let value = |json: &Self| json.parse::<serde_json::Value>().ok();
        self.0.get() == other.0.get() || value(self).is_some_and(|it| value(other) == Some(it))
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        // A tree always has text; `null` stands in for a failure that serde_json does not have.
        Self(serde_json::value::to_raw_value(&value).unwrap_or_else(|_| RawValue::NULL.to_owned()))
    }
}

impl From<Box<RawValue>> for Json {
    fn from(raw: Box<RawValue>) -> Self {
        Self(raw)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_digit() {
        let json: Json = serde_json::from_str("{\"n\":1.2300000000000000000001e5}").unwrap();
        assert_eq!(serde_json::to_string(&json).unwrap(), "{\"n\":1.2300000000000000000001e5}");
    }

    #[test]
    fn compares_by_value() {
        let [a, b]: [Json; 2] = serde_json::from_str("[{\"a\":1,\"b\":2},{\"b\": 2, \"a\": 1}]").unwrap();
        assert_eq!(a, b);
    }

    #[test]
    fn what_is_nested_too_deep_is_equal_to_itself_only() {
        let deep = |leaf: &str| format!("{}{leaf}{}", "[".repeat(500), "]".repeat(500));
        let read = |leaf: &str| serde_json::from_str::<Json>(&deep(leaf)).unwrap();
        assert_eq!(read("1"), read("1"));
        assert_ne!(read("1"), read("2"));
    }
}
