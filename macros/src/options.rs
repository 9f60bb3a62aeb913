//! What one call of the macro may set for itself, in front of everything else: `borrowed = true,`.

use proc_macro2::{Spacing, TokenTree};

use crate::input::InputError;

/// The settings of one call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Whether answers borrow; `None` where `authgear.toml` says so.
    pub(crate) borrowed: Option<bool>,
}

impl Options {
    /// Takes them off the front. No definition of GraphQL begins with their names.
    pub(crate) fn take(tokens: &[TokenTree]) -> Result<(Self, &[TokenTree]), InputError> {
        let [TokenTree::Ident(name), rest @ ..] = tokens else { return Ok((Self::default(), tokens)) };
        if name != "borrowed" {
            return Ok((Self::default(), tokens));
        }
        match rest {
            [TokenTree::Punct(equals), TokenTree::Ident(value), TokenTree::Punct(comma), rest @ ..]
                if equals.as_char() == '='
                    && equals.spacing() == Spacing::Alone
                    && comma.as_char() == ','
                    && (value == "true" || value == "false") =>
            {
                Ok((Self { borrowed: Some(value == "true") }, rest))
            }
            _ => Err(InputError {
                message: "expected `borrowed = true,` or `borrowed = false,` in front of what is asked for",
                span: name.span(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::*;

    fn take(text: &str) -> Result<(Option<bool>, String), InputError> {
        let tokens: Vec<TokenTree> = text.parse::<TokenStream>().unwrap().into_iter().collect();
        let (options, rest) = Options::take(&tokens)?;
        Ok((options.borrowed, rest.iter().cloned().collect::<TokenStream>().to_string()))
    }

    #[test]
    fn stand_in_front_of_every_form() {
        assert_eq!(take("borrowed = true, query Q").unwrap(), (Some(true), "query Q".to_owned()));
        assert_eq!(take("borrowed = false, pub \"…\"").unwrap(), (Some(false), "pub \"…\"".to_owned()));
        assert_eq!(take("query Q").unwrap(), (None, "query Q".to_owned()));
        for text in [
            "borrowed",
            "borrowed query Q",
            "borrowed = true query Q",
            "borrowed = yes, q",
            "borrowed == true, q",
        ] {
            assert!(take(text).is_err(), "{text}");
        }
    }
}
