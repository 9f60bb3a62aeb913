//! The shortest text of a definition, by its tokens: nothing is printed from the AST, so nothing is lost.

use apollo_parser::{Lexer, TokenKind};

use crate::source::{Sources, Span};

/// The text of `span` without comments, commas and the white space that tells nothing. Each of `inserts`, sorted by its
/// place, is put in after the token that ends at that byte.
#[must_use]
pub fn minify(sources: &Sources, span: Span, inserts: &[(u32, &str)]) -> String {
    let text = sources.slice(span);
    let mut inserts = inserts.iter().peekable();
    let mut short = String::with_capacity(text.len());
    let mut previous = TokenKind::Whitespace;
    for token in Lexer::new(text).filter_map(Result::ok) {
        if matches!(
            token.kind(),
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Comma | TokenKind::Eof
        ) {
            continue;
        }
        if needs_space(previous, token.kind()) && !short.ends_with(' ') {
            short.push(' ');
        }
        short.push_str(token.data());
        previous = token.kind();
        let end = span.start as usize + token.index() + token.data().len();
        while let Some((_, insert)) = inserts.next_if(|(place, _)| *place as usize <= end) {
            short.push_str(insert);
        }
    }
    short
}

/// Whether two tokens would run together: names and numbers do, and a number would take up a spread's dots. A string
/// behind a string would make a block string of both.
fn needs_space(left: TokenKind, right: TokenKind) -> bool {
    let word = |kind| matches!(kind, TokenKind::Name | TokenKind::Int | TokenKind::Float);
    let number = matches!(left, TokenKind::Int | TokenKind::Float);
    (word(left) && word(right))
        || (number && right == TokenKind::Spread)
        || (left == TokenKind::StringValue && right == TokenKind::StringValue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(text: &str, inserts: &[(u32, &str)]) -> String {
        let mut sources = Sources::new();
        let id = sources.add("t", text);
        minify(&sources, Span::new(id, 0..text.len()), inserts)
    }

    #[test]
    fn keeps_what_matters_only() {
        assert_eq!(
            short(
                "query  Q ( $a : [ Int! ] = [ 1, -2 , 3.5e1 ] ) { # x\n  b : c ( d : \" # \" ) ...F ... on T { e } }",
                &[]
            ),
            "query Q($a:[Int!]=[1 -2 3.5e1]){b:c(d:\" # \")...F...on T{e}}"
        );
        assert_eq!(short("{ a(b: [1 ...", &[]), "{a(b:[1 ...");
        assert_eq!(short("{a(b:[\"\" \"\"])}", &[]), "{a(b:[\"\" \"\"])}");
    }

    #[test]
    fn inserts_behind_a_brace() {
        assert_eq!(
            short("{ a { b } }", &[(1, "__typename "), (5, "__typename ")]),
            "{__typename a{__typename b}}"
        );
    }
}
