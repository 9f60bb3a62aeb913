//! Rust paths in settings: what a scalar becomes, and what types derive.
//!
//! They are put into generated code as they stand, so they are checked to be paths and nothing else.

use std::fmt;
use std::iter::Peekable;

use proc_macro2::{Spacing, TokenStream, TokenTree, token_stream};
use serde::Deserialize;

use crate::naming::{is_forbidden, is_raw_keyword};

/// How deep type arguments may be nested; `rustc` goes on, but its parser uses the stack.
const MAX_NESTING: usize = 50;

/// A Rust path such as `jiff::Timestamp` or `Vec<u8>`, checked to be nothing else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct RustPath(String);

impl RustPath {
    /// Checks a text.
    ///
    /// # Errors
    /// The text is more or less than a path, or its type arguments are nested more than 50 deep.
    ///
    /// ```
    /// use authgear_admin_codegen::RustPath;
    ///
    /// assert!(RustPath::new("std::collections::BTreeMap<String, Vec<u8>>").is_ok());
    /// assert!(RustPath::new("Vec<u8").is_err());
    /// ```
    pub fn new(text: impl Into<String>) -> Result<Self, NotAPath> {
        let text = text.into();
        // No delimiters, literals or comments: the lexer gives words and punctuation only.
        let legal = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '<' | '>' | ',' | ' ' | '#');
        let tokens = if text.chars().all(legal) { text.parse::<TokenStream>().ok() } else { None };
        let is_path = tokens.is_some_and(|tokens| {
            let mut parser = Parser { tokens: tokens.into_iter().peekable(), depth: 0 };
            parser.path().is_some() && parser.tokens.next().is_none()
        });
        if is_path { Ok(Self(text)) } else { Err(NotAPath { text }) }
    }

    /// The path as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names the trait or the derive `Serialize`.
    pub(crate) fn is_serialize(&self) -> bool {
        self.0.rsplit("::").next().is_some_and(|last| last.trim() == "Serialize")
    }

    /// The path as tokens.
    pub(crate) fn tokens(&self) -> TokenStream {
        // Checked when it was made.
        self.0.parse().unwrap_or_default()
    }
}

impl TryFrom<String> for RustPath {
    type Error = NotAPath;

    fn try_from(text: String) -> Result<Self, NotAPath> {
        Self::new(text)
    }
}

/// Reads a path; `None` where there is none.
struct Parser {
    tokens: Peekable<token_stream::IntoIter>,
    depth: usize,
}

impl Parser {
    fn path(&mut self) -> Option<()> {
        let mut may_be_outer = !self.colons()?;
        loop {
            let TokenTree::Ident(word) = self.tokens.next()? else {
                return None;
            };
            let word = word.to_string();
            let outer = matches!(word.as_str(), "crate" | "self" | "super");
            if is_raw_keyword(&word) || (is_forbidden(&word) && !(outer && may_be_outer)) {
                return None;
            }
            may_be_outer &= outer;
            let colons = self.colons()?;
            if !outer && self.take('<') {
                self.arguments()?;
                if !self.colons()? {
                    return Some(());
                }
            } else if !colons {
                // A module is no type.
                return (!outer).then_some(());
            }
        }
    }

    /// What stands behind `<`, with the `>`.
    fn arguments(&mut self) -> Option<()> {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            return None;
        }
        while !self.take('>') {
            self.path()?;
            if !self.take(',') {
                if self.take('>') {
                    break;
                }
                return None;
            }
        }
        self.depth -= 1;
        Some(())
    }

    /// Takes `::` if it is next; `None` where only half of it is.
    fn colons(&mut self) -> Option<bool> {
        match self.tokens.peek() {
            Some(TokenTree::Punct(colon)) if colon.as_char() == ':' => {
                let joint = colon.spacing() == Spacing::Joint;
                self.tokens.next();
                (joint && self.take(':')).then_some(true)
            }
            _ => Some(false),
        }
    }

    fn take(&mut self, punctuation: char) -> bool {
        let is =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == punctuation);
        self.tokens.next_if(is).is_some()
    }
}

/// A setting that should be a Rust path and is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAPath {
    text: String,
}

impl fmt::Display for NotAPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is not a Rust path; write one such as \"jiff::Timestamp\" or \"crate::Claims\"",
            self.text
        )
    }
}

impl std::error::Error for NotAPath {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken() {
        for text in [
            "A",
            "::a::B",
            "crate::A",
            "super::super::A",
            "self::A",
            "a::r#type::B",
            "Vec<u8>",
            "Vec::<u8>",
            "std::collections::BTreeMap<String, Vec<u8>>",
            "a::B<C, D<E>,>::F",
            "A<>",
            "A < B >",
            "é",
        ] {
            assert!(RustPath::new(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_is_more_or_less_than_a_path_is_not() {
        for text in [
            "",
            " ",
            "::",
            "a::",
            "a:b",
            "a: :b",
            ":::a",
            "a b",
            "a,b",
            "1x",
            "u8>",
            "Vec<u8",
            "Vec<u8>>",
            "Vec<u8> u8",
            "A<,>",
            "A<B,,C>",
            "A<B C>",
            "<A>",
            "fn",
            "a::type",
            "a b; fn x() {}",
            "String; use x",
            "{",
            "crate",
            "super",
            "a::crate::B",
            "::crate::A",
            "crate<A>",
            "Self",
            "_",
            "r#",
            "#",
            "A<1>",
            "A<crate>",
            "A//",
            "(A)",
            "\0",
        ] {
            assert!(RustPath::new(text).is_err(), "{text}");
        }
    }

    #[test]
    fn nesting_is_limited() {
        let nested = |depth: usize| format!("{}A{}", "A<".repeat(depth), ">".repeat(depth));
        assert!(RustPath::new(nested(MAX_NESTING)).is_ok());
        assert!(RustPath::new(nested(MAX_NESTING + 1)).is_err());
        assert!(RustPath::new(nested(1_000_000)).is_err());
        assert!(RustPath::new("A::".repeat(100_000) + "A").is_ok());
    }
}
