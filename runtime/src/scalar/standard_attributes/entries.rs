//! The entries of an object whose text is known to be JSON: told apart without being checked a second time.

use crate::decode::special;

/// The keys, in quotes, and the values of an object, as they stand in its text. Of a text that is no JSON object, they are
/// some parts of it.
pub(super) struct Entries<'t> {
    rest: &'t str,
}

impl<'t> Entries<'t> {
    /// `None` if it does not begin as an object.
    pub(super) fn of(object: &'t str) -> Option<Self> {
        object.strip_prefix('{').map(|rest| Self { rest })
    }

    /// Takes a value from the front, and what separates it from the next.
    fn take(&mut self) -> Option<&'t str> {
        let (value, rest) = self.rest.split_at_checked(length(self.rest.as_bytes())?)?;
        self.rest = rest.trim_ascii_start();
        self.rest = self.rest.strip_prefix([':', ',']).unwrap_or(self.rest).trim_ascii_start();
        Some(value)
    }
}

impl<'t> Iterator for Entries<'t> {
    type Item = (&'t str, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        self.rest = self.rest.trim_ascii_start();
        if !self.rest.starts_with('"') {
            return None;
        }
        self.take().zip(self.take())
    }
}

/// The length of the value at the front.
fn length(text: &[u8]) -> Option<usize> {
    match text.first()? {
        b'"' => string(text),
        b'{' | b'[' => nested(text),
        _ => text.iter().position(|byte| matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace()),
    }
}

/// The length of the string at the front, with its quotes.
fn string(text: &[u8]) -> Option<usize> {
    let mut end = 1;
    loop {
        end = special(text, end)?;
        match text.get(end)? {
            b'"' => return Some(end + 1),
            b'\\' => end += 2,
            _ => end += 1,
        }
    }
}

/// The length of the object or list at the front.
fn nested(text: &[u8]) -> Option<usize> {
    let (mut depth, mut end) = (0_usize, 0);
    loop {
        match text.get(end)? {
            b'"' => {
                end += string(text.get(end..)?)?;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 1 => return Some(end + 1),
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        end += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(object: &str) -> Vec<(&str, &str)> {
        Entries::of(object).unwrap().collect()
    }

    #[test]
    fn are_told_apart() {
        let object = r#"{ "a" : "x,\"}" ,"b\\":{"c":[1,{"]":"}"}]}, "d":-1.5e3 ,"e":null
            , "f": [ ] }"#;
        let expected = [
            (r#""a""#, r#""x,\"}""#),
            (r#""b\\""#, r#"{"c":[1,{"]":"}"}]}"#),
            (r#""d""#, "-1.5e3"),
            (r#""e""#, "null"),
            (r#""f""#, "[ ]"),
        ];
        assert_eq!(entries(object), expected);
        assert_eq!(entries("{}"), []);
        assert_eq!(entries("{ }"), []);
        assert!(Entries::of("[]").is_none());
    }

    #[test]
    fn of_what_is_no_object_do_no_harm() {
        for text in ["{", "{\"", "{\"a", "{\"a\\", "{\"a\":", "{\"a\":[", "{\"a\":]]", "{]", "{\"é\":\"é"] {
            entries(text);
        }
    }
}
