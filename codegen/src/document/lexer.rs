//! One token after the other (GraphQL §2.1).
//!
//! Written out here because a schema of a megabyte is read at each build, and most of that was cutting it into tokens.
//! Bytes are enough: only strings and comments hold others than ASCII, and both end with ASCII.

use super::lexical::unicode_escape;
use super::tokens::Kind;

/// The first byte of the next token at or behind a byte: white space, commas, comments and byte order marks are passed.
pub(super) fn skip(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\n' | b'\r' | b'\t' | b',') => at += 1,
            Some(b'#') => at = find(bytes, at, |byte| matches!(byte, b'\n' | b'\r')),
            Some(0xEF) if bytes.get(at..at + 3) == Some("\u{feff}".as_bytes()) => at += 3,
            _ => return at,
        }
    }
}

/// The kind of the token that begins at this byte, and the byte behind it. What is none, [`Kind::Invalid`], goes up to
/// and with what spoils it.
pub(super) fn token(text: &str, start: usize) -> (Kind, usize) {
    let bytes = text.as_bytes();
    match bytes.get(start).copied() {
        None => (Kind::End, start),
        Some(b'_' | b'a'..=b'z' | b'A'..=b'Z') => (Kind::Name, find(bytes, start, |byte| !is_word(byte))),
        Some(
            byte @ (b'!' | b'$' | b'&' | b':' | b'=' | b'@' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'|'),
        ) => (Kind::Punctuator(byte), start + 1),
        Some(b'"') => match text.get(start..).is_some_and(|rest| rest.starts_with("\"\"\"")) {
            true => block_string(text, start),
            false => string(text, start),
        },
        Some(b'-' | b'0'..=b'9') => number(text, start),
        Some(b'.') if bytes.get(start..start + 3) == Some(b"...") => (Kind::Punctuator(b'.'), start + 3),
        Some(_) => (Kind::Invalid, past_character(text, start)),
    }
}

/// The first byte from here on that is wanted, or the end.
fn find(bytes: &[u8], from: usize, is_wanted: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter().position(|byte| is_wanted(*byte)).map_or(bytes.len(), |length| from + length)
}

fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

fn past_character(text: &str, at: usize) -> usize {
    let rest = text.get(at..).and_then(|rest| rest.chars().next());
    at + rest.map_or(0, char::len_utf8)
}

/// A string in quotes; one with an escape that stands for nothing is none, as a whole.
fn string(text: &str, start: usize) -> (Kind, usize) {
    let bytes = text.as_bytes();
    let mut kind = Kind::String;
    let mut at = start + 1;
    loop {
        at = find(bytes, at, |byte| matches!(byte, b'"' | b'\\' | b'\n' | b'\r'));
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'"'), _) => return (kind, at + 1),
            (Some(b'\\'), Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't')) => at += 2,
            (Some(b'\\'), Some(b'u')) => match text.get(at..).and_then(unicode_escape) {
                Some(length) => at += length,
                None => (kind, at) = (Kind::Invalid, at + 2),
            },
            (Some(b'\\'), _) => (kind, at) = (Kind::Invalid, at + 1),
            _ => return (Kind::Invalid, at),
        }
    }
}

/// A string in triple quotes, where a backslash means something before triple quotes only.
fn block_string(text: &str, start: usize) -> (Kind, usize) {
    let mut at = start + 3;
    while let Some(length) = text.get(at..).and_then(|rest| rest.find('"')) {
        at += length;
        if text.get(at..).is_some_and(|rest| rest.starts_with("\"\"\"")) {
            let is_escaped = text.get(..at).is_some_and(|before| before.ends_with('\\'));
            if !is_escaped {
                return (Kind::String, at + 3);
            }
            at += 2;
        }
        at += 1;
    }
    (Kind::Invalid, text.len())
}

fn number(text: &str, start: usize) -> (Kind, usize) {
    let bytes = text.as_bytes();
    let digits = |at: usize| find(bytes, at, |byte| !byte.is_ascii_digit());
    let invalid = |at: usize| (Kind::Invalid, past_character(text, at));
    let first = start + usize::from(bytes.get(start) == Some(&b'-'));
    let mut kind = Kind::Int;
    let mut at = if bytes.get(first) == Some(&b'0') { first + 1 } else { digits(first) };
    if at == first {
        return invalid(at);
    }
    if bytes.get(at) == Some(&b'.') {
        let fraction = at + 1;
        at = digits(fraction);
        if at == fraction {
            return invalid(at);
        }
        kind = Kind::Float;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = matches!(bytes.get(at + 1), Some(b'+' | b'-'));
        let exponent = at + 1 + usize::from(sign);
        at = digits(exponent);
        if at == exponent {
            return invalid(at);
        }
        kind = Kind::Float;
    }
    match bytes.get(at) {
        Some(byte) if is_word(*byte) || *byte == b'.' => invalid(at),
        _ => (kind, at),
    }
}
