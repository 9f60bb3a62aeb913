//! Generating Rust for the sample documents, from reading the schema to the text of a file.

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;

use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{NoSpans, Settings, document, generate, schema, to_file};
use graphql_client_codegen::{CodegenMode, GraphQLClientCodegenOptions, generate_module_token_stream};

use crate::case::{Case, OURS, Run};
use crate::cynic_generator;
use crate::documents::{self, Documents};

/// How many operations; fewer than there are.
const OPERATIONS: usize = 70;

fn read() -> (String, Documents) {
    let read =
        fs::read_to_string(documents::schema()).and_then(|sdl| Ok((sdl, Documents::read(OPERATIONS)?)));
    match read {
        Ok(read) => read,
        Err(error) => panic!("{error}"),
    }
}

/// Validates, and shares types between operations.
fn ours(format: bool) -> Run {
    let (sdl, documents) = read();
    let text = documents.text();
    Box::new(move || {
        let mut sources = Sources::new();
        let sdl = sources.add("schema.graphql", sdl.clone());
        let id = sources.add("documents.graphql", text.clone());
        let written = schema::sdl::parse(&sources, sdl)
            .and_then(|parsed| {
                let document = document::parse(&sources, &[id])?;
                generate(&sources, &parsed.schema, &document, &Settings::default(), &NoSpans)
            })
            .map(|generated| {
                if format {
                    to_file(&generated.tokens).map_or(0, |text| text.len())
                } else {
                    generated.tokens.to_string().len()
                }
            });
        match written {
            Ok(length) => drop(black_box(length)),
            Err(_) => panic!("the documents are refused"),
        }
    })
}

/// Validates nothing; each operation has types of its own.
fn by_graphql_client() -> Run {
    let (_, documents) = read();
    let folder = std::env::temp_dir().join(format!("authgear-admin-bench-{}", std::process::id()));
    let write = |name: &str, text: &str| {
        let path = folder.join(format!("{name}.graphql"));
        fs::create_dir_all(&folder).and_then(|()| fs::write(&path, text)).map(|()| path)
    };
    let files: Vec<PathBuf> = documents
        .operations
        .iter()
        .filter_map(|operation| write(&operation.name, &operation.whole).ok())
        .collect();
    let schema = documents::schema();
    Box::new(move || {
        for file in &files {
            let options = GraphQLClientCodegenOptions::new(CodegenMode::Cli);
            match generate_module_token_stream(file.clone(), &schema, options) {
                Ok(tokens) => drop(black_box(tokens.to_string())),
                Err(error) => panic!("{}: {error}", file.display()),
            }
        }
    })
}

/// Validates nothing; each operation has types of its own.
fn by_cynic() -> Run {
    let (sdl, documents) = read();
    Box::new(move || {
        for operation in &documents.operations {
            match cynic_generator::types(&operation.whole, &sdl, "schema") {
                Ok(text) => drop(black_box(text)),
                Err(error) => panic!("{}: {error}", operation.name),
            }
        }
    })
}

const fn case(by: &'static str, prepare: fn() -> Run) -> Case {
    Case { section: "generation", work: "70 operations and Authgear's schema", by, times: 1, prepare }
}

pub(crate) const CASES: &[Case] = &[
    case("graphql_client", by_graphql_client),
    case(OURS, || ours(false)),
    case("authgear-admin, formatted", || ours(true)),
    case("cynic", by_cynic),
];
