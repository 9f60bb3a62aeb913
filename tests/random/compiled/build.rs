//! Generates Rust from random valid documents: what the tests of this crate compile.
//!
//! A document that is refused, or whose code is no Rust, does not end the build: a test tells of it, with the seed and
//! the document. What rustc refuses stands in a module that is called by its seed and shows its document.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{NoSpans, RustPath, Settings, document, generate, to_file};
use authgear_admin_random_tests::document::join;
use authgear_admin_random_tests::generate::{Scope, document as random_document};
use authgear_admin_random_tests::{Rng, TestSchema, seeds};

fn main() {
    for variable in ["AUTHGEAR_RANDOM_SEED", "AUTHGEAR_RANDOM_CASES"] {
        println!("cargo::rerun-if-env-changed={variable}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var("OUT_DIR").expect("cargo says where to write");
    for (name, schema) in [("admin", TestSchema::admin()), ("odd", TestSchema::odd())] {
        let file = Path::new(&folder).join(format!("{name}.rs"));
        fs::write(file, code(name, &schema)).expect("the folder is there");
    }
}

/// A module for each document, and a list of them.
fn code(name: &str, schema: &TestSchema) -> String {
    let (mut modules, mut cases) = (String::new(), String::new());
    for seed in seeds(30) {
        let mut rng = Rng::new(seed);
        let tokens = random_document(&mut rng, &schema.schema, Scope::Rust).tokens();
        let text = join(&tokens, &mut rng);
        let module = format!("{name}_{seed}");
        let operations = match generated(schema, &text) {
            Ok((code, operations)) => {
                let _ = writeln!(
                    modules,
                    "/* {} */\nmod {module} {{\n{code}}}",
                    tokens.join(" ").replace("*/", "* /")
                );
                let operations =
                    operations.iter().map(|operation| format!("operation::<{module}::{operation}>()"));
                format!("Ok(vec![{}])", operations.collect::<Vec<_>>().join(", "))
            }
            Err(refused) => format!("Err({refused:?})"),
        };
        let _ = writeln!(cases, "Case {{ seed: {seed}, text: {text:?}, operations: {operations} }},");
    }
    format!("{modules}\npub(crate) fn cases() -> Vec<Case> {{ vec![\n{cases}] }}\n")
}

/// The text of the file for a document, and the names of the types of its operations.
fn generated(schema: &TestSchema, text: &str) -> Result<(String, Vec<String>), String> {
    let mut sources = Sources::new();
    let id = sources.add("document", text);
    let mut settings = Settings::default();
    settings.derives = vec![RustPath::new("Serialize").map_err(|error| error.to_string())?];
    let document = document::parse(&sources, &[id]).map_err(|found| format!("{found:?}"))?;
    let generated = generate(&sources, &schema.schema, &document, &settings, &NoSpans)
        .map_err(|found| format!("{found:?}"))?;
    let file = to_file(&generated.tokens).map_err(|error| format!("{error}: {}", generated.tokens))?;
    // Operations come before fragments.
    let operations = generated.exports.into_iter().take(document.operations().count());
    Ok((file, operations.filter_map(|export| Some(export.names.first()?.to_string())).collect()))
}
