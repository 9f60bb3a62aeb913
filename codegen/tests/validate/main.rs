//! Each rule by hand: documents that break it, with the word that is marked, and documents that nearly do.

mod directives;
mod fields;
mod fragments;
mod lints;
mod operations;
mod places;
mod values;
mod variables;

use authgear_admin_codegen::diagnostic::{Diagnostic, Diagnostics};
use authgear_admin_codegen::schema::{Schema, sdl};
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::validate::{Options, validate};
use authgear_admin_codegen::{Level, Lint, Lints, document};

/// Everything that is found in a set of texts, in the order of the texts, with the sources it is found in.
fn find(texts: &[&str], options: Options) -> (Sources, Diagnostics) {
    find_with(include_str!("schema.graphql"), texts, options)
}

/// The same with another schema.
fn find_with(sdl: &str, texts: &[&str], options: Options) -> (Sources, Diagnostics) {
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", sdl);
    let schema: Schema = sdl::parse(&sources, id).expect("the schema is fine").schema;
    let ids: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| sources.add(format!("{index}.graphql"), *text))
        .collect();
    let mut found = match document::parse(&sources, &ids) {
        Ok(document) => validate(&sources, &schema, &document, &options),
        Err(found) => found,
    };
    found.sort();
    (sources, found)
}

/// All rules; that an operation has a name is a matter of the test of that lint alone.
fn all() -> Options {
    Options { unused_fragments: true, lints: Lints::default().with(Lint::NamedOperations, Level::Allow) }
}

/// Checks a document in which `«` and `»` stand around each word that must be marked, against the rules that mark them
/// in this order.
#[track_caller]
fn check(marked: &str, rules: &[&str]) {
    let text = marked.replace(['«', '»'], "");
    let (sources, found) = find(&[&text], all());
    marked_are(marked, rules, &sources, &found);
}

/// Compares what was found with what is marked.
#[track_caller]
fn marked_are(marked: &str, rules: &[&str], sources: &Sources, found: &Diagnostics) {
    let found: Vec<(&str, &str)> =
        found.iter().map(|diagnostic| (diagnostic.rule, sources.slice(diagnostic.primary))).collect();
    let words = marked.split('«').skip(1).map(|rest| rest.split('»').next().unwrap_or(rest));
    let expected: Vec<(&str, &str)> = rules.iter().copied().zip(words).collect();
    assert_eq!(expected.len(), rules.len(), "a mark for each rule: {marked}");
    assert_eq!(found, expected, "{marked}");
}

/// Checks that nothing is wrong with a document.
#[track_caller]
fn fine(text: &str) {
    check(text, &[]);
}

/// The only finding in a document.
#[track_caller]
fn only(text: &str) -> (Sources, Diagnostic) {
    let (sources, found) = find(&[text], all());
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some(diagnostic), None) => (sources, diagnostic),
        other => panic!("one finding, not {other:?}: {text}"),
    }
}
