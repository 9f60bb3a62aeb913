//! The committed output of the generator is what it generates today. `BLESS=1` writes it anew instead.

use std::path::Path;
use std::{env, fs};

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::project::{Project, expand, read_schema, read_text};
use authgear_admin_codegen::snippet::{self, Color};
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{NoSpans, Settings, document, generate, generate_api, to_file};

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn generated(schema: &Path, files: &[std::path::PathBuf], settings: &Settings) -> String {
    let mut sources = Sources::new();
    let schema = read_schema(schema, &mut sources, &mut Diagnostics::new()).unwrap();
    let ids: Vec<_> =
        files.iter().map(|file| sources.add(file.display().to_string(), read_text(file).unwrap())).collect();
    let shown = |found: Diagnostics| snippet::render(&found, &sources, Color::Plain);
    let document = document::parse(&sources, &ids).map_err(shown).unwrap_or_else(|found| panic!("\n{found}"));
    let generated = generate(&sources, &schema, &document, settings, &NoSpans);
    let generated = generated.map_err(shown).unwrap_or_else(|found| panic!("\n{found}"));
    to_file(&generated.tokens).unwrap()
}

fn compare(name: &str, text: &str) {
    let path = folder().join("golden").join(name);
    if env::var_os("BLESS").is_some() {
        fs::write(&path, text).unwrap();
        return;
    }
    let committed = fs::read_to_string(&path).unwrap();
    if let Some((line, (old, new))) =
        committed.lines().zip(text.lines()).enumerate().find(|(_, (old, new))| old != new)
    {
        panic!(
            "golden/{name} differs from line {} on:\n- {old}\n+ {new}\n\
             If that is right: BLESS=1 cargo test -p authgear-admin-tests --test golden",
            line + 1
        );
    }
    assert_eq!(committed.len(), text.len(), "golden/{name} is longer or shorter; BLESS=1 writes it anew");
}

#[test]
fn all_operations_of_the_fixtures() {
    let project = Project::find(folder()).unwrap();
    let files = project.documents().unwrap().files;
    compare("admin.rs", &generated(&project.schema_path(), &files, &project.settings));
}

#[test]
fn every_oddity_of_graphql() {
    let files = expand(folder(), &["odd-queries.graphql"]).unwrap().files;
    let settings = Settings::parse("derives = ['Serialize']").unwrap();
    compare("odd.rs", &generated(&folder().join("odd.graphql"), &files, &settings));
}

#[test]
fn every_oddity_of_graphql_in_answers_that_borrow() {
    let files = expand(folder(), &["odd-queries.graphql"]).unwrap().files;
    let settings = Settings::parse("derives = ['Serialize', 'PartialEq']\nborrowed = true").unwrap();
    compare("odd_borrowed.rs", &generated(&folder().join("odd.graphql"), &files, &settings));
}

fn api(schema: &Path, settings: &Settings) -> String {
    let mut sources = Sources::new();
    let schema = read_schema(schema, &mut sources, &mut Diagnostics::new()).unwrap();
    let generated = generate_api(&mut sources, &schema, settings);
    let shown = |found: Diagnostics| snippet::render(&found, &sources, Color::Plain);
    to_file(&generated.map_err(shown).unwrap_or_else(|found| panic!("\n{found}")).generated.tokens).unwrap()
}

#[test]
fn the_whole_api() {
    let project = Project::find(folder()).unwrap();
    compare("api.rs", &api(&project.schema_path(), &project.settings));
}

#[test]
fn the_whole_api_of_every_oddity() {
    compare("odd_api.rs", &api(&folder().join("odd.graphql"), &Settings::default()));
}
