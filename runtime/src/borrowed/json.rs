//! JSON that is part of an answer.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::Optional;
use crate::scalar::Json;

/// A [`Json`] of an answer: a part of its text, parsed when asked.
///
/// ```
/// use authgear_admin::JsonRef;
///
/// let attributes: JsonRef<'_> = serde_json::from_str("{ \"plan\": \"gold\" }")?;
/// assert_eq!(attributes.to_value()["plan"], "gold");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct JsonRef<'a>(&'a RawValue);

impl<'a> JsonRef<'a> {
    /// Parses it into a type of your own, which may borrow from the answer as well.
    ///
    /// # Errors
    /// The JSON does not have the shape of `T`.
    pub fn parse<T: Deserialize<'a>>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.0.get())
    }

    /// The value as a tree.
    #[must_use]
    pub fn to_value(&self) -> serde_json::Value {
        // As with `Json`, only what is nested beyond serde_json's limit does not parse.
        self.parse().unwrap_or(serde_json::Value::Null)
    }

    /// The JSON by itself, for what outlives the answer.
    #[must_use]
    pub fn to_json(&self) -> Json {
        Json::from(self.0.to_owned())
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &'a str {
        self.0.get()
    }

    pub(super) fn raw(self) -> &'a RawValue {
        self.0
    }
}

impl fmt::Debug for JsonRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.get())
    }
}

impl PartialEq for JsonRef<'_> {
    /// By value, as of [`Json`].
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str() || self.to_json() == other.to_json()
    }
}

impl PartialEq<Json> for JsonRef<'_> {
    fn eq(&self, other: &Json) -> bool {
        self.as_str() == other.as_str() || self.to_json() == *other
    }
}

impl<'a> From<&'a RawValue> for JsonRef<'a> {
    fn from(raw: &'a RawValue) -> Self {
        Self(raw)
    }
}

impl From<JsonRef<'_>> for Json {
    fn from(json: JsonRef<'_>) -> Self {
        json.to_json()
    }
}

impl From<JsonRef<'_>> for Optional<Json> {
    fn from(json: JsonRef<'_>) -> Self {
        Self::Value(json.to_json())
    }
}

impl Serialize for JsonRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for JsonRef<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&RawValue>::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_equal_by_value_and_parses_into_what_borrows() {
        let [a, b]: [JsonRef<'_>; 2] =
            serde_json::from_str("[{\"a\":1,\"b\":\"x\"},{\"b\": \"x\", \"a\": 1}]").unwrap();
        assert_eq!(a, b);
        assert_eq!(a, b.to_json());
        let parsed: std::collections::BTreeMap<&str, JsonRef<'_>> = b.parse().unwrap();
        assert_eq!(parsed["b"].parse::<&str>().unwrap(), "x");
    }
}
