//! The command that mends what `--check` found: the one that was typed, without `--check`.
//!
//! Any other would be a guess at which flags matter to the user, and a wrong one misleads.

use std::env;

/// The command, to be pasted into a shell.
pub(crate) fn without_check() -> String {
    let words = env::args_os().skip(1).filter(|word| word != "--check");
    words
        .fold("authgear-codegen".to_owned(), |command, word| command + " " + &quoted(&word.to_string_lossy()))
}

/// A word as a shell reads it back.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_shell_would_read_otherwise_is_quoted() {
        assert_eq!(quoted("--out"), "--out");
        assert_eq!(quoted("https://a.example:1/x"), "https://a.example:1/x");
        assert_eq!(quoted("q/**/*.graphql"), "'q/**/*.graphql'");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }
}
