//! Crates that use the operations, in each of the ways.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{NoSpans, Settings, document, generate, schema, to_file};

use super::floor;
use crate::cynic_generator;
use crate::documents::{self, Documents};

/// A crate: its files by their paths, among them those that differ after an edit.
pub struct Consumer {
    pub by: &'static str,
    /// Which others it shares built dependencies with.
    pub target: &'static str,
    /// Whether a release build of it tells anything that another's does not.
    pub release: bool,
    pub files: Vec<(String, String)>,
    /// After a field was added to one operation.
    pub edited: Vec<(String, String)>,
}

/// The module of an operation, for those that have one of their own for each.
fn module(name: &str) -> String {
    format!("op_{}", name.to_lowercase())
}

const HEAD: &str = "#![allow(warnings)]\n";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn manifest(by: &str, dependencies: &str) -> (String, String) {
    let name = by.split(|at: char| !at.is_alphanumeric()).collect::<Vec<_>>().join("-");
    let text = format!(
        "[package]\nname = \"consumer-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n{dependencies}"
    );
    ("Cargo.toml".to_owned(), text)
}

/// Reads an answer to every operation: this is what instantiates all decoders.
fn decoders(documents: &Documents, read: &str, data: impl Fn(&str) -> String) -> String {
    let mut text =
        "pub fn decodes(operation: &str, body: &[u8]) -> bool {\n    match operation {\n".to_owned();
    for operation in &documents.operations {
        let name = &operation.name;
        let _ = writeln!(text, "        {name:?} => {read}::<{}>(body).is_ok(),", data(name));
    }
    text + "        _ => false,\n    }\n}\n"
}

/// The operations with one more field in one of them.
fn edited(mut documents: Documents) -> Documents {
    const EDITED: &str = "UserDashboard";
    for operation in documents.operations.iter_mut().filter(|operation| operation.name == EDITED) {
        let edit = |text: &str| {
            text.replacen("        lastLoginAt\n", "        lastLoginAt\n        updatedAt\n", 1)
        };
        (operation.text, operation.whole) = (edit(&operation.text), edit(&operation.whole));
    }
    documents
}

