//! Changes of tokens, most of which leave no document at all.

use super::Words;
use crate::Rng;

/// Changes one token.
pub(super) fn edit(rng: &mut Rng, words: &Words, tokens: &mut Vec<String>) -> &'static str {
    let at = rng.below(tokens.len());
    let some = |rng: &mut Rng| {
        let usual = rng.word([
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            ":",
            "=",
            "!",
            "$",
            "@",
            "...",
            "on",
            "&",
            "|",
            "fragment",
            "query",
            "\"\"",
            "\"",
            "\"\"\"",
            "0",
            "01",
            "1.",
            "-",
            "null",
            "true",
            "\\",
            "\u{feff}",
            "\u{e9}",
            "extend",
            "\"x\" query",
        ]);
        match rng.below(4) {
            0 => rng.pick(&words.fields).map_or_else(|| usual.to_owned(), Clone::clone),
            _ => usual.to_owned(),
        }
    };
    match rng.below(4) {
        0 if at < tokens.len() => {
            tokens.remove(at);
            "drop a token"
        }
        1 => {
            let token = some(rng);
            tokens.insert(at, token);
            "add a token"
        }
        2 if at + 1 < tokens.len() => {
            tokens.swap(at, at + 1);
            "exchange two tokens"
        }
        _ => {
            let new = some(rng);
            if let Some(token) = tokens.get_mut(at) {
                *token = new;
            }
            "replace a token"
        }
    }
}
