//! Text as `authgear.toml`. Whatever is taken for a type or a derive, what is generated with it is Rust.
#![no_main]

use std::sync::LazyLock;

use authgear_admin_codegen::{NoSpans, Settings, document, generate};
use authgear_admin_fuzz::output;
use authgear_admin_fuzz::schemas::Read;
use libfuzzer_sys::fuzz_target;

static READ: LazyLock<Read> =
    LazyLock::new(|| Read::new("type Query { a(b: A): A c: [B!]! } scalar A scalar B").expect("a schema"));

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    match Settings::parse(&text) {
        Ok(settings) => {
            let mut sources = READ.sources.clone();
            let id = sources.add("t.graphql", "query Q($b: A) { a(b: $b) c }");
            let document = document::parse(&sources, &[id]).expect("a document");
            let generated = generate(&sources, &READ.schema, &document, &settings, &NoSpans);
            // Which types there are is not known here; what is written for them must be no more than types.
            let file = output::parse(&generated.expect("what is valid").tokens);
            assert_eq!(file.items.len(), 2);
        }
        Err(error) => {
            let shown = error.to_string();
            assert!(!shown.is_empty() && (!text.contains("PRIVATE KEY") || !shown.contains("BEGIN")));
        }
    }
});
