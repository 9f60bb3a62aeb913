//! What the parsers let pass, or do not know by name, and is no schema.

use apollo_parser::TokenKind;

use super::SYNTAX;
use super::heads::Head;
use super::read::TYPE_KEYWORDS;
use super::tokens::Tokens;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Syntax of newer editions of GraphQL that is not read.
pub(super) fn unsupported(tokens: &Tokens<'_>, heads: &[Head]) -> Diagnostics {
    let mut found = Diagnostics::new();
    for head in heads.iter().filter(|head| tokens.is_word(head.keyword, "directive")) {
        if let Some(extend) = head.extend {
            let place = tokens.span(extend).to(tokens.span(head.keyword));
            found.push(no_support("`extend directive`", place));
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

/// Definitions that are none in a schema, or say nothing.
pub(super) fn refused(tokens: &Tokens<'_>, heads: &[Head]) -> Diagnostics {
    let mut found = unsupported(tokens, heads);
    let error = |message: String, index: usize| Diagnostic::error(SYNTAX, message, tokens.span(index));
    if heads.is_empty() {
        let message = "Syntax Error: Unexpected <EOF>.".to_owned();
        found.push(error(message, 0).help("Write at least the type `Query`."));
    }
    for head in heads {
        let keyword = tokens.text(head.keyword);
        if !TYPE_KEYWORDS.contains(&keyword) && !matches!(keyword, "schema" | "directive") {
            let message = format!("Syntax Error: Unexpected \"{keyword}\".");
            let help =
                "A schema has definitions of types and directives; operations and fragments are documents.";
            found.push(error(message, head.keyword).help(help));
            continue;
        }
        if head.extend.is_none() {
            continue;
        }
        if let Some(description) = head.description {
            let message =
                "Syntax Error: Unexpected description, descriptions are supported only on definitions.";
            found.push(error(message.to_owned(), description));
        }
        let name = head.name(tokens);
        if head.end <= name + 1 {
            let message = format!("Syntax Error: the extension of \"{}\" adds nothing.", tokens.text(name));
            found.push(error(message, name));
        }
    }
    found
}
