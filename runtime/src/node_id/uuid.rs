//! UUIDs as Authgear writes them: 32 hexadecimal digits in lower case, with hyphens.
//!
//! These few lines serve instead of the crate `uuid`, whose newest release needs a newer Rust than this crate promises;
//! both sides of its types, `u128` and text, are here.

/// The text of a UUID.
pub(super) fn format(uuid: u128) -> String {
    let digits = format!("{uuid:032x}");
    let mut text = String::with_capacity(36);
    for (index, digit) in digits.chars().enumerate() {
        if matches!(index, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}

/// The UUID of a text in exactly that form.
pub(super) fn parse(text: &str) -> Option<u128> {
    let mut uuid = 0;
    let mut length = 0;
    for (index, character) in text.chars().enumerate() {
        length += 1;
        if matches!(index, 8 | 13 | 18 | 23) {
            if character != '-' {
                return None;
            }
            continue;
        }
        let digit = character.to_digit(16).filter(|_| !character.is_ascii_uppercase())?;
        uuid = uuid << 4 | u128::from(digit);
    }
    (length == 36).then_some(uuid)
}
