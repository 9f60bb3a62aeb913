//! The `ID` scalar: opaque text that names a node.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An `ID` (GraphQL §3.5.5): opaque text. Authgear's node ids are the unpadded base64url of `Type:id`.
///
/// ```
/// use authgear_admin::Id;
///
/// let id = Id::from("VXNlcjo5N2I");
/// assert_eq!(id.as_str(), "VXNlcjo5N2I");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Box<str>);

impl Id {
    /// The text of the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&String> for Id {
    fn from(text: &String) -> Self {
        Self(text.as_str().into())
    }
}

impl From<&Id> for Id {
    fn from(id: &Id) -> Self {
        id.clone()
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    /// From a string, or from an integer, which the specification allows a server to send.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor;

        impl de::Visitor<'_> for IdVisitor {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an ID (a string or an integer)")
            }

            fn visit_str<E>(self, text: &str) -> Result<Id, E> {
                Ok(text.into())
            }

            fn visit_string<E>(self, text: String) -> Result<Id, E> {
                Ok(text.into())
            }

            fn visit_u64<E>(self, number: u64) -> Result<Id, E> {
                Ok(number.to_string().into())
            }

            fn visit_i64<E>(self, number: i64) -> Result<Id, E> {
                Ok(number.to_string().into())
            }
        }

        deserializer.deserialize_any(IdVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_strings_and_integers_and_nothing_else() {
        assert_eq!(serde_json::from_str::<Id>("\"a\"").unwrap(), Id::from("a"));
        assert_eq!(serde_json::from_str::<Id>("-7").unwrap(), Id::from("-7"));
        assert!(serde_json::from_str::<Id>("1.5").is_err());
        assert!(serde_json::from_str::<Id>("null").is_err());
    }
}
