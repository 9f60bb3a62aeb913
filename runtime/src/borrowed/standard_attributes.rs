//! Standard attributes that are part of an answer.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::JsonRef;
use crate::scalar::StandardAttributes;

/// [`StandardAttributes`] of an answer: a part of its text, typed when asked. That it is an object is checked when the
/// answer is read.
///
/// ```
/// use authgear_admin::StandardAttributesRef;
///
/// let attributes: StandardAttributesRef<'_> = serde_json::from_str("{ \"given_name\": \"Ada\", \"plan\": 1 }")?;
/// assert_eq!(attributes.parse().given_name.as_deref(), Some("Ada"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq)]
pub struct StandardAttributesRef<'a>(JsonRef<'a>);

impl<'a> StandardAttributesRef<'a> {
    /// Of JSON; `None` where that is no object.
    pub(super) fn of(json: JsonRef<'a>) -> Option<Self> {
        json.as_str().starts_with('{').then_some(Self(json))
    }

    /// The claims. A claim of another type than it should have is among the [others](StandardAttributes::other).
    #[must_use]
    pub fn parse(&self) -> StandardAttributes {
        StandardAttributes::of_object(self.as_str()).unwrap_or_default()
    }

    /// The attributes as JSON.
    #[must_use]
    pub fn json(&self) -> JsonRef<'a> {
        self.0
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &'a str {
        self.0.as_str()
    }
}

impl fmt::Debug for StandardAttributesRef<'_> {
    /// The names of the claims alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parse().fmt(f)
    }
}

impl From<StandardAttributesRef<'_>> for StandardAttributes {
    fn from(attributes: StandardAttributesRef<'_>) -> Self {
        attributes.parse()
    }
}

impl Serialize for StandardAttributesRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for StandardAttributesRef<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = JsonRef::deserialize(deserializer)?;
        Self::of(json).ok_or_else(|| de::Error::custom(StandardAttributes::no_object(json.raw())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_same_when_parsed_and_refuses_the_same_in_the_same_words() {
        for json in
            ["{}", "{\"email\":\"a@example.com\",\"x\":[1]}", "{\"email\":1}", "null", "[]", "\"{\"", "1"]
        {
            let owned = serde_json::from_str::<StandardAttributes>(json).map_err(|error| error.to_string());
            let borrowed = serde_json::from_str::<StandardAttributesRef<'_>>(json);
            assert_eq!(borrowed.map(|it| it.parse()).map_err(|error| error.to_string()), owned, "{json}");
        }
    }

    #[test]
    fn shows_names_and_no_values() {
        let attributes: StandardAttributesRef<'_> =
            serde_json::from_str("{\"email\":\"ada@example.com\"}").unwrap();
        let shown = format!("{attributes:?}");
        assert!(shown.contains("email") && !shown.contains("ada"), "{shown}");
    }
}
