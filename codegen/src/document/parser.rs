//! The parser itself: where it is in the tokens, what it expects next, and what it says when something else is there.
//!
//! The grammar is written out here, because a message must name the word that is wrong in the way that graphql-js does,
//! with all errors of a text, every part needs its place, and depth must be counted where the stack is used.

use super::tokens::{Kind, MAX_TOKENS, Token, Tokens};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};
use crate::value::Name;

/// The rule that syntax errors go by.
pub(super) const SYNTAX: &str = "Syntax";

/// How deep selections, values and types may be nested. Hand-written documents stay under 20; the parser and what
/// comes after it use the stack, and a thread has 2 MiB of it.
pub const MAX_DEPTH: usize = 200;

/// The rest of a definition cannot be read; why is in [`Parser::failure`].
pub(super) struct Failed;

pub(super) type Parsed<T> = Result<T, Failed>;

/// Reads the tokens of one text.
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    source: SourceId,
    /// The byte of the source where the text begins.
    base: usize,
    tokens: &'t Tokens,
    at: usize,
    depth: usize,
    failure: Option<Diagnostic>,
    notes: Diagnostics,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t Tokens, source: SourceId, base: usize) -> Self {
        Self { text, source, base, tokens, at: 0, depth: 0, failure: None, notes: Diagnostics::new() }
    }

    /// What went wrong last.
    pub(super) fn failure(&mut self) -> Option<Diagnostic> {
        self.failure.take()
    }

    /// Notes an error that reading can go on behind.
    pub(super) fn note(&mut self, error: Diagnostic) {
        self.notes.push(error);
    }

    /// What was noted.
    pub(super) fn notes(self) -> Diagnostics {
        self.notes
    }

    /// The place in the list of tokens.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Goes on at another place, out of all nesting.
    pub(super) fn restart(&mut self, position: usize) {
        self.at = position;
        self.depth = 0;
    }

    pub(super) fn peek(&self) -> Token {
        self.tokens.get(self.at)
    }

    pub(super) fn peek_second(&self) -> Token {
        self.tokens.get(self.at + 1)
    }

    pub(super) fn advance(&mut self) -> Token {
        let token = self.peek();
        self.at += 1;
        token
    }

    /// The text of a token.
    pub(super) fn slice(&self, token: Token) -> &'t str {
        self.text.get(token.start..token.end).unwrap_or("")
    }

    /// Whether this punctuator is next: no two begin with the same byte.
    pub(super) fn is(&self, punctuator: &str) -> bool {
        matches!(self.peek().kind, Kind::Punctuator(byte) if punctuator.as_bytes().first() == Some(&byte))
    }

    pub(super) fn is_keyword(&self, keyword: &str) -> bool {
        let token = self.peek();
        token.kind == Kind::Name && self.slice(token) == keyword
    }

    /// Takes a punctuator if it is next.
    pub(super) fn take(&mut self, punctuator: &str) -> bool {
        let is = self.is(punctuator);
        self.at += usize::from(is);
        is
    }

    /// Takes a keyword if it is next.
    pub(super) fn take_keyword(&mut self, keyword: &str) -> bool {
        let is = self.is_keyword(keyword);
        self.at += usize::from(is);
        is
    }

    pub(super) fn expect(&mut self, punctuator: &str) -> Parsed<Token> {
        if self.is(punctuator) {
            return Ok(self.advance());
        }
        Err(self.expected(&format!("\"{punctuator}\"")))
    }

    pub(super) fn expect_keyword(&mut self, keyword: &str) -> Parsed<Token> {
        if self.is_keyword(keyword) {
            return Ok(self.advance());
        }
        Err(self.expected(&format!("\"{keyword}\"")))
    }

    pub(super) fn name(&mut self) -> Parsed<Name> {
        let token = self.peek();
        if token.kind != Kind::Name {
            return Err(self.expected("Name"));
        }
        self.at += 1;
        Ok(Name::new(self.slice(token), self.span(token.start, token.end)))
    }

    /// One or more of something between two punctuators.
    pub(super) fn many<T>(
        &mut self,
        open: &str,
        close: &str,
        mut item: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        self.expect(open)?;
        let mut items = Vec::new();
        loop {
            items.push(item(self)?);
            if self.take(close) {
                return Ok(items);
            }
        }
    }

    /// As [`Self::many`], or nothing at all.
    pub(super) fn optional_many<T>(
        &mut self,
        open: &str,
        close: &str,
        item: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        if self.is(open) { self.many(open, close, item) } else { Ok(Vec::new()) }
    }

    /// Any number of something between two punctuators.
    pub(super) fn any<T>(
        &mut self,
        open: &str,
        close: &str,
        mut item: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        self.expect(open)?;
        let mut items = Vec::new();
        while !self.take(close) {
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// Reads something that nests.
    pub(super) fn nested<T>(&mut self, item: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == MAX_DEPTH {
            let token = self.peek();
            let message = format!("This is nested more than {MAX_DEPTH} levels deep.");
            return Err(self
                .fail(Diagnostic::error(SYNTAX, message, self.span(token.start, token.end)).help(
                "The limit is there to protect the stack; split the document with fragments or variables.",
            )));
        }
        self.depth += 1;
        let item = item(self)?;
        self.depth -= 1;
        Ok(item)
    }

    /// From a byte of the text to the end of the token read last.
    pub(super) fn span_from(&self, start: usize) -> Span {
        let last = self.tokens.get(self.at.saturating_sub(1));
        self.span(start, last.end.max(start))
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, self.base + start..self.base + end)
    }

    /// Something else was expected than what is next.
    pub(super) fn expected(&mut self, what: &str) -> Failed {
        let token = self.peek();
        let message = format!("Expected {what}, found {}.", self.described(token));
        self.fail_at(message, token)
    }

    /// This token has no meaning where it stands.
    pub(super) fn unexpected(&mut self, token: Token) -> Failed {
        let message = format!("Unexpected {}.", self.described(token));
        self.fail_at(message, token)
    }

    /// Fails at a token; where it is none at all, that is what is said.
    pub(super) fn fail_at(&mut self, message: String, token: Token) -> Failed {
        let diagnostic = match (token.kind, self.tokens.reason(token)) {
            (Kind::Invalid, Some(reason)) => {
                let place = self.span(reason.start, reason.end);
                Diagnostic::error(SYNTAX, reason.message.clone(), place)
            }
            (Kind::TooMany, _) => {
                let message = format!("The text has more than {MAX_TOKENS} tokens.");
                Diagnostic::error(SYNTAX, message, self.span(token.start, token.end))
                    .help("Split it into several files.")
            }
            _ => Diagnostic::error(SYNTAX, message, self.span(token.start, token.end)),
        };
        self.fail(diagnostic)
    }

    /// Fails with this error, unless there is an earlier one.
    pub(super) fn fail(&mut self, diagnostic: Diagnostic) -> Failed {
        self.failure.get_or_insert(diagnostic);
        Failed
    }

    fn described(&self, token: Token) -> String {
        let shown = |what: &str| format!("{what} \"{}\"", abbreviated(self.slice(token)));
        match token.kind {
            Kind::Punctuator(_) => format!("\"{}\"", self.slice(token)),
            Kind::Name => shown("Name"),
            Kind::Int => shown("Int"),
            Kind::Float => shown("Float"),
            Kind::String => format!("String {}", abbreviated(self.slice(token))),
            Kind::Invalid => shown("character"),
            Kind::TooMany | Kind::End => "<EOF>".to_owned(),
        }
    }
}

/// The begin of a text that is too long, or has too many lines, for a message.
fn abbreviated(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or("");
    let short: String = line.chars().take(MOST).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
