//! Where definitions begin and end.
//!
//! Found by their tokens, so that each definition can be handed to the parser by itself, and in words that it knows.

use apollo_parser::TokenKind;

use super::tokens::Tokens;

/// The words that begin a type's definition.
pub(super) const TYPE_KEYWORDS: [&str; 6] = ["scalar", "type", "interface", "union", "enum", "input"];

/// The beginning of a definition, as indexes of tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// The description in front of it.
    pub(super) description: Option<usize>,
    /// The word `extend`.
    pub(super) extend: Option<usize>,
    /// The word that says what is defined.
    pub(super) keyword: usize,
    /// The token behind the whole definition.
    pub(super) end: usize,
}

impl Head {
    /// The name that is defined, and what stands behind it; `schema` has none.
    pub(super) fn name(&self, tokens: &Tokens<'_>) -> usize {
        match tokens.text(self.keyword) {
            "schema" => self.keyword,
            "directive" => self.keyword + 2,
            _ => self.keyword + 1,
        }
    }
}

/// The definitions of a text, in their order.
pub(super) fn heads(tokens: &Tokens<'_>) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut next = 0;
    while next < tokens.len() {
        let description = (tokens.kind(next) == TokenKind::StringValue).then_some(next);
        next += usize::from(description.is_some());
        let extend = tokens.is_word(next, "extend").then_some(next);
        next += usize::from(extend.is_some());
        let mut head = Head { description, extend, keyword: next, end: 0 };
        head.end = end(tokens, &head);
        next = head.end;
        heads.push(head);
    }
    heads
}

/// A definition ends with its fields, or where a name stands that is no part of it, or a string: the next one's
/// description.
fn end(tokens: &Tokens<'_>, head: &Head) -> usize {
    let mut next = head.name(tokens) + 1;
    let (mut implements, mut on) = (false, false);
    while next < tokens.len() {
        match tokens.kind(next) {
            TokenKind::At => {
                next += 2;
                if tokens.kind(next) == TokenKind::LParen {
                    next = tokens.past(next);
                }
            }
            TokenKind::Eq | TokenKind::Pipe | TokenKind::Amp => next = past_name(tokens, next + 1),
            TokenKind::Name if !implements && is_interface_list(tokens, head, next) => {
                implements = true;
                next = past_name(tokens, next + 1);
            }
            TokenKind::Name if !on && tokens.is_word(head.keyword, "directive") => {
                on = tokens.text(next) == "on";
                next = if on { past_name(tokens, next + 1) } else { next + 1 };
            }
            TokenKind::Name | TokenKind::StringValue => break,
            // Nothing stands behind the fields.
            TokenKind::LCurly => return tokens.past(next),
            _ => next = tokens.past(next),
        }
    }
    next.min(tokens.len())
}

fn is_interface_list(tokens: &Tokens<'_>, head: &Head, index: usize) -> bool {
    tokens.text(index) == "implements" && matches!(tokens.text(head.keyword), "type" | "interface")
}

fn past_name(tokens: &Tokens<'_>, index: usize) -> usize {
    index + usize::from(tokens.kind(index) == TokenKind::Name)
}
