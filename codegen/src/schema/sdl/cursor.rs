//! Walking along the tokens of a definition, in step with the parser's tree.

use apollo_parser::TokenKind;

use super::tokens::Tokens;
use crate::document::parse_value;
use crate::schema::{AppliedArgument, AppliedDirective};
use crate::source::{Sources, Span};
use crate::string_literal::unquote;
use crate::value::{Name, Value, ValueKind};

/// A place between two tokens.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    sources: &'a Sources,
    tokens: &'a Tokens<'a>,
    next: usize,
}

impl<'a> Cursor<'a> {
    /// In front of the token at this index.
    pub(super) fn new(sources: &'a Sources, tokens: &'a Tokens<'a>, next: usize) -> Self {
        Self { sources, tokens, next }
    }

    /// The place of the next token.
    pub(super) fn here(&self) -> Span {
        self.tokens.span(self.next)
    }

    /// Takes a token of this kind, if it is the next.
    pub(super) fn take(&mut self, kind: TokenKind) -> bool {
        let fits = self.tokens.kind(self.next) == kind;
        self.next += usize::from(fits);
        fits
    }

    /// Takes this word, if it is the next.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let fits = self.tokens.is_word(self.next, word);
        self.next += usize::from(fits);
        fits
    }

    /// Takes the next token, a name, with its place.
    pub(super) fn name(&mut self) -> Name {
        let name = Name::new(self.tokens.text(self.next), self.here());
        self.next += 1;
        name
    }

    /// Takes a description, if there is one.
    pub(super) fn description(&mut self) -> Option<String> {
        let literal = self.tokens.text(self.next);
        if self.take(TokenKind::StringValue) { unquote(literal) } else { None }
    }

    /// Takes a type with its wrappers; the place is that of its name.
    pub(super) fn ty(&mut self) -> Span {
        while self.take(TokenKind::LBracket) {}
        let place = self.here();
        self.next += 1;
        while self.take(TokenKind::RBracket) || self.take(TokenKind::Bang) {}
        place
    }

    /// Takes a value; `None` where it is no constant, which the syntax does not let through.
    pub(super) fn value(&mut self) -> Option<Value> {
        let (first, place) = (self.next, self.here());
        self.next = self.tokens.past(first);
        let span = place.to(self.tokens.span(self.next.saturating_sub(1)));
        let text = self.tokens.text(first);
        let kind = match self.tokens.kind(first) {
            TokenKind::Int => ValueKind::Int(text.into()),
            TokenKind::Float => ValueKind::Float(text.into()),
            TokenKind::StringValue => ValueKind::String(unquote(text)?),
            TokenKind::Name => match text {
                "true" => ValueKind::Boolean(true),
                "false" => ValueKind::Boolean(false),
                "null" => ValueKind::Null,
                name => ValueKind::Enum(name.into()),
            },
            _ => return parse_value(self.sources, span),
        };
        Some(Value { kind, span })
    }

    /// Takes the directives that are applied here.
    pub(super) fn applied(&mut self) -> Vec<AppliedDirective> {
        let mut applied = Vec::new();
        while self.take(TokenKind::At) {
            let name = self.name();
            let mut arguments = Vec::new();
            if self.take(TokenKind::LParen) {
                while self.tokens.kind(self.next) == TokenKind::Name {
                    let name = self.name();
                    self.take(TokenKind::Colon);
                    arguments.extend(self.value().map(|value| AppliedArgument { name, value }));
                }
                self.take(TokenKind::RParen);
            }
            applied.push(AppliedDirective { name, arguments });
        }
        applied
    }
}
