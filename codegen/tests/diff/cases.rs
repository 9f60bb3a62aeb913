//! All cases, and that together they show every kind of change.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use authgear_admin_codegen::diff::{self, ChangeKind};
use authgear_admin_codegen::document;
use authgear_admin_codegen::schema::{Schema, sdl};
use authgear_admin_codegen::source::{Sources, Span};
use authgear_admin_codegen::usage::Usage;

const CHANGES: &str = "# ---- changes\n";

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/cases");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    files
}

/// The text between a section's heading and the next one.
fn section<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!("# ---- {name}\n"))?;
    Some(rest.split("# ---- ").next().unwrap_or(rest))
}

fn schema(sources: &mut Sources, name: &str, text: &str) -> Schema {
    let id = sources.add(name, section(text, name).expect("both schemas"));
    sdl::parse(sources, id).unwrap_or_else(|found| panic!("{name}: {found:#?}")).schema
}

/// What is found in a case, as its last section has it.
fn found(text: &str) -> String {
    let mut sources = Sources::new();
    let old = schema(&mut sources, "old", text);
    let new = schema(&mut sources, "new", text);
    let documents = section(text, "documents").map(|text| sources.add("documents", text));
    let document = documents.map(|id| document::parse(&sources, &[id]).expect("documents"));
    let usage = document.as_ref().map(|document| Usage::of(&old, document));
    let place = |span: Option<Span>| {
        span.map_or("-".to_owned(), |span| {
            let place = sources.line_column(span);
            format!("{}:{} {}", place.line, place.column, sources.slice(span))
        })
    };
    let mut told = String::new();
    for change in diff::diff(&old, &new, diff::Options::default()) {
        let impact = usage.as_ref().map(|usage| change.impact(usage));
        let rust = impact.as_ref().map_or(change.rust, |impact| impact.rust);
        let path = change.path.as_deref().unwrap_or("-");
        let implied = if change.implied { ", implied" } else { "" };
        let (criticality, rust) = (change.criticality.as_str(), rust.as_str());
        writeln!(told, "# {criticality} {} {path}, {rust}{implied}", change.kind).unwrap();
        writeln!(told, "#   {} → {}", place(change.old), place(change.new)).unwrap();
        writeln!(told, "#   {}", change.text()).unwrap();
        for used in impact.iter().flat_map(|impact| &impact.used_by) {
            let definition = used.consumer.definition;
            let name = definition.name().map_or("-", |name| name.as_str());
            let breaks = if used.breaks { "breaks " } else { "" };
            let (word, place) = (definition.word(), place(Some(used.span)));
            writeln!(told, "#   {breaks}{word} {name} {place}: {}", used.how).unwrap();
        }
    }
    told
}

#[test]
fn every_case_is_told_as_it_was() {
    let mut wrong = Vec::new();
    for file in files() {
        let text = fs::read_to_string(&file).unwrap();
        let (start, expected) = text.split_once(CHANGES).unwrap_or((&text, ""));
        let found = found(&text);
        if env::var_os("BLESS").is_some() {
            fs::write(&file, format!("{start}{CHANGES}{found}")).unwrap();
        } else if found != expected {
            let name = file.file_name().unwrap_or_default().display().to_string();
            wrong.push(format!("{name}:\n{found}"));
        }
    }
    let wrong = wrong.join("\n");
    assert!(
        wrong.is_empty(),
        "{wrong}\nIf that is right: BLESS=1 cargo test -p authgear-admin-codegen --test diff"
    );
}

#[test]
fn the_cases_show_every_kind() {
    let texts: Vec<String> = files().into_iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let told: BTreeSet<&str> = texts
        .iter()
        .filter_map(|text| section(text, "changes"))
        .flat_map(|changes| changes.lines().filter(|line| !line.starts_with("#   ")))
        .filter_map(|line| line.split(' ').nth(2))
        .collect();
    let missing: Vec<&str> =
        ChangeKind::ALL.iter().map(|kind| kind.as_str()).filter(|kind| !told.contains(kind)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}
