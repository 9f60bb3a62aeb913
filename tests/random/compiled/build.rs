//! Generates Rust from random valid documents: what the tests of this crate compile.
//!
//! A document that is refused, or whose code is no Rust, does not end the build: a test tells of it, with the seed and
//! the document. What rustc refuses stands in a module that is called by its seed and shows its document.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{Level, Lints, NoSpans, RustPath, Settings, document, generate, to_file};
use authgear_admin_random_tests::document::join;
use authgear_admin_random_tests::generate::{Scope, document as random_document};
use authgear_admin_random_tests::{Rng, TestSchema, seeds};

fn main() {
    for variable in ["AUTHGEAR_RANDOM_SEED", "AUTHGEAR_RANDOM_CASES"] {
        println!("cargo::rerun-if-env-changed={variable}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rare.graphql");
    let folder = env::var("OUT_DIR").expect("cargo says where to write");
    let (admin, odd) = (TestSchema::admin(), TestSchema::odd());
    let (mut of_admin, mut of_odd) = (Code::default(), Code::default());
    of_odd.add(&odd, "rare", 0, include_str!("rare.graphql"));
    for seed in seeds(30) {
        for (code, schema) in [(&mut of_admin, &admin), (&mut of_odd, &odd)] {
            let mut rng = Rng::new(seed);
            let tokens = random_document(&mut rng, &schema.schema, Scope::Rust).tokens();
            code.add(schema, &format!("seed_{seed}"), seed, &join(&tokens, &mut rng));
        }
    }
    for (name, code) in [("admin.rs", of_admin), ("odd.rs", of_odd)] {
        let Code { modules, cases } = code;
        let text = format!("{modules}\npub(crate) fn cases() -> Vec<Case> {{ vec![\n{cases}] }}\n");
        fs::write(Path::new(&folder).join(name), text).expect("the folder is there");
    }
}

/// A module for each document, and a list of them.
#[derive(Default)]
struct Code {
    modules: String,
    cases: String,
}

impl Code {
    fn add(&mut self, schema: &TestSchema, name: &str, seed: u64, text: &str) {
        let both = generated(schema, text, false)
            .and_then(|(owned, operations)| Ok((owned, generated(schema, text, true)?.0, operations)));
        let operations = match both {
            Ok((owned, borrowed, operations)) => {
                let comment = text.replace("*/", "* /");
                let _ = writeln!(
                    self.modules,
                    "/*\n{comment}\n*/\nmod {name} {{\n{owned}}}\nmod {name}_borrowed {{\n{borrowed}}}"
                );
                let operations = operations.iter().map(|(operation, module)| {
                    // The type of an answer has a lifetime only where it holds text.
                    let data = format!("{name}_borrowed::{module}::Data");
                    let (kind, data) = if borrowed.contains(&format!(" = {module}::Data<'a>;")) {
                        ("borrowed", format!("{data}<'_>"))
                    } else {
                        ("as_ever", data)
                    };
                    let text = format!("{kind}::<{name}_borrowed::{operation}>()");
                    format!("operation::<{name}::{operation}>({text}, |answer| write::<{data}>(answer))")
                });
                format!("Ok(vec![{}])", operations.collect::<Vec<_>>().join(", "))
            }
            Err(refused) => format!("Err({refused:?})"),
        };
        let _ = writeln!(
            self.cases,
            "Case {{ name: {name:?}, seed: {seed}, text: {text:?}, operations: {operations} }},"
        );
    }
}

/// A file, and the names of the types of its operations and of their modules.
type Generated = (String, Vec<(String, String)>);

/// The text of the file for a document, with answers that borrow or own.
fn generated(schema: &TestSchema, text: &str, borrowed: bool) -> Result<Generated, String> {
    let mut sources = Sources::new();
    let id = sources.add("document", text);
    let mut settings = Settings::default();
    // What is only unwise is generated, too.
    settings.lints = Lints::all(Level::Allow);
    settings.borrowed = borrowed;
    settings.derives = vec![RustPath::new("Serialize").map_err(|error| error.to_string())?];
    let document = document::parse(&sources, &[id]).map_err(|found| format!("{found:?}"))?;
    let generated = generate(&sources, &schema.schema, &document, &settings, &NoSpans)
        .map_err(|found| format!("{found:?}"))?;
    let file = to_file(&generated.tokens).map_err(|error| format!("{error}: {}", generated.tokens))?;
    // Operations come before fragments.
    let operations = generated.exports.into_iter().take(document.operations().count());
    let names = operations.filter_map(|export| match &export.names[..] {
        [operation, module] => Some((operation.to_string(), module.to_string())),
        _ => None,
    });
    Ok((file, names.collect()))
}
