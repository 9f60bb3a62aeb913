//! An input that may be absent, `null` or a value: in GraphQL, and in Authgear, three different things.

use serde::{Serialize, Serializer};

use crate::scalar::{Id, Sensitive};

/// A nullable input: left out, `null`, or a value (GraphQL §2.9.5).
///
/// Setters of generated code take `impl Into<Optional<T>>`: a value sets it, [`None`] or [`Optional::Null`] sends
/// `null`, and a setter that is never called leaves it out.
///
/// ```
/// use authgear_admin::Optional;
///
/// assert_eq!(Optional::from("x"), Optional::Value("x".to_string()));
/// assert_eq!(Optional::<i32>::from(None), Optional::Null);
/// assert_eq!(Optional::<i32>::default(), Optional::Absent);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Optional<T> {
    /// Left out of the request: the server's default holds.
    #[default]
    Absent,
    /// Sent as `null`.
    Null,
    /// Sent as this value.
    Value(T),
}

impl<T> Optional<T> {
    /// Whether it is left out of the request.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<T> for Optional<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Optional<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

/// So that text goes in without `.to_string()` at the call. There is no such conversion from `Option<&str>`: with more
/// than one from an `Option`, the compiler would ask of every `None` what it is a `None` of.
macro_rules! from_text {
    ($($target:ty),*) => {$(
        impl From<&str> for Optional<$target> {
            fn from(text: &str) -> Self {
                Self::Value(text.into())
            }
        }
        impl From<&String> for Optional<$target> {
            fn from(text: &String) -> Self {
                Self::Value(text.as_str().into())
            }
        }
    )*};
}
from_text!(String, Id, Sensitive<String>);

impl From<String> for Optional<Sensitive<String>> {
    fn from(text: String) -> Self {
        Self::Value(text.into())
    }
}

impl From<String> for Optional<Id> {
    fn from(text: String) -> Self {
        Self::Value(text.into())
    }
}

impl From<&Id> for Optional<Id> {
    fn from(id: &Id) -> Self {
        Self::Value(id.clone())
    }
}

impl<T: Serialize> Serialize for Optional<T> {
    /// `Absent` serializes as `null`; containers that can leave it out do so before they come here.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value() {
            Some(value) => serializer.serialize_some(value),
            None => serializer.serialize_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_null_and_never_absent() {
        assert_eq!(Optional::<String>::from(None), Optional::Null);
        assert_eq!(Optional::<Vec<i32>>::from(Some(vec![1])), Optional::Value(vec![1]));
    }
}