/// This project's generated text.
fn generated(documents: &Documents) -> io::Result<String> {
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

const OUR_READ: &str = "authgear_admin::__private::json";
const OUR_DATA: fn(&str) -> String = |name| format!("<admin::{name} as authgear_admin::Operation>::Data");

fn runtime(features: &str) -> String {
    format!(
        "[dependencies]\nauthgear-admin = {{ path = {:?}, default-features = false, features = [{features}] }}\n",
        repository().join("runtime")
    )
}

fn by_hand(count: usize) -> io::Result<Consumer> {
    let files = |documents: &Documents| {
        let types = floor::by_hand(&generated(documents)?).map_err(io::Error::other)?;
        // The module of an operation's answer, as the generator names it.
        let data = |name: &str| {
            let position = types.find(&format!("pub struct {name} {{"));
            let module = position.and_then(|at| types[at..].split("pub mod ").nth(1)?.split(' ').next());
            format!("admin::{}::Data", module.unwrap_or_default())
        };
        let lib = format!("{HEAD}mod admin;\n{}", decoders(documents, "serde_json::from_slice", data));
        let dependencies = "[dependencies]\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\njiff = { version = \"1\", default-features = false, features = [\"std\", \"serde\"] }\n";
        Ok(vec![
            manifest("by hand", dependencies),
            ("src/lib.rs".to_owned(), lib),
            ("src/admin.rs".to_owned(), types),
        ])
    };
    consumer("by hand", count, files)
}

fn our_text(count: usize) -> io::Result<Consumer> {
    let files = |documents: &Documents| {
        let lib = format!("{HEAD}mod admin;\n{}", decoders(documents, OUR_READ, OUR_DATA));
        Ok(vec![
            manifest("ours text", &runtime("")),
            ("src/lib.rs".to_owned(), lib),
            ("src/admin.rs".to_owned(), generated(documents)?),
        ])
    };
    consumer("authgear-admin, text", count, files)
}

fn our_build_script(count: usize) -> io::Result<Consumer> {
    let files = |documents: &Documents| {
        let lib = format!(
            "{HEAD}mod admin {{ include!(concat!(env!(\"OUT_DIR\"), \"/admin.rs\")); }}\n{}",
            decoders(documents, OUR_READ, OUR_DATA)
        );
        let dependencies = format!(
            "{}\n[build-dependencies]\nauthgear-admin-codegen = {{ path = {:?}, features = [\"build\"] }}\n",
            runtime(""),
            repository().join("codegen")
        );
        let script = "fn main() -> Result<(), Box<dyn std::error::Error>> {\n    authgear_admin_codegen::configure().schema(\"schema.graphql\").documents(\"queries/*.graphql\").compile()?;\n    Ok(())\n}\n";
        Ok(vec![
            manifest("ours build", &dependencies),
            ("build.rs".to_owned(), script.to_owned()),
            ("schema.graphql".to_owned(), fs::read_to_string(documents::schema())?),
            ("queries/all.graphql".to_owned(), documents.text()),
            ("src/lib.rs".to_owned(), lib),
        ])
    };
    consumer("authgear-admin, build script", count, files)
}

fn our_macro(count: usize) -> io::Result<Consumer> {
    let files = |documents: &Documents| {
        let mut lib = HEAD.to_owned();
        for operation in &documents.operations {
            let _ = writeln!(
                lib,
                "pub mod {} {{\n    authgear_admin::admin_query! {{\n{}\n    }}\n}}",
                module(&operation.name),
                operation.whole
            );
        }
        let data = |name: &str| format!("<{}::{name} as authgear_admin::Operation>::Data", module(name));
        lib += &decoders(documents, OUR_READ, data);
        Ok(vec![
            manifest("ours macro", &runtime("\"macros\"")),
            ("schema.graphql".to_owned(), fs::read_to_string(documents::schema())?),
            ("src/lib.rs".to_owned(), lib),
        ])
    };
    consumer("authgear-admin, macro", count, files)
}

const JSON: &str = "serde_json::Map<String, serde_json::Value>";

fn graphql_client(count: usize) -> io::Result<Consumer> {
    let files = |documents: &Documents| {
        let sdl = fs::read_to_string(documents::schema())?;
        let scalars =
            sdl.lines().filter_map(|line| line.strip_prefix("scalar ")).map(|scalar| match scalar.trim() {
                "DateTime" => "    type DateTime = jiff::Timestamp;\n".to_owned(),
                scalar => format!("    type {scalar} = {JSON};\n"),
            });
        let scalars: String = scalars.collect();
        let mut lib = HEAD.to_owned();
        let mut files = Vec::new();
        for operation in &documents.operations {
            let name = &operation.name;
            let _ = writeln!(
                lib,
                "pub mod {} {{\n{scalars}    #[derive(graphql_client::GraphQLQuery)]\n    #[graphql(schema_path = \"schema.graphql\", query_path = \"queries/{name}.graphql\", response_derives = \"Debug, Clone\", variables_derives = \"Debug, Clone\")]\n    pub struct {name};\n}}",
                module(name)
            );
            files.push((format!("queries/{name}.graphql"), operation.whole.clone()));
        }
        let data =
            |name: &str| format!("<{}::{name} as graphql_client::GraphQLQuery>::ResponseData", module(name));
        lib += &decoders(documents, "serde_json::from_slice", data);
        let dependencies = "[dependencies]\ngraphql_client = \"0.16\"\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\njiff = { version = \"1\", default-features = false, features = [\"std\", \"serde\"] }\n";
        files.push(manifest("graphql-client", dependencies));
        files.push(("schema.graphql".to_owned(), sdl));
        files.push(("src/lib.rs".to_owned(), lib));
        Ok(files)
    };
    consumer("graphql_client", count, files)
}

fn cynic(count: usize) -> io::Result<Consumer> {
    let files = |documents: &Documents| {
        let sdl = fs::read_to_string(documents::schema())?;
        let mut lib = format!(
            "{HEAD}#[cynic::schema(\"authgear\")]\npub mod schema {{}}\ncynic::impl_scalar!(jiff::Timestamp, schema::DateTime);\n"
        );
        for operation in &documents.operations {
            let code =
                cynic_generator::types(&operation.whole, &sdl, "crate::schema").map_err(io::Error::other)?;
            let code = code
                .replace("pub struct DateTime(pub String)", "pub struct DateTime(pub jiff::Timestamp)")
                .replace("(pub String);", &format!("(pub {JSON});"));
            let _ = writeln!(lib, "pub mod {} {{\nuse crate::schema;\n{code}\n}}", module(&operation.name));
        }
        lib += &decoders(documents, "serde_json::from_slice", |name| format!("{}::{name}", module(name)));
        let dependencies = "[dependencies]\ncynic = \"3.14\"\nserde_json = \"1\"\njiff = { version = \"1\", default-features = false, features = [\"std\", \"serde\"] }\n\n[build-dependencies]\ncynic-codegen = \"3.14\"\n";
        let script = "fn main() -> Result<(), Box<dyn std::error::Error>> {\n    cynic_codegen::register_schema(\"authgear\").from_sdl_file(\"schema.graphql\")?.as_default()?;\n    Ok(())\n}\n";
        Ok(vec![
            manifest("cynic", dependencies),
            ("build.rs".to_owned(), script.to_owned()),
            ("schema.graphql".to_owned(), sdl.clone()),
            ("src/lib.rs".to_owned(), lib),
        ])
    };
    consumer("cynic", count, files)
}

/// Nothing but the HTTP client that this project's runtime brings along.
fn http() -> Consumer {
    let dependencies = "[dependencies]\nreqwest = { version = \"0.13\", default-features = false }\n";
    let files = vec![manifest("http", dependencies), ("src/lib.rs".to_owned(), HEAD.to_owned())];
    Consumer { by: HTTP, target: "http", release: false, edited: Vec::new(), files }
}

/// The consumer that is none.
pub const HTTP: &str = "the HTTP client alone";

type Files = Vec<(String, String)>;

fn consumer(
    by: &'static str,
    count: usize,
    files: impl Fn(&Documents) -> io::Result<Files>,
) -> io::Result<Consumer> {
    let before = files(&Documents::read(count)?)?;
    let after = files(&edited(Documents::read(count)?))?;
    let edited: Files = after.into_iter().filter(|file| !before.contains(file)).collect();
    if edited.is_empty() {
        return Err(io::Error::other(format!("{by}: the edit changes nothing")));
    }
    let target = if by.starts_with("authgear-admin") { "authgear-admin" } else { by };
    // What a build script or a macro generates compiles as the text does.
    let release = by == target || by.ends_with("text");
    Ok(Consumer { by, target, release, files: before, edited })
}

/// A consumer for each way, of this many operations.
pub fn all(count: usize) -> io::Result<Vec<Consumer>> {
    Ok(vec![
        http(),
        by_hand(count)?,
        our_text(count)?,
        our_build_script(count)?,
        our_macro(count)?,
        graphql_client(count)?,
        cynic(count)?,
    ])
}
