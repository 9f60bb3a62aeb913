//! Operations that bytes choose from a schema, the whole way to Rust: mostly valid ones, with merged fields, nested
//! fragments, narrowing spreads, conditions and names that are taken.
#![no_main]

use std::sync::LazyLock;

use arbitrary::Unstructured;
use authgear_admin_codegen::Settings;
use authgear_admin_fuzz::schemas::{ADMIN, ODD, ZOO};
use authgear_admin_fuzz::{operation, run};
use libfuzzer_sys::fuzz_target;

static SETTINGS: LazyLock<[Settings; 2]> = LazyLock::new(|| {
    let serialize = Settings::parse("derives = ['Serialize']").expect("settings");
    [Settings::default(), serialize]
});

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let read = [&*ODD, &*ZOO, &*ODD, &*ADMIN][usize::from(first % 4)];
    let settings = &SETTINGS[usize::from(first / 128)];
    if let Ok(text) = operation::write(&read.schema, &mut Unstructured::new(rest)) {
        let _ = run::rust(read, settings, &text);
    }
});
