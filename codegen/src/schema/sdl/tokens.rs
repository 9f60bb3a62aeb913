//! The tokens of an SDL text: where names are, and what strings say.
//!
//! `graphql-parser` tells where a definition starts and nothing below it, changes some escapes, and panics on a block
//! string that is indented with a wide blank. So it gets the text with every string replaced by a number, and the
//! strings are read here; and the places of names are found in this list, along which the parser's tree is walked.

use apollo_parser::{Lexer, TokenKind};

use crate::source::{SourceId, Span};
use crate::string_literal::unquote;

/// A token that matters: not white space, a comma or a comment.
#[derive(Debug, Clone, Copy)]
struct Token<'t> {
    kind: TokenKind,
    text: &'t str,
    start: usize,
    /// How many brackets, braces and parentheses are open around it.
    depth: u32,
}

/// The tokens of a text, walked from front to back.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    source: SourceId,
    tokens: Vec<Token<'t>>,
    strings: Vec<String>,
    next: usize,
}

impl<'t> Tokens<'t> {
    /// The tokens of a text, and the text for the parser.
    pub(super) fn new(source: SourceId, text: &'t str) -> (Self, String) {
        let mut tokens = Vec::new();
        let mut strings = Vec::new();
        let mut replaced = String::with_capacity(text.len());
        let mut depth = 0_u32;
        for token in Lexer::new(text).filter_map(Result::ok) {
            let (kind, data) = (token.kind(), token.data());
            if kind == TokenKind::StringValue {
                replaced.push_str(&format!("\"{}\"", strings.len()));
                // Line numbers stay what they are.
                replaced.extend(data.chars().filter(|c| *c == '\n'));
                strings.push(unquote(data).unwrap_or_default());
            } else {
                replaced.push_str(data);
            }
            match kind {
                TokenKind::Whitespace | TokenKind::Comment | TokenKind::Comma | TokenKind::Eof => continue,
                TokenKind::RCurly | TokenKind::RParen | TokenKind::RBracket => {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            tokens.push(Token { kind, text: data, start: token.index(), depth });
            if matches!(kind, TokenKind::LCurly | TokenKind::LParen | TokenKind::LBracket) {
                depth += 1;
            }
        }
        (Self { source, tokens, strings, next: 0 }, replaced)
    }

    /// Starts over from the front.
    pub(super) fn rewind(&mut self) {
        self.next = 0;
    }

    /// Goes to the next `schema` definition and remembers where that is.
    pub(super) fn schema(&mut self) -> usize {
        self.find(|_, token, _| token.depth == 0 && token.text == "schema");
        self.next
    }

    /// A root type in the `schema` definition at `start`, behind the keyword of its operation and a colon.
    pub(super) fn root(&mut self, start: usize, keyword: &str, name: &str) -> Span {
        self.next = start;
        self.find(|_, token, after| {
            token.depth == 1
                && token.text == keyword
                && after.is_some_and(|after| after.kind == TokenKind::Colon)
        });
        self.name(name)
    }

    /// The string that a number of the replaced text stands for.
    pub(super) fn string(&self, number: &str) -> String {
        number.parse::<usize>().ok().and_then(|number| self.strings.get(number)).cloned().unwrap_or_default()
    }

    /// The next definition's name: behind its keyword, outside all braces.
    pub(super) fn definition(&mut self, keyword: &str, name: &str) -> Span {
        self.find(|before, token, _| {
            token.depth == 0
                && token.text == name
                && before.is_some_and(|before| before.text == keyword || before.kind == TokenKind::At)
        })
    }

    /// The next member's name: of a field, argument or input field, which a colon or arguments follow.
    pub(super) fn member(&mut self, name: &str) -> Span {
        self.find(|_, token, after| {
            token.kind == TokenKind::Name
                && token.text == name
                && after.is_some_and(|after| matches!(after.kind, TokenKind::Colon | TokenKind::LParen))
        })
    }

    /// The next name that is not a directive's: of a type that is referred to, or of an enum value.
    pub(super) fn name(&mut self, name: &str) -> Span {
        self.find(|before, token, _| {
            token.kind == TokenKind::Name
                && token.text == name
                && before.is_none_or(|before| before.kind != TokenKind::At)
        })
    }

    /// The bytes of the value behind the next `=`, which belongs to the member just found.
    pub(super) fn default_value(&mut self) -> Option<Span> {
        let equals =
            self.tokens.get(self.next..)?.iter().position(|token| token.kind == TokenKind::Eq)? + self.next;
        let first = self.tokens.get(equals + 1)?;
        let rest = self.tokens.get(equals + 1..)?;
        let opens = matches!(first.kind, TokenKind::LBracket | TokenKind::LCurly);
        let last = if opens {
            rest.iter().skip(1).position(|token| {
                token.depth == first.depth && matches!(token.kind, TokenKind::RBracket | TokenKind::RCurly)
            })? + 1
        } else {
            0
        };
        self.next = equals + 1 + last + 1;
        let last = rest.get(last)?;
        Some(Span::new(self.source, first.start..last.start + last.text.len()))
    }

    /// The first token from the present place on that fits, and the place behind it. Along a tree of the same text there
    /// is always one; if not, the place is the text's start.
    fn find(&mut self, fits: impl Fn(Option<&Token<'t>>, &Token<'t>, Option<&Token<'t>>) -> bool) -> Span {
        for index in self.next..self.tokens.len() {
            let before = index.checked_sub(1).and_then(|before| self.tokens.get(before));
            let token = self.tokens[index];
            if fits(before, &token, self.tokens.get(index + 1)) {
                self.next = index + 1;
                return Span::new(self.source, token.start..token.start + token.text.len());
            }
        }
        Span::new(self.source, 0..0)
    }
}
