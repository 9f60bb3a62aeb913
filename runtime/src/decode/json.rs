//! The whole body of an answer.

use serde::de::{Deserialize, Error as _};

use super::erased::{Erased, NOTHING};
use super::reader::Reader;
use super::typed::Decode;
use super::value::{Null, Taker};

/// Reads a body that is a `T`.
///
/// # Errors
/// It is not UTF-8, not JSON, or not a `T`.
pub fn json<'de, T: Decode<'de>>(body: &'de [u8]) -> Result<T, serde_json::Error> {
    let mut to = None;
    match read(body, &mut |value| T::read(&mut to, value, Null::Refused)) {
        Ok(()) => to.ok_or_else(|| serde_json::Error::custom(NOTHING)),
        Err(error) => Err(error),
    }
}

/// Gives what a body is to who takes it, a second time if there is something wrong with it. This is where readers are
/// compiled, for all types.
///
/// # Errors
/// It is not UTF-8, not JSON, or not taken.
pub(crate) fn read<'de>(body: &'de [u8], taker: &mut Taker<'_, 'de>) -> Result<(), serde_json::Error> {
    let text = text(body)?;
    if Reader::new(text).whole(taker) {
        return Ok(());
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    Erased::Fresh(&mut reader).give(taker)?;
    reader.end()
}

/// Reads a body of a type that only serde can read.
///
/// # Errors
/// It is not UTF-8, not JSON, or not a `T`.
pub(crate) fn by_serde<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, serde_json::Error> {
    serde_json::from_str(text(body)?)
}

/// That a body is UTF-8 is checked at once, which takes a tenth of what it takes to check each text in it.
fn text(body: &[u8]) -> Result<&str, serde_json::Error> {
    str::from_utf8(body).map_err(serde_json::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scalar::Json;

    #[test]
    fn what_is_no_utf_8_is_refused_even_where_nobody_reads_it() {
        assert_eq!(json::<String>("\"é\"".as_bytes()).unwrap(), "é");
        assert!(json::<String>(b"\"\xE9\"").is_err());
        assert!(json::<Json>(b"{\"a\":\"\xE9\"}").is_err());
    }
}
