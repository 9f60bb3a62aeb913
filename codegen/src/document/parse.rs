//! Reading documents with `apollo-parser`: its tree, which keeps every byte's place, becomes our [`Document`].
//!
//! Only this folder knows that parser. It recovers from errors, so that all syntax errors of all sources come at once.

use std::borrow::Cow;

use apollo_parser::cst::{self, CstNode};
use apollo_parser::{Parser, SyntaxTree};

use super::ast::Document;
use super::convert::Converter;
use super::description::{self, Descriptions};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceId, Sources, Span};
use crate::value::Value;

/// The rule that syntax errors go by.
pub(super) const SYNTAX: &str = "Syntax";

/// How deep selections, values and types may be nested. Hand-written documents stay under 20; the parser and what
/// comes after it use the stack, and a thread has 2 MiB of it.
pub const MAX_DEPTH: usize = 200;

/// How many tokens, white space among them, a source may have: about 10 MB of GraphQL.
pub const MAX_TOKENS: usize = 2_000_000;

/// Reads documents as one set, in the order given.
///
/// # Errors
/// All syntax errors of all sources.
///
/// ```
/// use authgear_admin_codegen::{document, source::Sources};
///
/// let mut sources = Sources::new();
/// let id = sources.add("q.graphql", "query Q { users { totalCount } }");
/// let document = document::parse(&sources, &[id]).unwrap();
/// assert_eq!(document.operations().count(), 1);
/// ```
pub fn parse(sources: &Sources, ids: &[SourceId]) -> Result<Document, Diagnostics> {
    let mut document = Document::default();
    let mut errors = Diagnostics::new();
    for id in ids {
        parse_source(sources, *id, &mut document, &mut errors);
    }
    if errors.is_empty() {
        Ok(document)
    } else {
        Err(errors)
    }
}

fn parse_source(sources: &Sources, id: SourceId, document: &mut Document, errors: &mut Diagnostics) {
    let (text, descriptions): (Cow<'_, str>, Descriptions) = description::take(sources.text(id));
    let tree = parser(&text).parse();
    let found = errors_of(&tree, &text, id);
    if !found.is_empty() {
        return errors.extend(found);
    }
    let before = document.definitions.len();
    let mut converter = Converter::new(id, descriptions, errors);
    document.definitions.extend(
        tree.document()
            .definitions()
            .filter_map(|node| converter.definition(node)),
    );
    if document.definitions.len() == before && errors.is_empty() {
        let end = text.len();
        let error = Diagnostic::error(SYNTAX, "Syntax Error: Unexpected <EOF>.", Span::new(id, end..end));
        errors.push(error.help("Write an operation or a fragment."));
    }
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new(text)
        .recursion_limit(MAX_DEPTH)
        .token_limit(MAX_TOKENS)
}

/// The syntax errors of a text of any kind, a schema's too.
pub(crate) fn syntax_errors(text: &str, id: SourceId) -> Diagnostics {
    errors_of(&parser(text).parse(), text, id)
}

/// A value by itself, such as a default in a schema; `None` where it is not one.
pub(crate) fn parse_value(sources: &Sources, span: Span) -> Option<Value> {
    parse_value_text(sources.slice(span), span)
}

/// A value in a text that begins at this place.
pub(crate) fn parse_value_text(text: &str, at: Span) -> Option<Value> {
    /// What a value stands in, so that the parser reads it.
    const BEFORE: &str = "{f(a:";
    let text = format!("{BEFORE}{text})}}");
    let tree = parser(&text).parse();
    if tree.errors().next().is_some() {
        return None;
    }
    let node = tree
        .document()
        .syntax()
        .descendants()
        .find_map(cst::Argument::cast)?
        .value()?;
    let mut errors = Diagnostics::new();
    let value = Converter::shifted(at.source, at.start as usize, BEFORE.len(), &mut errors).value(node);
    if errors.is_empty() { value } else { None }
}

fn errors_of(tree: &SyntaxTree, text: &str, id: SourceId) -> Diagnostics {
    let mut found = Diagnostics::new();
    for error in tree.errors() {
        found.push(syntax_error(error, text, id));
    }
    found
}

fn syntax_error(error: &apollo_parser::Error, text: &str, id: SourceId) -> Diagnostic {
    let start = error.index().min(text.len());
    if error.is_limit() {
        let message = format!(
            "The text is nested deeper than {MAX_DEPTH} levels or has more than {MAX_TOKENS} tokens."
        );
        return Diagnostic::error(SYNTAX, message, Span::new(id, start..start));
    }
    let end = if error.is_eof() {
        start
    } else {
        (start + error.data().len()).min(text.len())
    };
    Diagnostic::error(
        SYNTAX,
        format!("Syntax Error: {}.", error.message()),
        Span::new(id, start..end),
    )
}
