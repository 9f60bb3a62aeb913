//! Putting words together in Rust's cases.

use super::is_forbidden;
use super::words::words;

/// `snake_case` for fields, arguments and setters; underscores in front are kept, since they tell names apart.
/// `__typename` is `typename`.
pub(crate) fn snake(name: &str) -> String {
    if name == "__typename" {
        return "typename".to_owned();
    }
    let front = name.len() - name.trim_start_matches('_').len();
    let mut snake = String::with_capacity(2 * name.len());
    snake.push_str(&name[..front]);
    for (index, word) in words(name).enumerate() {
        if index > 0 {
            snake.push('_');
        }
        snake.push_str(word);
    }
    snake.make_ascii_lowercase();
    legal(snake)
}

/// The module of an operation or fragment.
pub(crate) fn module_name(name: &str) -> String {
    snake(name)
}

/// A type: its own name where that is already in camel case, else put together anew.
pub(crate) fn type_name(name: &str) -> String {
    if name.contains('_') {
        return legal(upper_camel(name));
    }
    let mut chars = name.chars();
    legal(
        chars
            .next()
            .map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str()),
    )
}

/// A variant for an enum value.
pub(crate) fn variant_name(value: &str) -> String {
    // `SOME_VALUE` and `someValue` are read alike; a trailing underscore tells `true_` from `true`.
    let tail = value.len() - value.trim_end_matches('_').len();
    let mut name = upper_camel(value);
    if tail < value.len() {
        name.extend(std::iter::repeat_n('_', tail));
    }
    legal(name)
}

/// `UpperCamelCase` of a GraphQL name, which is ASCII, by the rules of the crate heck, that Rust's generators have: a word
/// begins after underscores, at a capital after a small letter, and at the last of several capitals before a small one.
fn upper_camel(name: &str) -> String {
    let bytes = name.as_bytes();
    let mut camel = String::with_capacity(name.len());
    // The case of the last letter of the word so far; digits have none.
    let (mut begins, mut is_small, mut is_capital) = (true, false, false);
    for (index, byte) in bytes.iter().enumerate() {
        if *byte == b'_' {
            (begins, is_small, is_capital) = (true, false, false);
            continue;
        }
        let is_before_small = bytes.get(index + 1).is_some_and(u8::is_ascii_lowercase);
        begins |= byte.is_ascii_uppercase() && (is_small || (is_capital && is_before_small));
        let letter = if begins { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
        camel.push(char::from(letter));
        if byte.is_ascii_alphabetic() {
            (is_small, is_capital) = (byte.is_ascii_lowercase(), byte.is_ascii_uppercase());
        }
        begins = false;
    }
    camel
}

/// Makes a name one that Rust accepts: not empty, no digit first, none of the words that cannot be escaped.
fn legal(mut name: String) -> String {
    if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert(0, '_');
    }
    if is_forbidden(&name) {
        name.push('_');
    }
    name
}

#[cfg(test)]
mod tests {
    use heck::ToUpperCamelCase;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn snake_case_tells_names_apart() {
        assert_eq!(snake("userIDs"), "user_ids");
        assert_eq!(snake("_private"), "_private");
        assert_eq!(snake("private"), "private");
        assert_eq!(snake("__typename"), "typename");
        assert_eq!(snake("self"), "self_");
        assert_eq!(snake("_"), "__");
        assert_eq!(snake("OAuth"), "oauth");
    }

    #[test]
    fn types_keep_their_spelling() {
        assert_eq!(type_name("removeMFAGracePeriodInput"), "RemoveMFAGracePeriodInput");
        assert_eq!(type_name("IdentityDefinitionLoginID"), "IdentityDefinitionLoginID");
        assert_eq!(type_name("some_type"), "SomeType");
        assert_eq!(type_name("_"), "__");
    }

    #[test]
    fn variants_are_camel_case() {
        assert_eq!(variant_name("OOB_OTP_EMAIL"), "OobOtpEmail");
        assert_eq!(variant_name("send_sms"), "SendSms");
        assert_eq!(variant_name("Self"), "Self_");
        assert_eq!(variant_name("true_"), "True_");
        assert_eq!(variant_name("_1"), "_1");
        assert_eq!(variant_name("__"), "__");
    }

    proptest! {
        #[test]
        fn camel_case_is_as_heck_has_it(name in "[A-Ca-c0-1_]{0,9}") {
            prop_assert_eq!(upper_camel(&name), name.to_upper_camel_case());
        }
    }
}
