//! The tokens of a text, by `apollo-parser`'s lexer: what tells nothing is left out, what is no token is kept as such.

use apollo_parser::{Lexer, TokenKind};

use super::lexical::explain;

/// How many tokens, white space among them, a source may have: about 10 MB of GraphQL.
pub const MAX_TOKENS: usize = 2_000_000;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A punctuator by its text, e.g. `...`.
    Punctuator(&'static str),
    Name,
    Int,
    Float,
    String,
    /// What is no token; the list of them says why.
    Invalid,
    /// The text goes on, but has too many tokens.
    TooMany,
    End,
}

/// A token by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Why some bytes are no token, and where exactly.
#[derive(Debug)]
pub(super) struct Invalid {
    pub(super) message: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// All tokens of a text. There is always one: the last is `End` or `TooMany`.
#[derive(Debug)]
pub(crate) struct Tokens {
    list: Vec<Token>,
    last: Token,
    /// By the token's start, ascending.
    invalid: Vec<(usize, Invalid)>,
}

impl Tokens {
    pub(crate) fn new(text: &str) -> Self {
        let end = text.len();
        let mut tokens =
            Self { list: Vec::new(), last: Token { kind: Kind::End, start: end, end }, invalid: Vec::new() };
        for token in Lexer::new(text).with_limit(MAX_TOKENS) {
            match token {
                Ok(token) => {
                    if let Some(kind) = kind(token.kind()) {
                        let start = token.index();
                        let end = start + token.data().len();
                        tokens.list.push(Token { kind, start, end });
                    }
                }
                Err(error) if error.is_limit() => {
                    let start = error.index().min(end);
                    tokens.last = Token { kind: Kind::TooMany, start, end: start };
                }
                Err(error) => tokens.push_invalid(text, error.index(), error.data().len()),
            }
        }
        tokens
    }

    fn push_invalid(&mut self, text: &str, start: usize, length: usize) {
        let start = start.min(text.len());
        let end = (start + length).min(text.len());
        // A run of such characters is one mistake.
        if let Some(previous) = self.list.last_mut()
            && previous.kind == Kind::Invalid
            && previous.end == start
        {
            previous.end = end;
            return;
        }
        self.list.push(Token { kind: Kind::Invalid, start, end });
        self.invalid.push((start, explain(text, start, end)));
    }

    /// The token at this place of the list; the last one from there on.
    pub(super) fn get(&self, index: usize) -> Token {
        self.list.get(index).copied().unwrap_or(self.last)
    }

    /// The tokens before the last.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Token> {
        self.list.iter().copied()
    }

    /// Why a token is none.
    pub(super) fn reason(&self, token: Token) -> Option<&Invalid> {
        let index = self.invalid.binary_search_by_key(&token.start, |(start, _)| *start).ok()?;
        self.invalid.get(index).map(|(_, invalid)| invalid)
    }
}

/// `None` for what separates tokens only.
fn kind(kind: TokenKind) -> Option<Kind> {
    Some(match kind {
        TokenKind::Whitespace | TokenKind::Comment | TokenKind::Comma | TokenKind::Eof => return None,
        TokenKind::Bang => Kind::Punctuator("!"),
        TokenKind::Dollar => Kind::Punctuator("$"),
        TokenKind::Amp => Kind::Punctuator("&"),
        TokenKind::Spread => Kind::Punctuator("..."),
        TokenKind::Colon => Kind::Punctuator(":"),
        TokenKind::Eq => Kind::Punctuator("="),
        TokenKind::At => Kind::Punctuator("@"),
        TokenKind::LParen => Kind::Punctuator("("),
        TokenKind::RParen => Kind::Punctuator(")"),
        TokenKind::LBracket => Kind::Punctuator("["),
        TokenKind::RBracket => Kind::Punctuator("]"),
        TokenKind::LCurly => Kind::Punctuator("{"),
        TokenKind::RCurly => Kind::Punctuator("}"),
        TokenKind::Pipe => Kind::Punctuator("|"),
        TokenKind::Name => Kind::Name,
        TokenKind::StringValue => Kind::String,
        TokenKind::Int => Kind::Int,
        TokenKind::Float => Kind::Float,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_separates_is_left_out_and_the_end_is_there_for_ever() {
        let tokens = Tokens::new("\u{feff}{ a, # c\n }");
        assert_eq!(tokens.iter().count(), 3);
        assert_eq!(tokens.get(1).kind, Kind::Name);
        assert_eq!(tokens.get(3).kind, Kind::End);
        assert_eq!(tokens.get(99), tokens.get(3));
    }

    #[test]
    fn a_run_of_rubbish_is_one_token() {
        let tokens = Tokens::new(&"?".repeat(100_000));
        assert_eq!(tokens.iter().count(), 1);
        assert_eq!(tokens.get(0).end, 100_000);
    }

    #[test]
    fn too_many_tokens_end_the_list() {
        let tokens = Tokens::new(&"{}".repeat(MAX_TOKENS));
        assert_eq!(tokens.get(usize::MAX).kind, Kind::TooMany);
    }
}
