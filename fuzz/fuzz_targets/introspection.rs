//! Text as an introspection answer. What is decoded is printed as SDL, of which nothing may be wrong but what the answer
//! itself had wrong; and what reads back prints as the same.
#![no_main]

use authgear_admin_codegen::schema::{introspection::decode, print::print, sdl};
use authgear_admin_codegen::source::Sources;
use authgear_admin_fuzz::{json, names, told};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    let schema = match decode(text) {
        Ok(schema) => schema,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let printed = print(&schema);
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", printed.as_str());
    match sdl::parse(&sources, id) {
        Ok(parsed) => {
            told::check(&parsed.warnings, &sources);
            let again = print(&parsed.schema);
            if parsed.warnings.is_empty() {
                assert_eq!(again, printed);
            }
        }
        Err(found) => {
            told::check_errors(&found, &sources);
            // Names are checked when they are decoded: whatever the answer says, its print is SDL.
            assert!(found.iter().all(|found| found.rule != "Syntax"), "{found:?}\n{printed}");
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let by_parts = if seed.is_multiple_of(4) {
        None
    } else {
        json::mutate(data, size, max_size, seed, names::INTROSPECTION)
    };
    by_parts.unwrap_or_else(|| fuzzer_mutate(data, size, max_size))
});
