//! The command that was typed, to be run again: what `--check` found is mended by the same one without `--check`.
//!
//! Any other would be a guess at which flags matter to the user, and a wrong one misleads.

use std::env;
use std::ffi::OsStr;

/// The command, to be pasted into a shell.
pub(crate) fn without_check() -> String {
    without(|word| word == "--check")
}

/// The command as it was typed, to be pasted into a shell.
pub(crate) fn command() -> String {
    without(|_| false)
}

fn without(is_left_out: impl Fn(&OsStr) -> bool) -> String {
    let words = env::args_os().skip(1).filter(|word| !is_left_out(word));
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
