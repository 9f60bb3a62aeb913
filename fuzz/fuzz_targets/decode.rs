//! Text as an answer: the generated types read in it what plain serde's do, whatever the order of its keys.
#![no_main]

use authgear_admin_fuzz::{answers, json, names};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    // Two entries of one key, a number beyond what is read, or more depth: serde refuses what we pass over.
    let Some(value) = json::unambiguous(text) else {
        return;
    };
    answers::check(text);
    answers::check(&json::backwards(&value));
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let by_parts =
        if seed.is_multiple_of(4) { None } else { json::mutate(data, size, max_size, seed, names::ANSWERS) };
    by_parts.unwrap_or_else(|| fuzzer_mutate(data, size, max_size))
});
