//! Reading a schema from its definition language: the parser of documents reads what is written, and here it becomes the
//! model.

mod applied;
mod members;
mod read;
mod roots;

use super::{Schema, check};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::type_system;
use crate::source::{SourceId, Sources, Span};
pub(super) use members::MAX_LISTS;
use read::Reader;

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
    let definitions = type_system(sources.text(id), id)?;
    let mut reader = Reader::new(&definitions, start);
    for definition in definitions {
        reader.definition(definition);
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
