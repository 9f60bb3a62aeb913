//! The schema stage from outside: reading SDL and introspection answers, checking, and printing.

mod check;
mod hostile;
mod introspection;
mod print;
mod sdl;

use authgear_admin_codegen::diagnostic::{Diagnostic, Diagnostics, Severity};
use authgear_admin_codegen::schema::Schema;
use authgear_admin_codegen::schema::sdl::{Parsed, parse};
use authgear_admin_codegen::source::Sources;

/// Reads a text that is fine.
fn read(text: &str) -> Schema {
    read_with_sources(text).0
}

/// Reads a text that is fine, and keeps the text.
fn read_with_sources(text: &str) -> (Schema, Sources) {
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", text);
    match parse(&sources, id) {
        Ok(Parsed { schema, .. }) => (schema, sources),
        Err(found) => panic!("{text}\n{:#?}", told(&sources, &found)),
    }
}

/// What is wrong with a text: for each thing `line:column word | message`, with `warning` in front where it is no more
/// than that.
fn errors(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", text);
    let found = match parse(&sources, id) {
        Ok(parsed) => parsed.warnings,
        Err(found) => {
            assert!(found.has_errors());
            found
        }
    };
    told(&sources, &found)
}

fn told(sources: &Sources, found: &Diagnostics) -> Vec<String> {
    let tell = |found: &Diagnostic| {
        let place = found.place(sources);
        let word = sources.slice(found.primary);
        let told = format!("{}:{} {word} | {}", place.line, place.column, found.message);
        if found.severity == Severity::Warning { format!("warning {told}") } else { told }
    };
    found.iter().map(tell).collect()
}
