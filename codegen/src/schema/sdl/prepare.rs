//! A definition in words that `graphql-parser` reads right.
//!
//! It panics on a block string that is indented with a wide blank, changes the escape `\b`, has no integers above 64
//! bits, sorts the fields of objects, and refuses an extension of an interface by interfaces alone. So extensions are
//! handed to it as definitions, and strings, default values and the arguments of applied directives not at all: they are
//! read from the tokens.

use apollo_parser::TokenKind;

use super::heads::Head;
use super::tokens::Tokens;
use crate::source::Span;

/// How deep lists may be nested in a type: the parser's own limit is 50 brackets of any kind.
pub(in crate::schema) const MAX_LISTS: usize = 40;

/// The text of a definition for the parser.
///
/// # Errors
/// A type has more than [`MAX_LISTS`] lists: the place of the first one too many.
pub(super) fn prepare(tokens: &Tokens<'_>, head: &Head) -> Result<String, Span> {
    let mut text = String::new();
    let mut push = |word: &str| {
        text.push_str(word);
        text.push(' ');
    };
    let name = head.name(tokens);
    let (mut depth, mut lists) = (0_usize, 0_usize);
    let mut next = head.keyword;
    while next < head.end {
        match tokens.kind(next) {
            TokenKind::StringValue => push("\"\""),
            TokenKind::At if next > name => {
                push("@");
                push(tokens.text(next + 1));
                next += 1;
                if tokens.kind(next + 1) == TokenKind::LParen {
                    next = tokens.past(next + 1) - 1;
                }
            }
            // Outside all brackets it is a union's.
            TokenKind::Eq if depth > 0 => next = tokens.past(next + 1) - 1,
            kind => {
                push(tokens.text(next));
                lists = if kind == TokenKind::LBracket { lists + 1 } else { 0 };
                if lists > MAX_LISTS {
                    return Err(tokens.span(next));
                }
                if tokens.opens(next) {
                    depth += 1;
                } else if tokens.closes(next) {
                    depth = depth.saturating_sub(1);
                }
            }
        }
        next += 1;
    }
    Ok(text)
}
