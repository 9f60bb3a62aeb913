//! An `ID` that is part of an answer.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::Optional;
use crate::scalar::Id;

/// An [`Id`] of an answer: a part of its bytes.
///
/// ```
/// use authgear_admin::{Id, IdRef};
///
/// let id: IdRef<'_> = serde_json::from_str("\"VXNlcjo5N2I\"")?;
/// assert_eq!(id, Id::from("VXNlcjo5N2I"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IdRef<'a>(Cow<'a, str>);

impl IdRef<'_> {
    /// The text of the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id by itself, for what outlives the answer.
    #[must_use]
    pub fn to_id(&self) -> Id {
        Id::from(self.as_str())
    }
}

impl fmt::Debug for IdRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for IdRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for IdRef<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<Id> for IdRef<'_> {
    fn eq(&self, other: &Id) -> bool {
        self.as_str() == other.as_str()
    }
}

impl PartialEq<IdRef<'_>> for Id {
    fn eq(&self, other: &IdRef<'_>) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<'a> From<Cow<'a, str>> for IdRef<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self(text)
    }
}

impl<'a> From<&'a Id> for IdRef<'a> {
    fn from(id: &'a Id) -> Self {
        Self(Cow::Borrowed(id.as_str()))
    }
}

impl From<IdRef<'_>> for Id {
    fn from(id: IdRef<'_>) -> Self {
        Self::from(id.0.into_owned())
    }
}

impl From<&IdRef<'_>> for Id {
    fn from(id: &IdRef<'_>) -> Self {
        id.to_id()
    }
}

impl From<IdRef<'_>> for Optional<Id> {
    fn from(id: IdRef<'_>) -> Self {
        Self::Value(id.into())
    }
}

impl From<&IdRef<'_>> for Optional<Id> {
    fn from(id: &IdRef<'_>) -> Self {
        Self::Value(id.to_id())
    }
}

impl Serialize for IdRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for IdRef<'a> {
    /// From a string, or from an integer, which the specification allows a server to send.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor;

        impl<'de> de::Visitor<'de> for IdVisitor {
            type Value = Cow<'de, str>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an ID (a string or an integer)")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(text))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(text.to_owned()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
                Ok(Cow::Owned(number.to_string()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
                Ok(Cow::Owned(number.to_string()))
            }
        }

        deserializer.deserialize_any(IdVisitor).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_and_refuses_what_an_id_does_in_the_same_words() {
        for json in ["\"a\"", "\"\\u0061\"", "-7", "18446744073709551615", "1.5", "null", "[]", "true"] {
            let owned = serde_json::from_str::<Id>(json).map_err(|error| error.to_string());
            let borrowed = serde_json::from_str::<IdRef<'_>>(json).map_err(|error| error.to_string());
            assert_eq!(borrowed.map(|id| id.to_id()), owned, "{json}");
        }
    }
}
