//! This project's code: as a generated file, from a build script, from the macro.

use std::path::{Path, PathBuf};
use std::{fs, io};

use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{NoSpans, Settings, document, generate, schema, to_file};

use super::{Files, HEAD, decoders, manifest, module, module_file, modules};
use crate::documents::{self, Documents};

const READ: &str = "authgear_admin::__private::json";

/// The root of this repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The dependency on the runtime.
fn runtime(features: &str) -> String {
    let path = repository().join("runtime");
    format!("authgear-admin = {{ path = {path:?}, default-features = false, features = [{features}] }}\n")
}

fn data_in(module: &str, name: &str) -> String {
    format!("<{module}::{name} as authgear_admin::Operation>::Data")
}

/// The generated text.
pub(super) fn generated(documents: &Documents) -> io::Result<String> {
    let mut sources = Sources::new();
    let sdl = sources.add("schema.graphql", fs::read_to_string(documents::schema())?);
    let id = sources.add("documents.graphql", documents.text());
    let refused = |_| io::Error::other("the documents are refused");
    let schema = schema::sdl::parse(&sources, sdl).map_err(refused)?.schema;
    let document = document::parse(&sources, &[id]).map_err(refused)?;
    let generated =
        generate(&sources, &schema, &document, &Settings::default(), &NoSpans).map_err(refused)?;
    to_file(&generated.tokens).map_err(io::Error::other)
}

/// As the command line writes it.
pub(super) fn text(documents: &Documents) -> io::Result<Files> {
    let lib = format!("{HEAD}mod admin;\n{}", decoders(documents, READ, |name| data_in("admin", name)));
    Ok(vec![
        manifest("authgear-admin, text", &runtime("\"aws-lc\"")),
        ("src/lib.rs".to_owned(), lib),
        ("src/admin.rs".to_owned(), generated(documents)?),
    ])
}

pub(super) fn build_script(documents: &Documents) -> io::Result<Files> {
    let lib = format!(
        "{HEAD}mod admin {{ include!(concat!(env!(\"OUT_DIR\"), \"/admin.rs\")); }}\n{}",
        decoders(documents, READ, |name| data_in("admin", name))
    );
    let dependencies = format!(
        "{}\n[build-dependencies]\nauthgear-admin-codegen = {{ path = {:?}, features = [\"build\"] }}\n",
        runtime("\"aws-lc\""),
        repository().join("codegen")
    );
    let script = "fn main() -> Result<(), Box<dyn std::error::Error>> {\n    \
        authgear_admin_codegen::configure().schema(\"schema.graphql\").documents(\"queries/*.graphql\").compile()?;\n    \
        Ok(())\n}\n";
    Ok(vec![
        manifest("authgear-admin, build script", &dependencies),
        super::schema()?,
        ("build.rs".to_owned(), script.to_owned()),
        ("queries/all.graphql".to_owned(), documents.text()),
        ("src/lib.rs".to_owned(), lib),
    ])
}

/// From the macro, whose calls are in a file each.
pub(super) fn macro_calls(documents: &Documents) -> io::Result<Files> {
    let mut files = calls(documents, "authgear_admin")?;
    let decoders = decoders(documents, READ, |name| data_in(&module(name), name));
    files.iter_mut().filter(|(path, _)| path == "src/lib.rs").for_each(|(_, lib)| *lib += &decoders);
    files.push(manifest("authgear-admin, macro", &runtime("\"aws-lc\", \"macros\"")));
    Ok(files)
}

/// Files with a call of the macro for each operation; the macro is in this crate.
pub(crate) fn calls(documents: &Documents, from: &str) -> io::Result<Files> {
    let calls = documents.operations.iter();
    let calls = calls.map(|it| module_file(&it.name, format!("{from}::{}\n", call(&it.whole))));
    let lib = ("src/lib.rs".to_owned(), format!("{HEAD}{}", modules(documents)));
    Ok(calls.chain([super::schema()?, lib]).collect())
}

/// A call of the macro; tokens cannot carry block strings.
fn call(document: &str) -> String {
    if document.contains("\"\"\"") {
        format!("admin_query!(pub r#\"\n{document}\n\"#);")
    } else {
        format!("admin_query! {{\npub {document}\n}}")
    }
}
