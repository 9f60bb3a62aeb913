//! Reading texts: all definitions of all sources, and all their syntax errors at once.
//!
//! A definition that cannot be read is reported once, and reading goes on at the next one.

use super::ast::{Definition, Document, Fragment, Operation};
use super::parser::{Parsed, Parser, SYNTAX};
use super::tokens::{Kind, Token, Tokens};
use super::type_system::KEYWORDS;
use super::type_system_ast::TypeSystemDefinition;
use super::values::Variables;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceId, Sources, Span};
use crate::value::Value;

/// How many syntax errors of one source are told; nobody reads more.
const MAX_ERRORS: usize = 100;

/// Reads documents as one set, in the order given.
///
/// # Errors
/// The syntax errors of all sources, one for each definition that cannot be read.
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
    let mut all = Vec::new();
    let mut errors = Diagnostics::new();
    for id in ids {
        let text = sources.text(*id);
        let (items, found) = items(text, &Tokens::new(text), *id);
        all.extend(items.into_iter().map(Definition::from));
        errors.extend(found);
    }
    if errors.is_empty() { Ok(Document::new(all)) } else { Err(errors) }
}

/// Reads a schema, where operations and fragments have no place.
///
/// # Errors
/// The syntax errors, one for each definition that cannot be read.
pub(crate) fn type_system(text: &str, id: SourceId) -> Result<Vec<TypeSystemDefinition>, Diagnostics> {
    let (items, mut errors) = items(text, &Tokens::new(text), id);
    let mut definitions = Vec::with_capacity(items.len());
    for item in items {
        let (what, place) = match item {
            Item::Operation(operation) => ("an operation", operation.keyword),
            Item::Fragment(fragment) => ("a fragment", fragment.name.span),
            Item::TypeSystem(definition, _) => {
                definitions.push(definition);
                continue;
            }
        };
        let message = format!("Unexpected definition of {what} in a schema.");
        errors.push(Diagnostic::error(SYNTAX, message, place).help("Move it to a document."));
    }
    errors.sort();
    if errors.is_empty() { Ok(definitions) } else { Err(errors) }
}

/// What a text is made of.
enum Item {
    Operation(Operation),
    Fragment(Fragment),
    /// With the place of the whole.
    TypeSystem(TypeSystemDefinition, Span),
}

impl From<Item> for Definition {
    fn from(item: Item) -> Self {
        match item {
            Item::Operation(operation) => Self::Operation(operation),
            Item::Fragment(fragment) => Self::Fragment(fragment),
            Item::TypeSystem(definition, span) => {
                Self::NotExecutable { what: definition.what().into(), span, names: definition.names() }
            }
        }
    }
}

/// A value in a text that begins at this place.
pub(crate) fn parse_value_text(text: &str, at: Span) -> Option<Value> {
    let tokens = Tokens::new(text);
    let mut parser = Parser::new(text, &tokens, at.source, at.start as usize);
    let value = parser.value(Variables::Refused).ok()?;
    (parser.peek().kind == Kind::End).then_some(value)
}

fn items(text: &str, tokens: &Tokens, id: SourceId) -> (Vec<Item>, Diagnostics) {
    let mut parser = Parser::new(text, tokens, id, 0);
    let mut items = Vec::new();
    let mut errors = Diagnostics::new();
    loop {
        let begin = parser.position();
        match item(&mut parser) {
            Ok(item) => items.push(item),
            Err(_) => {
                errors.extend(parser.failure().map(Diagnostics::from).unwrap_or_default());
                if errors.len() == MAX_ERRORS || !next_definition(&mut parser, begin) {
                    break;
                }
            }
        }
        if parser.peek().kind == Kind::End {
            break;
        }
    }
    errors.extend(parser.notes());
    errors.sort();
    (items, errors)
}

fn item(parser: &mut Parser<'_>) -> Parsed<Item> {
    let first = parser.peek();
    let described = first.kind == Kind::String;
    let keyword = if described { parser.peek_second() } else { first };
    match (keyword.kind, parser.slice(keyword)) {
        (Kind::Punctuator(b'{'), _) if described => {
            let message = "Unexpected description, descriptions are not supported on shorthand queries.";
            Err(parser.fail_at(message.to_owned(), first))
        }
        (Kind::Punctuator(b'{'), _) | (Kind::Name, "query" | "mutation" | "subscription") => {
            parser.operation().map(Item::Operation)
        }
        (Kind::Name, "fragment") => parser.fragment().map(Item::Fragment),
        (Kind::Name, "extend") if !described => type_system_item(parser, first),
        (Kind::Name, word) if KEYWORDS.contains(&word) => type_system_item(parser, first),
        (Kind::Name, _) if described => {
            let message = "Unexpected description, only GraphQL definitions support descriptions.";
            Err(parser.fail_at(message.to_owned(), first))
        }
        _ => Err(parser.unexpected(keyword)),
    }
}

fn type_system_item(parser: &mut Parser<'_>, first: Token) -> Parsed<Item> {
    let definition = parser.type_system()?;
    Ok(Item::TypeSystem(definition, parser.span_from(first.start)))
}

/// Goes on where the next definition begins, as far as one can tell: at a keyword outside of all braces, or at the
/// begin of a line. `false` where there is none.
fn next_definition(parser: &mut Parser<'_>, begin: usize) -> bool {
    let failed_at = parser.position().max(begin + 1);
    parser.restart(begin);
    let mut depth = 0_usize;
    let mut closed = false;
    loop {
        let token = parser.peek();
        match token.kind {
            Kind::End | Kind::TooMany => return false,
            Kind::Punctuator(b'{') => depth += 1,
            Kind::Punctuator(b'}') => {
                depth = depth.saturating_sub(1);
                closed = depth == 0;
            }
            Kind::Name
                if parser.position() >= failed_at
                    && begins_definition(parser.slice(token))
                    && (closed && depth == 0 || begins_line(parser.text, token.start)) =>
            {
                return true;
            }
            _ => {}
        }
        parser.advance();
    }
}

fn begins_definition(word: &str) -> bool {
    matches!(word, "query" | "mutation" | "subscription" | "fragment" | "extend") || KEYWORDS.contains(&word)
}

fn begins_line(text: &str, at: usize) -> bool {
    text.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(['\n', '\r']))
}
