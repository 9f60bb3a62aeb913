//! Text as a document, validated against three schemas. The shortest text of a document that is valid is as valid, and
//! the shortest there is.
#![no_main]

use authgear_admin_fuzz::schemas::{ADMIN, ODD, ZOO};
use authgear_admin_fuzz::{names, run, tokens};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for read in [&*ADMIN, &*ODD, &*ZOO] {
        let mut sources = read.sources.clone();
        let Some(document) = run::parse(&mut sources, &text) else {
            return;
        };
        if !run::is_valid(&sources, read, &document, true) {
            continue;
        }
        let short = run::minified(&sources, &document);
        let again =
            run::parse(&mut sources, &short).unwrap_or_else(|| panic!("no document any more: {short}"));
        assert!(run::is_valid(&sources, read, &again, true), "not valid any more: {short}");
        assert_eq!(again.definitions().len(), document.definitions().len(), "{short}");
        assert_eq!(run::minified(&sources, &again), short);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if seed.is_multiple_of(3) {
        fuzzer_mutate(data, size, max_size)
    } else {
        tokens::mutate(data, size, max_size, seed, names::DOCUMENT)
    }
});
