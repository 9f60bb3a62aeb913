//! What stands between the braces: tokens, a text, or the name of a file, with visibilities.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenStream, TokenTree};
use syn::LitStr;

use crate::text::Text;

/// The macro's input.
#[derive(Debug)]
pub(crate) enum Input {
    /// GraphQL as tokens.
    Tokens {
        /// The text they become.
        text: Text,
        /// Visibilities, by the offset of the definition they stand in front of.
        visibilities: Vec<(usize, TokenStream)>,
    },
    /// GraphQL in a string literal.
    Literal {
        /// The text.
        text: String,
        /// The literal.
        span: Span,
        /// The visibility of all items.
        visibility: TokenStream,
    },
    /// GraphQL in a file.
    File {
        /// The path, relative to the package.
        path: String,
        /// The literal with the path.
        span: Span,
        /// The visibility of all items.
        visibility: TokenStream,
    },
}

/// An input that is none of the forms.
#[derive(Debug)]
pub(crate) struct InputError {
    pub(crate) message: &'static str,
    pub(crate) span: Span,
}

impl Input {
    /// Tells the forms apart.
    pub(crate) fn read(tokens: &[TokenTree]) -> Result<Self, InputError> {
        let (visibility, rest) = take_visibility(tokens)?;
        match rest {
            [literal @ TokenTree::Literal(_)] => {
                let literal = string(literal.clone().into())?;
                Ok(Self::Literal { text: literal.value(), span: literal.span(), visibility })
            }
            [TokenTree::Ident(file), TokenTree::Punct(equals), path @ ..]
                if file == "file" && equals.as_char() == '=' && equals.spacing() == Spacing::Alone =>
            {
                let literal = string(path.iter().cloned().collect())?;
                Ok(Self::File { path: literal.value(), span: literal.span(), visibility })
            }
            _ => Self::read_tokens(tokens),
        }
    }

    fn read_tokens(tokens: &[TokenTree]) -> Result<Self, InputError> {
        let mut text = Text::default();
        let mut visibilities = Vec::new();
        let mut rest = tokens;
        let mut documentation = Documentation::default();
        while let Some((first, tail)) = rest.split_first() {
            if let [TokenTree::Punct(hash), TokenTree::Group(attribute), after @ ..] = rest
                && hash.as_char() == '#'
                && attribute.delimiter() == Delimiter::Bracket
            {
                documentation.add(attribute.stream(), hash.span())?;
                rest = after;
                continue;
            }
            let (visibility, after) = take_visibility(rest)?;
            if !visibility.is_empty() {
                visibilities.push((text.text.len(), visibility));
                rest = after;
                continue;
            }
            documentation.flush(&mut text);
            text.push(first.clone());
            rest = tail;
        }
        Ok(Self::Tokens { text, visibilities })
    }
}

/// The visibility that is all there is, if there is anything.
pub(crate) fn only_visibility(tokens: TokenStream) -> Result<TokenStream, InputError> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let (visibility, rest) = take_visibility(&tokens)?;
    match rest.first() {
        None => Ok(visibility),
        Some(token) => Err(InputError {
            message: "expected nothing but a visibility: what there are builders for is said by `[api]` in authgear.toml",
            span: token.span(),
        }),
    }
}

/// `pub` or `pub(…)` in front.
fn take_visibility(tokens: &[TokenTree]) -> Result<(TokenStream, &[TokenTree]), InputError> {
    let length = match tokens {
        [TokenTree::Ident(public), TokenTree::Group(scope), ..]
            if public == "pub" && scope.delimiter() == Delimiter::Parenthesis =>
        {
            // It is written into the expansion, where rustc would point at what the user never wrote.
            if !is_scope(scope.stream()) {
                return Err(InputError {
                    message: "expected a visibility: `pub`, `pub(crate)`, `pub(super)` or `pub(in some::module)`",
                    span: scope.span(),
                });
            }
            2
        }
        [TokenTree::Ident(public), ..] if public == "pub" => 1,
        _ => 0,
    };
    let (visibility, rest) = tokens.split_at(length);
    Ok((visibility.iter().cloned().collect(), rest))
}

