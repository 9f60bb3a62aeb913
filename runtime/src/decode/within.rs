//! Where an error stands inside a value that was put aside as raw text and read later.
//!
//! Its line and column count from that text's beginning, and serde_json would take them for those of the whole answer.
//! So they go into the message in another form, from which a decode error gets its path.

use std::fmt;

/// A place inside a raw text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Within {
    /// From 1.
    pub(crate) line: usize,
    /// In bytes read of the line.
    pub(crate) column: usize,
    /// The length of the raw text.
    pub(crate) bytes: usize,
}

/// An error of reading a raw text.
pub(crate) struct RawError<'e> {
    pub(crate) error: &'e serde_json::Error,
    pub(crate) bytes: usize,
}

impl fmt::Display for RawError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column, bytes) = (self.error.line(), self.error.column(), self.bytes);
        write!(f, "{} (line {line}, column {column} of {bytes} bytes)", message(self.error))
    }
}

/// serde_json's message without its line and column.
pub(crate) fn message(error: &serde_json::Error) -> String {
    let mut message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    if message.ends_with(&place) {
        message.truncate(message.len() - place.len());
    }
    message
}

impl Within {
    /// Splits a message of [`RawError`] into the message itself and the place.
    pub(crate) fn split(message: &str) -> Option<(&str, Self)> {
        let (message, place) = message.strip_suffix(" bytes)")?.rsplit_once(" (line ")?;
        let (line, place) = place.split_once(", column ")?;
        let (column, bytes) = place.split_once(" of ")?;
        Some((
            message,
            Self { line: line.parse().ok()?, column: column.parse().ok()?, bytes: bytes.parse().ok()? },
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let error = serde_json::from_str::<u8>("\n \"x\"").unwrap_err();
        let written = RawError { error: &error, bytes: 5 }.to_string();
        let (message, within) = Within::split(&written).unwrap();
        assert_eq!(message, "invalid type: string \"x\", expected u8");
        assert_eq!(within, Within { line: 2, column: 4, bytes: 5 });
    }
}
