//! The tokens of an SDL text that mean something: not white space, commas and comments.
//!
//! `graphql-parser` tells where a definition starts and nothing below it; the places of all names come from here.

use apollo_parser::TokenKind;

use crate::document::{self, Kind};
use crate::source::{SourceId, Sources, Span};

/// One token.
#[derive(Debug, Clone, Copy)]
struct Token<'t> {
    kind: TokenKind,
    text: &'t str,
    start: usize,
}

/// The tokens of a text. What lies behind the last one is an `Eof` without a text.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    source: SourceId,
    list: Vec<Token<'t>>,
}

impl<'t> Tokens<'t> {
    /// The tokens of a text that has no syntax errors.
    pub(super) fn new(sources: &'t Sources, source: SourceId, lexed: &document::Tokens) -> Self {
        let text = sources.text(source);
        let list = lexed
            .iter()
            .filter(|token| token.kind != Kind::Invalid)
            .map(|token| Token {
                kind: kind(token.kind),
                text: text.get(token.start..token.end).unwrap_or_default(),
                start: token.start,
            })
            .collect();
        Self { source, list }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn kind(&self, index: usize) -> TokenKind {
        self.list.get(index).map_or(TokenKind::Eof, |token| token.kind)
    }

    pub(super) fn text(&self, index: usize) -> &'t str {
        self.list.get(index).map_or("", |token| token.text)
    }

    /// The place of a token; behind the last one, the end of the text.
    pub(super) fn span(&self, index: usize) -> Span {
        let end = |token: &Token<'_>| token.start + token.text.len();
        let range = match self.list.get(index) {
            Some(token) => token.start..end(token),
            None => {
                let last = self.list.last().map_or(0, end);
                last..last
            }
        };
        Span::new(self.source, range)
    }

    pub(super) fn is_word(&self, index: usize, word: &str) -> bool {
        self.kind(index) == TokenKind::Name && self.text(index) == word
    }

    /// Whether brackets, braces or parentheses open here.
    pub(super) fn opens(&self, index: usize) -> bool {
        matches!(self.kind(index), TokenKind::LBracket | TokenKind::LCurly | TokenKind::LParen)
    }

    /// Whether they close here.
    pub(super) fn closes(&self, index: usize) -> bool {
        matches!(self.kind(index), TokenKind::RBracket | TokenKind::RCurly | TokenKind::RParen)
    }

    /// The token behind a value, or behind a group in brackets, that begins here.
    pub(super) fn past(&self, start: usize) -> usize {
        if self.kind(start) == TokenKind::Dollar {
            return start + 2;
        }
        let mut depth = 0_usize;
        let mut index = start;
        while index < self.len() {
            if self.opens(index) {
                depth += 1;
            } else if self.closes(index) {
                depth = depth.saturating_sub(1);
            }
            index += 1;
            if depth == 0 {
                break;
            }
        }
        index
    }
}

/// The kind as the lexer has it, which is quicker to compare than a text.
fn kind(kind: Kind) -> TokenKind {
    match kind {
        Kind::Name => TokenKind::Name,
        Kind::Int => TokenKind::Int,
        Kind::Float => TokenKind::Float,
        Kind::String => TokenKind::StringValue,
        Kind::Invalid | Kind::TooMany | Kind::End => TokenKind::Eof,
        Kind::Punctuator(text) => match text {
            "!" => TokenKind::Bang,
            "$" => TokenKind::Dollar,
            "&" => TokenKind::Amp,
            "..." => TokenKind::Spread,
            ":" => TokenKind::Colon,
            "=" => TokenKind::Eq,
            "@" => TokenKind::At,
            "(" => TokenKind::LParen,
            ")" => TokenKind::RParen,
            "[" => TokenKind::LBracket,
            "]" => TokenKind::RBracket,
            "{" => TokenKind::LCurly,
            "}" => TokenKind::RCurly,
            "|" => TokenKind::Pipe,
            _ => TokenKind::Eof,
        },
    }
}
