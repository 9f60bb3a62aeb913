//! Text that is part of an answer.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::Optional;

/// Text of an answer: a part of its bytes, or a copy where it had escapes in it.
///
/// It is a `str` in all that a `str` can do.
///
/// ```
/// use authgear_admin::Text;
///
/// let text: Option<Text<'_>> = serde_json::from_str("\"Ada\"")?;
/// assert_eq!(text.as_deref(), Some("Ada"));
/// assert!(text.is_some_and(|text| text.is_borrowed()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Text<'a>(Cow<'a, str>);

impl<'a> Text<'a> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text by itself, for what outlives the answer.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.into_owned()
    }

    /// The same, as text that borrows from nothing.
    #[must_use]
    pub fn into_owned(self) -> Text<'static> {
        Text(Cow::Owned(self.into_string()))
    }

    /// Whether it is a part of the answer, and no copy.
    #[must_use]
    pub fn is_borrowed(&self) -> bool {
        matches!(self.0, Cow::Borrowed(_))
    }

    /// Either of the two.
    #[must_use]
    pub fn into_cow(self) -> Cow<'a, str> {
        self.0
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&*self.0, f)
    }
}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl PartialEq<String> for Text<'_> {
    fn eq(&self, other: &String) -> bool {
        *self.0 == **other
    }
}

impl<'a> From<Cow<'a, str>> for Text<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self(text)
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<Text<'_>> for String {
    fn from(text: Text<'_>) -> Self {
        text.into_string()
    }
}

impl From<&Text<'_>> for String {
    fn from(text: &Text<'_>) -> Self {
        text.as_str().to_owned()
    }
}

impl From<&Text<'_>> for Optional<String> {
    fn from(text: &Text<'_>) -> Self {
        Self::Value(text.into())
    }
}

impl From<Text<'_>> for Optional<String> {
    fn from(text: Text<'_>) -> Self {
        Self::Value(text.into())
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Borrowing { what: "a string" }).map(Self)
    }
}

/// Takes text, borrowed where it can be.
pub(super) struct Borrowing {
    /// What is expected, where something else comes.
    pub(super) what: &'static str,
}

impl<'de> de::Visitor<'de> for Borrowing {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borrows_what_has_no_escapes_also_inside_of_lists_and_options() {
        let json = "[null,\"a\",\"\\u0061\"]";
        let texts: Vec<Option<Text<'_>>> = serde_json::from_str(json).unwrap();
        let borrowed = texts.iter().flatten().map(Text::is_borrowed).collect::<Vec<_>>();
        assert_eq!((texts.len(), borrowed), (3, vec![true, false]));
        assert!(texts[1..].iter().flatten().all(|text| *text == "a" && *text == *"a"));
        assert_eq!(serde_json::to_string(&texts).unwrap(), "[null,\"a\",\"a\"]");
    }

    #[test]
    fn refuses_what_a_string_refuses_and_says_the_same() {
        for json in ["1", "null", "[]", "{}", "\"\\x\""] {
            let owned = serde_json::from_str::<String>(json).unwrap_err().to_string();
            assert_eq!(serde_json::from_str::<Text<'_>>(json).unwrap_err().to_string(), owned);
        }
    }
}
