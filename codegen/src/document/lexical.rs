//! Why some bytes are no token, in words: the lexer only says that they are none.

use super::tokens::Invalid;

/// Explains the bytes `start..end`, which the lexer refused.
pub(super) fn explain(text: &str, start: usize, end: usize) -> Invalid {
    let raw = text.get(start..end).unwrap_or("");
    let (message, from, to) = match raw.chars().next() {
        Some('"') if raw.starts_with("\"\"\"") => ("Unterminated string.".to_owned(), 0, 3),
        Some('"') => string(raw),
        Some('-' | '0'..='9') => number(raw, end == text.len()),
        Some('\'') => {
            let message = "Unexpected single quote character ('), did you mean to use a double quote (\")?";
            (message.to_owned(), 0, 1)
        }
        Some(c) => (format!("Unexpected character: {}.", shown(c)), 0, c.len_utf8()),
        None => ("Unexpected character.".to_owned(), 0, 0),
    };
    Invalid { message, start: start + from, end: start + to }
}

/// A string in quotes: the first escape that is none, or else it has no end.
fn string(raw: &str) -> (String, usize, usize) {
    let mut chars = raw.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\n' | '\r' => return ("Unterminated string.".to_owned(), 0, at),
            '\\' => {
                let rest = raw.get(at..).unwrap_or("");
                match rest.chars().nth(1) {
                    Some('u') => match unicode_escape(rest) {
                        // The escape goes on behind its backslash.
                        Some(length) => skip(&mut chars, length - 1),
                        None => return wrong_unicode_escape(rest, at),
                    },
                    Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't') => skip(&mut chars, 1),
                    Some(c) if c != '\n' && c != '\r' => {
                        let message = format!("Invalid character escape sequence: \"\\{c}\".");
                        return (message, at, at + 1 + c.len_utf8());
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    ("Unterminated string.".to_owned(), 0, raw.len())
}

fn skip(chars: &mut impl Iterator, count: usize) {
    chars.take(count).for_each(drop);
}

fn wrong_unicode_escape(rest: &str, at: usize) -> (String, usize, usize) {
    let is_part = |c: &char| c.is_ascii_hexdigit() || matches!(c, '{' | '}');
    let digits = rest.get(2..).unwrap_or("").chars().take_while(is_part).count();
    let shown: String = rest.chars().take(2 + digits.min(MAX_SHOWN)).collect();
    (format!("Invalid Unicode escape sequence: \"{shown}\"."), at, at + 2 + digits)
}

/// How many characters behind `\u` a message shows.
const MAX_SHOWN: usize = 16;

/// The length of the escape that `rest` begins with, if it stands for a character: half a surrogate pair does not.
pub(super) fn unicode_escape(rest: &str) -> Option<usize> {
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_hexdigit).count();
    let four = |text: &str| hex(text.get(..4).filter(|four| digits(four) == 4)?);
    let body = rest.strip_prefix("\\u")?;
    if let Some(braced) = body.strip_prefix('{') {
        let (number, behind) = braced.split_at(digits(braced));
        let is_character = behind.starts_with('}') && hex(number).and_then(char::from_u32).is_some();
        return is_character.then_some("\\u{}".len() + number.len());
    }
    let first = four(body)?;
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first).map(|_| 6);
    }
    let second = four(body.get(4..)?.strip_prefix("\\u")?)?;
    (0xDC00..0xE000).contains(&second).then_some(12)
}

/// A number that the last character spoils, or that ends too early.
fn number(raw: &str, at_end: bool) -> (String, usize, usize) {
    let last = raw.chars().next_back().unwrap_or('-');
    let from = raw.len() - last.len_utf8();
    let could_go_on = matches!(last, '.' | 'e' | 'E' | '+' | '-');
    let whole = raw.get(..from).unwrap_or("");
    if at_end && could_go_on && (raw == "-" || !whole.contains(['.', 'e', 'E']) || matches!(last, '+' | '-'))
    {
        let message = "Invalid number, expected digit but got: <EOF>.";
        return (message.to_owned(), 0, raw.len());
    }
    let message = if matches!(whole, "0" | "-0") && last.is_ascii_digit() {
        format!("Invalid number, unexpected digit after 0: {}.", shown(last))
    } else {
        format!("Invalid number, expected digit but got: {}.", shown(last))
    };
    (message, from, raw.len())
}

/// A character as a message shows it: itself where it can be seen, its number where not.
fn shown(c: char) -> String {
    match c {
        '"' => "'\"'".to_owned(),
        ' '..='~' => format!("\"{c}\""),
        _ => format!("U+{:04X}", u32::from(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{Kind, Tokens};

    fn reason(text: &str) -> (String, usize, usize) {
        let tokens = Tokens::new(text);
        let token = tokens.iter().find(|token| token.kind == Kind::Invalid).expect(text);
        let reason = tokens.reason(token).expect(text);
        (reason.message.clone(), reason.start, reason.end)
    }

    #[test]
    fn every_kind_of_rubbish_is_named_at_its_place() {
        for (text, message, start, end) in [
            ("a ? b", "Unexpected character: \"?\".", 2, 3),
            ("a \u{e9}", "Unexpected character: U+00E9.", 2, 4),
            ("\0", "Unexpected character: U+0000.", 0, 1),
            ("a .b", "Unexpected character: \".\".", 2, 3),
            ("'a'", "Unexpected single quote character ('), did you mean to use a double quote (\")?", 0, 1),
            ("01", "Invalid number, unexpected digit after 0: \"1\".", 1, 2),
            ("12a", "Invalid number, expected digit but got: \"a\".", 2, 3),
            ("1.x", "Invalid number, expected digit but got: \"x\".", 2, 3),
            ("1.5.5", "Invalid number, expected digit but got: \".\".", 3, 4),
            ("1.", "Invalid number, expected digit but got: <EOF>.", 0, 2),
            ("-", "Invalid number, expected digit but got: <EOF>.", 0, 1),
            ("\"abc", "Unterminated string.", 0, 4),
            ("\"ab\nc\"", "Unterminated string.", 0, 3),
            ("\"\"\"ab", "Unterminated string.", 0, 3),
            (r#""a\x""#, "Invalid character escape sequence: \"\\x\".", 2, 4),
            (r#""a\u12""#, "Invalid Unicode escape sequence: \"\\u12\".", 2, 6),
            (r#""\uD83D""#, "Invalid Unicode escape sequence: \"\\uD83D\".", 1, 7),
            (r#""\uD83D\uDE00 \q""#, "Invalid character escape sequence: \"\\q\".", 14, 16),
            (r#""\u{110000}""#, "Invalid Unicode escape sequence: \"\\u{110000}\".", 1, 11),
        ] {
            assert_eq!(reason(text), (message.to_owned(), start, end), "{text}");
        }
    }
}
