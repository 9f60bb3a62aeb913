//! Where a string of JSON ends: eight bytes at a time.

const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// The first byte from here on that is no plain part of a string: a quote, a backslash or a control character.
#[inline]
pub(crate) fn special(bytes: &[u8], from: usize) -> Option<usize> {
    let (chunks, rest) = bytes.get(from..)?.as_chunks();
    let mut at = from;
    for chunk in chunks {
        let chars = u64::from_le_bytes(*chunk);
        // With this bit turned a quote is the next after the control characters, and these stay what they are.
        let low = below(chars ^ (ONES * 2), 0x21);
        let backslash = below(chars ^ (ONES * 0x5C), 1);
        let found = (low | backslash) & HIGHS;
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    rest.iter().position(|&byte| byte < 0x20 || matches!(byte, b'"' | b'\\')).map(|index| at + index)
}

/// After Mycroft: the highest bits of the bytes that are below a bound. The lowest that is set is right; those above it
/// may be of other bytes.
#[inline]
fn below(chars: u64, bound: u64) -> u64 {
    chars.wrapping_sub(ONES * bound) & !chars
}

#[cfg(test)]
mod tests {
    use super::special;

    #[test]
    fn finds_what_a_loop_finds() {
        let text: Vec<u8> =
            (0..=255).chain((0..=255).rev()).chain(*b"plain text \xC3\xA9 \x7F\"\\\x1F").collect();
        let slow = |from: usize| {
            (from..text.len()).find(|&at| text[at] < 0x20 || text[at] == b'"' || text[at] == b'\\')
        };
        for from in 0..=text.len() + 9 {
            assert_eq!(special(&text, from), slow(from), "{from}");
        }
    }
}
