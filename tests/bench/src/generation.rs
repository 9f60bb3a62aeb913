//! Generating Rust for the sample documents, from reading the schema to the text of a file; and how that grows with what
//! there is to read.

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;

use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::validate::{Options, validate};
use authgear_admin_codegen::{NoSpans, Settings, document, generate, schema, to_file};
use graphql_client_codegen::{CodegenMode, GraphQLClientCodegenOptions, generate_module_token_stream};

use crate::case::{Case, OURS, Run};
use crate::documents::{self, Documents};
use crate::{copies, cynic_generator};

/// How many operations; fewer than there are.
const OPERATIONS: usize = 70;

/// Where GitHub's schema is, which is too large to keep here: `schema.graphql` of the npm package
/// `@octokit/graphql-schema`.
const GITHUB_SCHEMA: &str = "GITHUB_SCHEMA";

fn read() -> (String, Documents) {
    let read =
        fs::read_to_string(documents::schema()).and_then(|sdl| Ok((sdl, Documents::read(OPERATIONS)?)));
    match read {
        Ok(read) => read,
        Err(error) => panic!("{error}"),
    }
}

/// How far the work goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Schema,
    Validated,
    Tokens,
    Formatted,
}

/// From both texts to what the stage makes of them.
fn work(sdl: &str, text: &str, stage: Stage) -> usize {
    let mut sources = Sources::new();
    let (sdl, id) = (sources.add("schema.graphql", sdl), sources.add("documents.graphql", text));
    let settings = Settings::default();
    let done = schema::sdl::parse(&sources, sdl).and_then(|parsed| {
        if stage == Stage::Schema {
            return Ok(parsed.schema.types().count());
        }
        let document = document::parse(&sources, &[id])?;
        if stage == Stage::Validated {
            let options = Options { unused_fragments: false, lints: settings.lints };
            let found = validate(&sources, &parsed.schema, &document, &options);
            return if found.has_errors() { Err(found) } else { Ok(found.len()) };
        }
        let generated = generate(&sources, &parsed.schema, &document, &settings, &NoSpans)?;
        Ok(match stage {
            Stage::Formatted => to_file(&generated.tokens).map_or(0, |text| text.len()),
            _ => generated.tokens.to_string().len(),
        })
    });
    match done {
        Ok(length) => length,
        Err(found) => panic!("{:?}", found.iter().next()),
    }
}

/// Validates, and shares types between operations. The schema and the documents are so many times as large.
fn ours(stage: Stage, schemas: usize, documents: usize) -> Run {
    let (sdl, read) = read();
    let sdl = copies::of_schema(&sdl, schemas);
    let text = copies::of_documents(&read.text(), documents);
    Box::new(move || {
        _ = black_box(work(&sdl, &text, stage));
    })
}

/// The same for a large schema.
fn github() -> Run {
    let path = env::var(GITHUB_SCHEMA).unwrap_or_default();
    let sdl = match fs::read_to_string(&path) {
        Ok(sdl) => sdl,
        Err(error) => panic!("{GITHUB_SCHEMA}={path}: {error}"),
    };
    let text = include_str!("../github.graphql");
    Box::new(move || {
        _ = black_box(work(&sdl, text, Stage::Tokens));
    })
}

/// Validates nothing; each operation has types of its own.
fn by_graphql_client() -> Run {
    let (_, documents) = read();
    let folder = env::temp_dir().join(format!("authgear-admin-bench-{}", std::process::id()));
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

const fn case(work: &'static str, by: &'static str, prepare: fn() -> Run) -> Case {
    Case { section: "generation", work, by, times: 1, prepare }
}

const AUTHGEAR: &str = "70 operations and Authgear's schema";
const GROWTH: &str = "growth of the whole";
const GROWTH_OF_VALIDATION: &str = "growth up to validation";
const GROWTH_OF_SCHEMA: &str = "growth of reading the schema";
const ONCE: &str = "as they are";
const DOCUMENTS: &str = "ten times the documents";
const SCHEMA: &str = "ten times the schema";

const CASES: &[Case] = &[
    case(AUTHGEAR, "graphql_client", by_graphql_client),
    case(AUTHGEAR, OURS, || ours(Stage::Tokens, 1, 1)),
    case(AUTHGEAR, "authgear-admin, formatted", || ours(Stage::Formatted, 1, 1)),
    case(AUTHGEAR, "cynic", by_cynic),
    case(GROWTH, ONCE, || ours(Stage::Tokens, 1, 1)),
    case(GROWTH, DOCUMENTS, || ours(Stage::Tokens, 1, 10)),
    case(GROWTH, SCHEMA, || ours(Stage::Tokens, 10, 1)),
    case(GROWTH, "ten times both", || ours(Stage::Tokens, 10, 10)),
    case(GROWTH_OF_VALIDATION, ONCE, || ours(Stage::Validated, 1, 1)),
    case(GROWTH_OF_VALIDATION, DOCUMENTS, || ours(Stage::Validated, 1, 10)),
    case(GROWTH_OF_VALIDATION, SCHEMA, || ours(Stage::Validated, 10, 1)),
    case(GROWTH_OF_VALIDATION, "ten times both", || ours(Stage::Validated, 10, 10)),
    case(GROWTH_OF_SCHEMA, ONCE, || ours(Stage::Schema, 1, 1)),
    case(GROWTH_OF_SCHEMA, SCHEMA, || ours(Stage::Schema, 10, 1)),
];

/// The work; that for GitHub's schema only where it is.
pub(crate) fn cases() -> impl Iterator<Item = Case> {
    let github = env::var_os(GITHUB_SCHEMA).map(|_| case("20 operations and GitHub's schema", OURS, github));
    CASES.iter().copied().chain(github)
}
