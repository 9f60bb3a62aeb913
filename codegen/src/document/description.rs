//! Descriptions on operations and fragments (GraphQL September 2025), which the parser does not know yet.
//!
//! They are found by their tokens and blanked out of the text that the parser gets, byte for byte, so that all places
//! stay what they are.

use std::borrow::Cow;
use std::collections::HashMap;

use apollo_parser::{Lexer, TokenKind};

use crate::string_literal::unquote;

/// The descriptions of a text, by the byte where the described definition starts.
pub(super) type Descriptions = HashMap<usize, String>;

/// Takes the descriptions out of a text.
pub(super) fn take(text: &str) -> (Cow<'_, str>, Descriptions) {
    let mut descriptions = Descriptions::new();
    // Most documents have no string at all at the top.
    if !text.contains('"') {
        return (Cow::Borrowed(text), descriptions);
    }
    let mut blanked: Option<String> = None;
    let mut depth = 0_usize;
    let mut pending = None;
    for token in Lexer::new(text).filter_map(Result::ok) {
        match token.kind() {
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Comma => continue,
            TokenKind::LCurly | TokenKind::LParen => depth += 1,
            TokenKind::RCurly | TokenKind::RParen => depth = depth.saturating_sub(1),
            TokenKind::StringValue if depth == 0 => {
                pending = Some((token.index(), token.data()));
                continue;
            }
            _ => {}
        }
        if let Some((start, literal)) = pending.take()
            && matches!(token.data(), "query" | "mutation" | "subscription" | "fragment")
        {
            let blank: String = literal
                .bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
                .collect();
            blanked
                .get_or_insert_with(|| text.to_owned())
                .replace_range(start..start + literal.len(), &blank);
            descriptions.insert(token.index(), unquote(literal).unwrap_or_default());
        }
    }
    (blanked.map_or(Cow::Borrowed(text), Cow::Owned), descriptions)
}

#[cfg(test)]
mod tests {
    use super::take;

    #[test]
    fn is_blanked_in_place() {
        let text = "\"é\" query Q { a(b: \"c\") }\n\"\"\"\nF\n\"\"\"\nfragment F on T { d }";
        let (blanked, descriptions) = take(text);
        assert_eq!(blanked.len(), text.len());
        assert_eq!(blanked.find("fragment"), text.find("fragment"));
        assert!(blanked.contains("\"c\""));
        let mut found: Vec<_> = descriptions.into_values().collect();
        found.sort();
        assert_eq!(found, ["F", "é"]);
    }
}
