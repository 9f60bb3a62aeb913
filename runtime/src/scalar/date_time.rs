//! The `DateTime` scalar: an instant in RFC 3339.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An instant, to the nanosecond; sent and read as RFC 3339 text.
///
/// The server's offset is not kept: `12:00+08:00` and `04:00Z` are the same instant. `jiff` does the arithmetic:
/// [`DateTime::timestamp`] gives its [`Timestamp`](jiff::Timestamp).
///
/// ```
/// use authgear_admin::DateTime;
///
/// let noon: DateTime = "2026-01-02T12:00:00+08:00".parse()?;
/// assert_eq!(noon.to_string(), "2026-01-02T04:00:00Z");
/// # Ok::<(), authgear_admin::scalar::ParseDateTimeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateTime(jiff::Timestamp);

impl DateTime {
    /// The present instant.
    #[must_use]
    pub fn now() -> Self {
        Self(jiff::Timestamp::now())
    }

    /// The instant as `jiff` has it.
    #[must_use]
    pub fn timestamp(self) -> jiff::Timestamp {
        self.0
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// A text that is not an RFC 3339 date and time with an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseDateTimeError;

impl fmt::Display for ParseDateTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an RFC 3339 date and time with an offset, such as 2026-01-02T03:04:05Z")
    }
}

impl std::error::Error for ParseDateTimeError {}

impl FromStr for DateTime {
    type Err = ParseDateTimeError;

    fn from_str(text: &str) -> Result<Self, ParseDateTimeError> {
        text.parse().map(Self).map_err(|_| ParseDateTimeError)
    }
}

impl From<jiff::Timestamp> for DateTime {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self(timestamp)
    }
}

impl From<DateTime> for jiff::Timestamp {
    fn from(instant: DateTime) -> Self {
        instant.0
    }
}

impl TryFrom<SystemTime> for DateTime {
    type Error = ParseDateTimeError;

    /// Fails only for a time outside the years -9999 to 9999.
    fn try_from(time: SystemTime) -> Result<Self, ParseDateTimeError> {
        jiff::Timestamp::try_from(time).map(Self).map_err(|_| ParseDateTimeError)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DateTimeVisitor;

        impl de::Visitor<'_> for DateTimeVisitor {
            type Value = DateTime;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an RFC 3339 date")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<DateTime, E> {
                text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(DateTimeVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_nanoseconds() {
        let text = "\"2026-01-02T03:04:05.123456789Z\"";
        let instant: DateTime = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&instant).unwrap(), text);
    }

    #[test]
    fn refuses_what_is_no_instant() {
        for text in ["\"soon\"", "\"2026-01-02\"", "\"2026-01-02T03:04:05\"", "5", "\"\""] {
            assert!(serde_json::from_str::<DateTime>(text).is_err(), "{text}");
        }
    }
}
