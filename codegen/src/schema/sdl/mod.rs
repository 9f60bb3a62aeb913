//! Reading a schema from its definition language.

mod read;
mod tokens;

use graphql_parser::schema::parse_schema;

use super::{Schema, check};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::syntax_errors;
use crate::source::{SourceId, Sources, Span};
use tokens::Tokens;

/// A schema that was read and does not contradict itself.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The schema.
    pub schema: Schema,
    /// What is worth a look in it.
    pub warnings: Diagnostics,
}

/// Reads SDL and checks it.
///
/// # Errors
/// Everything that is wrong with the text: what does not parse, or else what contradicts itself.
///
/// ```
/// use authgear_admin_codegen::{schema::sdl, source::Sources};
///
/// let mut sources = Sources::new();
/// let id = sources.add("schema.graphql", "type Query { total: Int! }");
/// let parsed = sdl::parse(&sources, id).unwrap();
/// assert!(parsed.schema.id("Query").is_some());
/// ```
pub fn parse(sources: &Sources, id: SourceId) -> Result<Parsed, Diagnostics> {
    let text = sources.text(id);
    // The other parser of this crate knows where errors are, and finds them all.
    let errors = syntax_errors(text, id);
    if !errors.is_empty() {
        return Err(errors);
    }
    let (tokens, replaced) = Tokens::new(id, text);
    let tree = parse_schema::<&str>(&replaced).map_err(|error| unsupported(&error.to_string(), text, id))?;
    let (schema, mut found) = read::read(&tree, tokens, sources, id);
    found.extend(check::check(&schema));
    found.sort();
    if found.has_errors() { Err(found) } else { Ok(Parsed { schema, warnings: found }) }
}

/// What is GraphQL and `graphql-parser` does not read. Its message tells the line.
fn unsupported(message: &str, text: &str, id: SourceId) -> Diagnostics {
    let line = message
        .split_once(" at ")
        .and_then(|(_, rest)| rest.split_once(':'))
        .and_then(|(line, _)| line.trim().parse::<usize>().ok())
        .unwrap_or(1);
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = text[start..].lines().next().map_or(0, str::len);
    let detail =
        message.lines().skip(1).filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("; ");
    let diagnostic = Diagnostic::error(
        "Syntax",
        format!("This is not supported in a schema: {detail}."),
        Span::new(id, start..start + length),
    );
    diagnostic.help("Merge `extend schema` and extensions without a body into what they extend.").into()
}
