//! Rust tokens through `admin_query!` and `admin_api!`: whatever they are, the expansion is Rust; and what is a document as text becomes
//! as tokens what it becomes as text.
//!
//! A macro's crate exports macros only, so its modules are compiled into this target: outside of a compiler,
//! `proc-macro2` has tokens of its own.
#![no_main]

#[path = "../../macros/src/api.rs"]
mod api;
#[path = "../../macros/src/expand.rs"]
mod expand;
#[path = "../../macros/src/input.rs"]
mod input;
#[path = "../../macros/src/package.rs"]
mod package;
#[path = "../../macros/src/report.rs"]
mod report;
#[path = "../../macros/src/schema.rs"]
mod schema;
#[path = "../../macros/src/text.rs"]
mod text;

use authgear_admin_codegen::{NoSpans, Settings, document, generate};
use authgear_admin_fuzz::schemas::ODD;
use authgear_admin_fuzz::{names, tokens};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    // The schema of `ODD`, by the authgear.toml of this package.
    let Ok(tokens) = text.parse::<TokenStream>() else {
        return;
    };
    let tokens = ungrouped(tokens);
    parse(&api::expand(tokens.clone()));
    let expanded = expand::expand(tokens);
    parse(&expanded);
    // A `#` begins a comment for the one and an attribute for the other; block strings are no tokens.
    if text.contains('#') || text.contains("\"\"\"") {
        return;
    }
    let expanded = expanded.to_string();
    if let Some(generated) = generated(&text) {
        assert!(expanded.contains(&generated), "{expanded}\n\n{generated}");
    }
});

fn parse(expanded: &TokenStream) {
    if let Err(error) = syn::parse2::<syn::File>(expanded.clone()) {
        panic!("{error}: {expanded}");
    }
}

/// The tokens, where `(; …)` stands for what another macro passed on as one: a group without delimiters, for which
/// there is no text.
fn ungrouped(tokens: TokenStream) -> TokenStream {
    let one = |token| {
        let TokenTree::Group(group) = token else {
            return token;
        };
        let mut inside = group.stream().into_iter().peekable();
        let is_semicolon =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
        let passed_on = group.delimiter() == Delimiter::Parenthesis && inside.next_if(is_semicolon).is_some();
        let delimiter = if passed_on { Delimiter::None } else { group.delimiter() };
        Group::new(delimiter, ungrouped(inside.collect())).into()
    };
    tokens.into_iter().map(one).collect()
}

/// What becomes of a document as text.
fn generated(text: &str) -> Option<String> {
    let mut sources = ODD.sources.clone();
    let id = sources.add("t.graphql", text);
    let document = document::parse(&sources, &[id]).ok()?;
    let generated = generate(&sources, &ODD.schema, &document, &Settings::default(), &NoSpans).ok()?;
    Some(generated.tokens.to_string())
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    match seed % 6 {
        0 | 1 => fuzzer_mutate(data, size, max_size),
        2 => tokens::mutate(data, size, max_size, seed, names::RUST),
        _ => tokens::mutate(data, size, max_size, seed, names::DOCUMENT),
    }
});