/// Whether this is what may stand between the parentheses of `pub(…)`.
fn is_scope(tokens: TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_root = |word: &Ident| ["crate", "self", "super"].iter().any(|root| word == root);
    match &tokens[..] {
        [TokenTree::Ident(root)] => is_root(root),
        [TokenTree::Ident(within), path @ ..] if within == "in" => is_path(path),
        _ => false,
    }
}

/// Words with `::` between them, or in front too.
fn is_path(tokens: &[TokenTree]) -> bool {
    let colons = |tokens: &[TokenTree]| match tokens {
        [TokenTree::Punct(first), TokenTree::Punct(second), ..] => {
            first.as_char() == ':' && first.spacing() == Spacing::Joint && second.as_char() == ':'
        }
        _ => false,
    };
    let mut rest = if colons(tokens) { &tokens[2..] } else { tokens };
    loop {
        match rest {
            [TokenTree::Ident(_)] => return true,
            [TokenTree::Ident(_), more @ ..] if colons(more) => rest = &more[2..],
            _ => return false,
        }
    }
}

fn string(tokens: TokenStream) -> Result<LitStr, InputError> {
    let span = tokens.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
    syn::parse2(tokens).map_err(|_| InputError { message: "expected one string literal", span })
}

/// The `///` lines in front of a definition.
#[derive(Default)]
struct Documentation {
    lines: Vec<String>,
    span: Option<Span>,
}

impl Documentation {
    /// Takes in the inside of `#[doc = "…"]`.
    fn add(&mut self, attribute: TokenStream, span: Span) -> Result<(), InputError> {
        let tokens: Vec<TokenTree> = attribute.into_iter().collect();
        let is_doc = |name: &Ident| name == "doc";
        match &tokens[..] {
            [TokenTree::Ident(name), TokenTree::Punct(_), text @ ..] if is_doc(name) => {
                self.lines.push(string(text.iter().cloned().collect())?.value());
                self.span.get_or_insert(span);
                Ok(())
            }
            _ => Err(InputError {
                message: "only `///` documentation may stand in front of a definition; \
                          what all types derive is set by `derives` in authgear.toml",
                span,
            }),
        }
    }

    /// Writes the lines as a description in front of what comes next.
    fn flush(&mut self, text: &mut Text) {
        if let Some(span) = self.span.take() {
            let lines: Vec<String> = self.lines.drain(..).map(|line| line.trim().to_owned()).collect();
            text.push_description(&lines.join("\n"), span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tokens: &str) -> Result<Input, InputError> {
        Input::read(&tokens.parse::<TokenStream>().unwrap().into_iter().collect::<Vec<_>>())
    }

    #[test]
    fn tells_the_three_forms_apart() {
        assert!(matches!(read("query Q { a }").unwrap(), Input::Tokens { .. }));
        assert!(
            matches!(read("r#\"query Q { a }\"#").unwrap(), Input::Literal { text, .. } if text == "query Q { a }")
        );
        assert!(
            matches!(read("pub file = \"q.graphql\"").unwrap(), Input::File { visibility, .. } if !visibility.is_empty())
        );
        assert!(read("file = q").is_err());
        for visibility in ["", "a", "crate::a", "cr@te", "in", "in a::", "in a b", "in ::a:b", "in a<b>"] {
            assert!(read(&format!("pub({visibility}) query Q {{ a }}")).is_err(), "{visibility}");
            assert!(read(&format!("pub({visibility}) \"\"")).is_err(), "{visibility}");
        }
        for visibility in ["crate", "self", "super", "in crate::a", "in super::super", "in ::a"] {
            assert!(read(&format!("pub({visibility}) query Q {{ a }}")).is_ok(), "{visibility}");
        }
        assert!(read("#[derive(X)] query Q { a }").is_err());
    }

    #[test]
    fn documentation_and_visibility_stand_in_front() {
        let Input::Tokens { text, visibilities } =
            read("/// All\n/// \"users\".\npub(crate) query Q { a } fragment F on T { b }").unwrap()
        else {
            panic!("tokens")
        };
        assert!(text.text.starts_with("\"All\\n\\\"users\\\".\" query Q"), "{}", text.text);
        assert_eq!(visibilities.len(), 1);
        assert_eq!(visibilities[0].0, 0);
    }
}
