//! The tokens of a document (GraphQL §2.1), as far as merging must tell them apart: names, punctuators, and literals in
//! which neither may be looked for.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Punctuator,
    /// A string, block string or number.
    Literal,
}

/// A token with its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) text: &'t str,
}

impl Token<'_> {
    /// Whether it is this punctuator.
    pub(super) fn is(self, punctuator: &str) -> bool {
        self.kind == Kind::Punctuator && self.text == punctuator
    }
}

/// The tokens of any text; what belongs into no document is passed over.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let (kind, length) = next(rest);
        if let (Some(kind), Some(text)) = (kind, rest.get(..length)) {
            tokens.push(Token { kind, start, text });
        }
        start += length;
    }
    tokens
}

/// What a text that is not empty begins with, and how long that is; it ends between two characters.
fn next(text: &str) -> (Option<Kind>, usize) {
    let mut characters = text.chars();
    let first = characters.next().unwrap_or_default();
    let second = characters.next().unwrap_or_default();
    match first {
        'A'..='Z' | 'a'..='z' | '_' => (Some(Kind::Name), length_of(text, is_name)),
        '0'..='9' => (Some(Kind::Literal), number(text)),
        '-' if second.is_ascii_digit() => (Some(Kind::Literal), 1 + number(&text[1..])),
        '"' => (Some(Kind::Literal), string(text)),
        '.' if text.starts_with("...") => (Some(Kind::Punctuator), 3),
        '#' => (None, length_of(text, |c| !matches!(c, '\n' | '\r'))),
        '!' | '$' | '&' | '(' | ')' | ':' | '=' | '@' | '[' | ']' | '{' | '|' | '}' => {
            (Some(Kind::Punctuator), 1)
        }
        // White space, commas, and what is no GraphQL.
        other => (None, other.len_utf8()),
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// How long the text is before the first character that is not so.
fn length_of(text: &str, is_so: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_so(c)).unwrap_or(text.len())
}

/// An integer or a float; what follows it may be a spread's dots.
fn number(text: &str) -> usize {
    let digits = |from: usize| length_of(text.get(from..).unwrap_or_default(), |c| c.is_ascii_digit());
    let mut length = digits(0);
    if text[length..].starts_with('.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    if text[length..].starts_with(['e', 'E']) {
        let sign = usize::from(text[length + 1..].starts_with(['+', '-']));
        if digits(length + 1 + sign) > 0 {
            length += 1 + sign + digits(length + 1 + sign);
        }
    }
    length
}

/// A string or a block string, to its end or that of the text.
fn string(text: &str) -> usize {
    if text.starts_with("\"\"\"") {
        let mut from = 3;
        while let Some(found) = text.get(from..).and_then(|rest| rest.find("\"\"\"")) {
            let end = from + found;
            from = end + 3;
            // The only escape in a block string.
            if !text[..end].ends_with('\\') || end == 3 {
                return from;
            }
        }
        return text.len();
    }
    let mut escaped = false;
    for (place, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return place + 1,
            // A string ends with its line, though then it is broken.
            '\n' | '\r' => return place,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.text).collect()
    }

    #[test]
    fn names_punctuators_and_literals_are_told_apart() {
        assert_eq!(
            texts("mutation M($a:Int=-1.5e+3 $b:S){x(y:[1 2]z:$b)...F@skip(if:true)}"),
            [
                "mutation", "M", "(", "$", "a", ":", "Int", "=", "-1.5e+3", "$", "b", ":", "S", ")", "{",
                "x", "(", "y", ":", "[", "1", "2", "]", "z", ":", "$", "b", ")", "...", "F", "@", "skip",
                "(", "if", ":", "true", ")", "}"
            ]
        );
        assert_eq!(texts("1...F 1e 1.a"), ["1", "...", "F", "1", "e", "1", "a"]);
        assert_eq!(texts("a # $b {\n, \u{feff}é c"), ["a", "c"]);
    }

    #[test]
    fn strings_hold_what_they_hold() {
        assert_eq!(texts(r#""$a \" {" b"#), [r#""$a \" {""#, "b"]);
        assert_eq!(texts(r#""\\" b"#), [r#""\\""#, "b"]);
        assert_eq!(texts("\"open\nb"), ["\"open", "b"]);
        assert_eq!(texts(r#""" b"#), ["\"\"", "b"]);
        assert_eq!(texts(r#"""" " \""" { """ b"#), [r#"""" " \""" { """"#, "b"]);
        assert_eq!(texts(r#""""""" b"#), ["\"\"\"\"\"\"", "b"]);
        assert_eq!(texts(r#""""\""" b"#), [r#""""\""" b"#]);
        assert_eq!(texts("\"\"\" open"), ["\"\"\" open"]);
    }
}
