//! A schema and a document, the whole way to Rust. The text before a line `---` is the schema; where there is no such
//! line, the document is tried on the schemas of the repository.
#![no_main]

use std::sync::LazyLock;

use authgear_admin_codegen::Settings;
use authgear_admin_fuzz::schemas::{ADMIN, ODD, Read};
use authgear_admin_fuzz::{names, run, tokens};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

const LINE: &str = "\n---\n";

static SETTINGS: LazyLock<[Settings; 2]> = LazyLock::new(|| {
    let serialize = Settings::parse("derives = ['Serialize', 'PartialEq']").expect("settings");
    [Settings::default(), serialize]
});

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let settings = &SETTINGS[text.len() % 2];
    match text.split_once(LINE) {
        Some((schema, document)) => {
            if let Some(read) = Read::new(schema) {
                let _ = run::rust(&read, settings, document);
            }
        }
        None => {
            let _ = run::rust(&ODD, settings, &text) || run::rust(&ADMIN, settings, &text);
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    match seed % 6 {
        0 | 1 => fuzzer_mutate(data, size, max_size),
        2 => tokens::mutate(data, size, max_size, seed, names::SDL),
        _ => tokens::mutate(data, size, max_size, seed, names::DOCUMENT),
    }
});
