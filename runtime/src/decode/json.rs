//! The whole body of an answer.

use serde::de::{Deserialize, Error as _};

/// Reads a body. That it is UTF-8 is checked at once, which takes a tenth of what it takes to check each text in it.
///
/// # Errors
/// It is not UTF-8, not JSON, or not a `T`.
pub fn json<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, serde_json::Error> {
    str::from_utf8(body).map_err(serde_json::Error::custom).and_then(serde_json::from_str)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn what_is_no_utf_8_is_refused_even_where_nobody_reads_it() {
        assert_eq!(json::<Value>("\"é\"".as_bytes()).unwrap(), "é");
        assert!(json::<Value>(b"\"\xE9\"").is_err());
        assert!(json::<serde::de::IgnoredAny>(b"{\"a\":\"\xE9\"}").is_err());
    }
}
