//! A row of the table: a change, a document, the code that consumes what is generated, and what the report says.

use std::fs;
use std::path::Path;

use authgear_admin_codegen::diff::{self, ChangeKind, Rust};
use authgear_admin_codegen::document::{self, Document};
use authgear_admin_codegen::schema::{Schema, sdl};
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::usage::Usage;
use authgear_admin_codegen::{NoSpans, Settings, generate, to_file};

/// What can be generated after the change.
pub(crate) enum After {
    /// A whole source file, with the consumer in it.
    Code(String),
    /// Nothing: the document breaks this rule.
    Invalid(&'static str),
}

/// A row.
pub(crate) struct Row {
    /// The name of its file.
    pub(crate) name: String,
    /// The change in words.
    pub(crate) what: String,
    pub(crate) kind: ChangeKind,
    pub(crate) criticality: &'static str,
    /// What the report says of the document's Rust.
    pub(crate) rust: Rust,
    /// A whole source file, with the consumer in it.
    pub(crate) before: String,
    pub(crate) after: After,
    /// Why compiler and report do not agree, where that is known.
    pub(crate) exception: Option<String>,
}

/// All rows, in the order of their names.
pub(crate) fn all() -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rows");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    files.iter().map(|path| Row::read(&name(path), &fs::read_to_string(path).unwrap())).collect()
}

/// The text between a section's heading and the next one.
fn section<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!("# ---- {name}\n"))?;
    Some(rest.split("# ---- ").next().unwrap_or(rest))
}

impl Row {
    fn read(name: &str, text: &str) -> Self {
        let part = |part| section(text, part).unwrap_or_else(|| panic!("{name}: no section {part}"));
        let mut sources = Sources::new();
        let mut schema = |when| {
            let id = sources.add(when, part(when));
            sdl::parse(&sources, id).unwrap_or_else(|found| panic!("{name}: {found:?}")).schema
        };
        let (before, after) = (schema("before"), schema("after"));
        let documents = sources.add("documents", part("documents"));
        let document = document::parse(&sources, &[documents]).unwrap();
        let changes = diff::diff(&before, &after, diff::Options::default());
        let changes: Vec<_> = changes.iter().filter(|change| !change.implied).collect();
        // A union's new member is a new type as well, which is no news by itself.
        let told = |kind| kind != ChangeKind::TypeAdded;
        let [change] = changes.iter().filter(|change| told(change.kind)).collect::<Vec<_>>()[..] else {
            panic!("{name}: one change is looked at, not {changes:#?}")
        };
        let usage = Usage::of(&before, &document);
        let consumer = part("consumer");
        let code = |schema| source(&sources, schema, &document, consumer);
        Self {
            name: format!("row_{name}"),
            what: text.lines().next().unwrap_or_default().to_owned(),
            kind: change.kind,
            criticality: change.criticality.as_str(),
            rust: change.impact(&usage).rust,
            before: code(&before).unwrap_or_else(|rule| panic!("{name}: {rule}")),
            after: code(&after).map_or_else(After::Invalid, After::Code),
            exception: section(text, "exception").map(|why| why.trim().to_owned()),
        }
    }
}

/// The generated code and its consumer, or the rule that the document breaks.
fn source(
    sources: &Sources,
    schema: &Schema,
    document: &Document,
    consumer: &str,
) -> Result<String, &'static str> {
    match generate(sources, schema, document, &Settings::default(), &NoSpans) {
        Ok(generated) => Ok(format!("{}\n{consumer}", to_file(&generated.tokens).unwrap())),
        Err(found) => Err(found.iter().next().map_or("", |first| first.rule)),
    }
}
