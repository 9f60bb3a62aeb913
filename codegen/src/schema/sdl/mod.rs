//! Reading a schema from its definition language.
//!
//! `graphql-parser` reads each definition; what it gets wrong is kept from it (`prepare`), and where names are, which
//! it does not tell, is read from the tokens beside it.

mod applied;
mod cursor;
mod heads;
mod members;
mod prepare;
mod read;
mod roots;
mod tokens;
mod unsupported;

use graphql_parser::schema::parse_schema;

use super::{Schema, check};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{self, schema_errors};
use crate::source::{SourceId, Sources, Span};
use heads::{Head, heads};
pub(super) use prepare::MAX_LISTS;
use prepare::prepare;
use read::Reader;
use tokens::Tokens;
use unsupported::unsupported;

/// The rule that syntax errors go by.
const SYNTAX: &str = "Syntax";

/// How many bytes of SDL are read: 64 MiB, fifty times GitHub's schema.
pub const MAX_BYTES: usize = 64 << 20;

/// How many findings are told; nobody reads more.
const MAX_FINDINGS: usize = 1000;

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
    let start = Span::new(id, 0..0);
    let bytes = sources.text(id).len();
    if bytes > MAX_BYTES {
        let message = format!("The schema is {bytes} bytes long; at most {MAX_BYTES} (64 MiB) are read.");
        return Err(Diagnostic::error(SYNTAX, message, start).into());
    }
    // The other parser of this crate knows where errors are, and finds them all.
    let lexed = document::Tokens::new(sources.text(id));
    let errors = schema_errors(sources.text(id), &lexed, id);
    let tokens = Tokens::new(sources, id, &lexed);
    let heads = heads(&tokens);
    // What has a name is told by its name; the parser only sees that it is unexpected.
    let unsupported = unsupported(&tokens, &heads);
    let errors = if unsupported.is_empty() { errors } else { unsupported };
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut reader = Reader::new(sources, &tokens, &heads, start);
    let mut errors = Diagnostics::new();
    for head in &heads {
        read(&mut reader, &tokens, head, &mut errors);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let (mut schema, mut found) = reader.finish();
    found.extend(check::check(&schema));
    if found.has_errors() {
        return Err(limited(found));
    }
    if !found.is_empty() {
        schema.drop_repeated_fields();
        schema.drop_lost_defaults();
    }
    Ok(Parsed { schema, warnings: limited(found) })
}

/// In the order of the text; if there are too many, errors only, or the first of them.
fn limited(found: Diagnostics) -> Diagnostics {
    let (severity, count) = match found.errors() {
        0 => (Severity::Warning, found.len()),
        errors => (Severity::Error, errors),
    };
    let is_long = found.len() > MAX_FINDINGS;
    let mut sorted = found;
    sorted.sort();
    let mut few = Diagnostics::new();
    for item in sorted.into_iter().filter(|item| !is_long || item.severity == severity) {
        if few.len() == MAX_FINDINGS {
            let more = count - MAX_FINDINGS;
            let message =
                format!("More is wrong than the {MAX_FINDINGS} findings that are told: {more} more.");
            few.push(Diagnostic { severity, ..Diagnostic::error("FindingsLimit", message, item.primary) });
            break;
        }
        few.push(item);
    }
    few
}

/// Reads one definition.
fn read(reader: &mut Reader<'_>, tokens: &Tokens<'_>, head: &Head, errors: &mut Diagnostics) {
    if tokens.is_word(head.keyword, "schema") {
        return reader.schema(head);
    }
    let text = match prepare(tokens, head) {
        Ok(text) => text,
        Err(place) => {
            let message = format!("Types are read with up to {MAX_LISTS} lists in one another, not more.");
            return errors.push(Diagnostic::error(SYNTAX, message, place));
        }
    };
    match parse_schema::<&str>(&text) {
        Ok(tree) => tree.definitions.iter().for_each(|definition| reader.definition(head, definition)),
        Err(error) => {
            let name = head.name(tokens);
            let message = format!("The definition of \"{}\" is not valid.", tokens.text(name));
            let details: Vec<String> = error.to_string().lines().skip(1).map(str::to_owned).collect();
            errors.push(Diagnostic::error(SYNTAX, message, tokens.span(name)).help(details.join("; ")));
        }
    }
}
