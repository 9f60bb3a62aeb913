//! String literals: most of generated code by its length is text, in documentation and documents.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// A string literal. The same as the text itself in `quote!`, which asks of every character whether Unicode has it
/// printed.
pub(super) struct Text<'t>(pub(super) &'t str);

impl ToTokens for Text<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(ascii(self.0).unwrap_or_else(|| Literal::string(self.0)));
    }
}

/// The literal of a text in which nothing but quotes and backslashes needs an escape.
fn ascii(text: &str) -> Option<Literal> {
    // No stop at the first: so the compiler can look at many at once.
    let any = |is: fn(u8) -> bool| text.bytes().fold(false, |found, byte| found | is(byte));
    if any(|byte| !matches!(byte, b' '..=b'~')) {
        return None;
    }
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    if any(|byte| matches!(byte, b'"' | b'\\')) {
        literal.push_str(&text.replace('\\', "\\\\").replace('"', "\\\""));
    } else {
        literal.push_str(text);
    }
    literal.push('"');
    literal.parse().ok()
}

#[cfg(test)]
mod tests {
    use proc_macro2::Literal;
    use quote::ToTokens;

    use super::Text;

    #[test]
    fn a_literal_is_what_quote_makes_of_the_text() {
        for text in [
            "",
            "plain text",
            "it's",
            "a \"quoted\" word\\",
            "\\\"",
            "ümlaut",
            "new\nline",
            "\u{7f}\0",
            "{x}",
        ] {
            assert_eq!(Text(text).to_token_stream().to_string(), Literal::string(text).to_string(), "{text}");
        }
    }
}
