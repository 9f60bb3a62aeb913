//! The value of a string literal (GraphQL §2.9.4), quoted or block.

/// The value of a literal with its quotes; `None` where an escape stands for no character, such as half a surrogate pair.
pub(crate) fn unquote(literal: &str) -> Option<String> {
    if let Some(body) = literal.strip_prefix("\"\"\"").and_then(|rest| rest.strip_suffix("\"\"\"")) {
        let escape = "\\\"\"\"";
        return Some(if body.contains(escape) {
            block(&body.replace(escape, "\"\"\""))
        } else {
            block(body)
        });
    }
    let body = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !body.contains('\\') {
        return Some(body.to_owned());
    }
    unescape(body)
}

fn unescape(body: &str) -> Option<String> {
    let mut value = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(backslash) = rest.find('\\') {
        value.push_str(&rest[..backslash]);
        rest = &rest[backslash + 1..];
        let escape = rest.chars().next()?;
        rest = &rest[escape.len_utf8()..];
        let c = match escape {
            '"' | '\\' | '/' => escape,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => unicode(&mut rest)?,
            _ => return None,
        };
        value.push(c);
    }
    value.push_str(rest);
    Some(value)
}

/// The character of `\u{…}`, of `\uXXXX` or of a surrogate pair `\uXXXX\uXXXX`; takes it off `rest`, which begins
/// behind the `u`. Of leading zeros, as many are read as graphql-js reads.
fn unicode(rest: &mut &str) -> Option<char> {
    if let Some(braced) = rest.strip_prefix('{') {
        let (digits, tail) = braced.split_once('}')?;
        *rest = tail;
        return char::from_u32(hex(digits).filter(|_| digits.len() <= MAX_DIGITS)?);
    }
    let first = four_digits(rest)?;
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first);
    }
    *rest = rest.strip_prefix("\\u")?;
    let second = four_digits(rest)?;
    if !(0xDC00..0xE000).contains(&second) {
        return None;
    }
    char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))
}

/// How many digits stand in `\u{…}` at most.
const MAX_DIGITS: usize = 8;

fn four_digits(rest: &mut &str) -> Option<u32> {
    let (digits, tail) = rest.split_at_checked(4)?;
    *rest = tail;
    hex(digits)
}

fn hex(digits: &str) -> Option<u32> {
    let all_hex = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if all_hex { u32::from_str_radix(digits, 16).ok() } else { None }
}

/// The value of a block string: common indentation and blank lines at both ends are taken off. Only spaces and tabs are
/// white space here, whatever Unicode says.
fn block(raw: &str) -> String {
    if !raw.contains(['\n', '\r']) {
        return if indent_of(raw) == raw.len() { String::new() } else { raw.to_owned() };
    }
    let (mut common, mut first, mut last) = (None::<usize>, None, 0);
    for (index, line) in lines(raw).enumerate() {
        let indent = indent_of(line);
        if indent == line.len() {
            continue;
        }
        first.get_or_insert(index);
        last = index;
        if index > 0 {
            common = Some(common.map_or(indent, |common| common.min(indent)));
        }
    }
    let (Some(first), common) = (first, common.unwrap_or(0)) else { return String::new() };
    let mut value = String::with_capacity(raw.len());
    for (index, line) in lines(raw).enumerate().take(last + 1).skip(first) {
        if index > first {
            value.push('\n');
        }
        value.push_str(if index == 0 { line } else { line.get(common..).unwrap_or("") });
    }
    value
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// CRLF, LF and CR each end a line.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

#[cfg(test)]
mod tests {
    use super::unquote;

    #[test]
    fn escapes_are_read_as_the_specification_says() {
        for (literal, value) in [
            (r#""""#, Some("")),
            (r#""a\n\"\\\/\b""#, Some("a\n\"\\/\u{8}")),
            (r#""\u00e9\u{1F600}\uD83D\uDE00""#, Some("é😀😀")),
            (r#""\uD83D""#, None),
            (r#""\uDE00""#, None),
            (r#""\uD83Dx""#, None),
            (r#""\u{110000}""#, None),
            (r#""\u{00000041}""#, Some("A")),
            (r#""\u{000000041}""#, None),
            (r#""\u12""#, None),
            (r#""\u+123""#, None),
            (r#""\q""#, None),
        ] {
            assert_eq!(unquote(literal).as_deref(), value, "{literal}");
        }
    }

    #[test]
    fn block_strings_lose_their_common_indentation() {
        let literal = "\"\"\"\n    a\n      b\r\n\n    c \\\"\"\"\n  \"\"\"";
        assert_eq!(unquote(literal).as_deref(), Some("a\n  b\n\nc \"\"\""));
        assert_eq!(unquote("\"\"\"  a\n  b\"\"\"").as_deref(), Some("  a\nb"));
        assert_eq!(unquote("\"\"\" \n\t\"\"\"").as_deref(), Some(""));
        // U+3000 is no white space to GraphQL, and cutting into it would be a panic.
        assert_eq!(unquote("\"\"\"\n \u{3000}a\n  b\"\"\"").as_deref(), Some("\u{3000}a\n b"));
    }
}
