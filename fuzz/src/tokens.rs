//! Mutations of a text by its words and brackets: what comes out is mostly still a text that gets past a parser.

use std::ops::Range;

use crate::pick::Pick;

/// Changes the text in `data[..size]` in place, and gives back its new size, which is `max_size` at most.
///
/// `words` are put in here and there.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32, words: &[&str]) -> usize {
    let mut pick = Pick::new(seed);
    let mut text = String::from_utf8_lossy(&data[..size]).into_owned();
    for _ in 0..=pick.below(3) {
        text = mutated(&text, &mut pick, words);
    }
    let mut end = text.len().min(max_size).min(data.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    data[..end].copy_from_slice(&text.as_bytes()[..end]);
    end
}

/// The text after one change.
fn mutated(text: &str, pick: &mut Pick, words: &[&str]) -> String {
    let tokens = split(text);
    let word = |pick: &mut Pick| pick.of(words).copied().unwrap_or_default();
    let one = |pick: &mut Pick| pick.of(&tokens).cloned().unwrap_or(0..0);
    let some = |pick: &mut Pick| group(text, &tokens, pick.below(tokens.len().max(1)));
    let (at, with) = match pick.below(9) {
        0 => (one(pick), String::new()),
        1 => (some(pick), String::new()),
        2 => (one(pick), word(pick).to_owned()),
        3 => (one(pick), text[one(pick)].to_owned()),
        4 => (some(pick), text[some(pick)].to_owned()),
        5 => (empty(&one(pick)), format!(" {} ", &text[some(pick)])),
        6 => {
            let (from, to) = (pick.below(tokens.len().max(1)), pick.below(8));
            let last = tokens.get(from + to).or(tokens.last()).map_or(0, |token| token.end);
            let first = tokens.get(from).map_or(0, |token| token.start);
            (empty(&one(pick)), format!(" {} ", &text[first..last.max(first)]))
        }
        _ => (empty(&one(pick)), format!(" {} ", word(pick))),
    };
    let mut changed = text.to_owned();
    changed.replace_range(at, &with);
    changed
}

fn empty(place: &Range<usize>) -> Range<usize> {
    place.start..place.start
}

/// The token at an index, or all up to its closing bracket.
fn group(text: &str, tokens: &[Range<usize>], index: usize) -> Range<usize> {
    let Some(first) = tokens.get(index).cloned() else {
        return 0..0;
    };
    let mut depth = 0_usize;
    for token in &tokens[index..] {
        match &text[token.clone()] {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return first.start..token.end;
        }
    }
    first
}

/// Words, strings and single other characters, without what separates them.
fn split(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '@');
        let length = match first {
            c if is_word(c) => rest.find(|c: char| !is_word(c)).unwrap_or(rest.len()),
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            '.' => rest.find(|c: char| c != '.').unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        if !first.is_whitespace() && first != ',' {
            tokens.push(start..start + length);
        }
        rest = &rest[length..];
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_words_strings_and_brackets() {
        let text = "{ a(b: \"c d\", e: $f) { ...G } }";
        let words: Vec<&str> = split(text).into_iter().map(|token| &text[token]).collect();
        assert_eq!(
            words,
            ["{", "a", "(", "b", ":", "\"c d\"", "e", ":", "$f", ")", "{", "...", "G", "}", "}"]
        );
        assert_eq!(&text[group(text, &split(text), 2)], "(b: \"c d\", e: $f)");
    }

    #[test]
    fn what_comes_out_is_text_and_fits() {
        let mut data = [0_u8; 64];
        let text = "query Q { é(b: \"日本\") { ...F } }";
        for seed in 0..10_000 {
            data[..text.len()].copy_from_slice(text.as_bytes());
            let size = mutate(&mut data, text.len(), 60, seed, &["fragment", "é"]);
            assert!(size <= 60);
            assert!(std::str::from_utf8(&data[..size]).is_ok(), "{seed}");
        }
    }
}
