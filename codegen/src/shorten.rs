//! Names in messages, cut where nobody would read on: a name may be as long as the text that it stands in.

/// How long a name may be in a message, in bytes.
const LONGEST: usize = 200;

/// How much is shown of a longer one.
const SHOWN: usize = 100;

/// The text with each name in it that is too long cut.
pub(crate) fn shorten(text: String) -> String {
    if text.len() <= LONGEST {
        return text;
    }
    let is_part = |c: char| c == '_' || c.is_ascii_alphanumeric();
    let mut short = String::new();
    let mut rest = &*text;
    while !rest.is_empty() {
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (name, tail) = rest.split_at(length);
        if length > LONGEST {
            short.extend(name.get(..SHOWN));
            short.push('…');
        } else {
            short.push_str(name);
        }
        let between = tail.find(is_part).unwrap_or(tail.len());
        let (other, tail) = tail.split_at(between);
        short.push_str(other);
        rest = tail;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn what_is_too_long_is_cut_and_the_rest_is_kept() {
        let name = "n".repeat(5_000_000);
        let cut = "n".repeat(100) + "…";
        assert_eq!(shorten(format!("Unknown type \"{name}\" é.")), format!("Unknown type \"{cut}\" é."));
        let sentence = "a word and another ".repeat(50);
        assert_eq!(shorten(sentence.clone()), sentence);
    }
}
