//! Syntax that is GraphQL, and is not read: it is refused by its name.

use apollo_parser::TokenKind;

use super::SYNTAX;
use super::heads::Head;
use super::tokens::Tokens;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Syntax of newer editions of GraphQL that is not read.
pub(super) fn unsupported(tokens: &Tokens<'_>, heads: &[Head]) -> Diagnostics {
    let mut found = Diagnostics::new();
    for head in heads.iter().filter(|head| tokens.is_word(head.keyword, "directive")) {
        if let Some(extend) = head.extend {
            let place = tokens.span(extend).to(tokens.span(head.keyword));
            found.push(no_support("`extend directive`", place));
            continue;
        }
        let mut next = head.name(tokens) + 1;
        while next < head.end && !tokens.is_word(next, "on") {
            if tokens.kind(next) == TokenKind::At {
                let place = tokens.span(next).to(tokens.span(next + 1));
                found.push(no_support("A directive on the definition of a directive", place));
            }
            next = tokens.past(next);
        }
    }
    found
}

fn no_support(what: &str, place: crate::source::Span) -> Diagnostic {
    Diagnostic::error(SYNTAX, format!("{what} is not supported."), place)
        .help("This is GraphQL of September 2026; leave it out, the generated code does not depend on it.")
}
