//! Text as SDL. What is read is printed and reads back as the same; what is refused can be shown.
#![no_main]

use authgear_admin_codegen::schema::{print::print, sdl};
use authgear_admin_codegen::source::Sources;
use authgear_admin_fuzz::{names, tokens, told};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", String::from_utf8_lossy(data));
    let parsed = match sdl::parse(&sources, id) {
        Ok(parsed) => parsed,
        Err(found) => return told::check_errors(&found, &sources),
    };
    told::check(&parsed.warnings, &sources);
    let printed = print(&parsed.schema);
    let again = sources.add("printed.graphql", printed.as_str());
    match sdl::parse(&sources, again) {
        Ok(again) => assert_eq!(print(&again.schema), printed),
        Err(found) => panic!("what was printed is no schema: {found:?}\n{printed}"),
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if seed.is_multiple_of(3) {
        fuzzer_mutate(data, size, max_size)
    } else {
        tokens::mutate(data, size, max_size, seed, names::SDL)
    }
});
