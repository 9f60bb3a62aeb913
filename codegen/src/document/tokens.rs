//! The tokens of a text: what tells nothing is left out, what is no token is kept as such.

use super::lexer::{skip, token};
use super::lexical::explain;

/// How many tokens a source may have: more than 10 MB of GraphQL.
pub const MAX_TOKENS: usize = 2_000_000;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A punctuator by its first byte.
    Punctuator(u8),
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
    list: Vec<Packed>,
    last: Token,
    /// By the token's start, ascending.
    invalid: Vec<(usize, Invalid)>,
}

/// A [`Token`] in a third of the space: of a large schema there are many. Sources are shorter than 4 GiB; where one is
/// not, what lies behind reads as nothing.
#[derive(Debug, Clone, Copy)]
struct Packed {
    kind: Kind,
    start: u32,
    end: u32,
}

impl Packed {
    fn new(kind: Kind, start: usize, end: usize) -> Self {
        let short = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { kind, start: short(start), end: short(end) }
    }

    fn unpack(self) -> Token {
        Token { kind: self.kind, start: self.start as usize, end: self.end as usize }
    }
}

/// Bytes per token, by and large: less than in schemas, more than in documents.
const USUAL_LENGTH: usize = 8;

impl Tokens {
    pub(crate) fn new(text: &str) -> Self {
        let end = text.len();
        let list = Vec::with_capacity((end / USUAL_LENGTH).min(MAX_TOKENS));
        let mut tokens = Self { list, last: Token { kind: Kind::End, start: end, end }, invalid: Vec::new() };
        let mut at = 0;
        loop {
            let start = skip(text, at);
            let (kind, end) = token(text, start);
            match kind {
                Kind::End => return tokens,
                _ if tokens.list.len() == MAX_TOKENS => {
                    tokens.last = Token { kind: Kind::TooMany, start, end: start };
                    return tokens;
                }
                Kind::Invalid => tokens.push_invalid(text, start, end),
                kind => tokens.list.push(Packed::new(kind, start, end)),
            }
            at = end;
        }
    }

    fn push_invalid(&mut self, text: &str, start: usize, end: usize) {
        let packed = Packed::new(Kind::Invalid, start, end);
        // A run of such characters is one mistake.
        if let Some(previous) = self.list.last_mut()
            && previous.kind == Kind::Invalid
            && previous.end == packed.start
        {
            previous.end = packed.end;
            return;
        }
        self.list.push(packed);
        self.invalid.push((start, explain(text, start, end)));
    }

    /// The token at this place of the list; the last one from there on.
    pub(super) fn get(&self, index: usize) -> Token {
        self.list.get(index).map_or(self.last, |token| token.unpack())
    }

    /// The tokens before the last.
    pub(super) fn iter(&self) -> impl Iterator<Item = Token> {
        self.list.iter().map(|token| token.unpack())
    }

    /// Why a token is none.
    pub(super) fn reason(&self, token: Token) -> Option<&Invalid> {
        let index = self.invalid.binary_search_by_key(&token.start, |(start, _)| *start).ok()?;
        self.invalid.get(index).map(|(_, invalid)| invalid)
    }
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
