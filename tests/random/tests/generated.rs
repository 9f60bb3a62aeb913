//! What is valid is generated, or refused by the name of a limit: also after changes that nobody would make on purpose.

use authgear_admin_codegen::diagnostic::Severity;
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::validate::{Options, validate};
use authgear_admin_codegen::{Level, Lints, NoSpans, Settings, document, generate};
use authgear_admin_random_tests::generate::{Scope, document as random_document};
use authgear_admin_random_tests::mutate::mutate;
use authgear_admin_random_tests::{Rng, TestSchema, seeds};

/// What is valid GraphQL and is no Rust.
const REFUSED: &[&str] = &["NoSubscriptions", "NamedOperations", "ReservedAlias", "OutputLimit"];

/// Whether the changed document of this seed is valid, after it was generated.
fn is_generated(schema: &TestSchema, seed: u64) -> bool {
    let mut rng = Rng::new(seed);
    let document = random_document(&mut rng, &schema.schema, Scope::GraphQl);
    let text = mutate(&mut rng, &schema.schema, document).tokens.join(" ");
    let mut sources = Sources::new();
    let id = sources.add("document", text.as_str());
    let Ok(document) = document::parse(&sources, &[id]) else { return false };
    let mut settings = Settings::default();
    settings.lints = Lints::all(Level::Allow);
    let options = Options { unused_fragments: true, lints: settings.lints };
    let found = validate(&sources, &schema.schema, &document, &options);
    if found.has_errors() {
        return false;
    }
    if let Err(found) = generate(&sources, &schema.schema, &document, &settings, &NoSpans) {
        let errors = found.iter().filter(|found| found.severity == Severity::Error);
        let other: Vec<_> = errors.filter(|found| !REFUSED.contains(&found.rule)).collect();
        assert!(other.is_empty(), "seed {seed} over {}: {other:?}\n{text}", schema.name);
    }
    true
}

#[test]
fn whatever_is_valid() {
    for schema in [TestSchema::admin(), TestSchema::odd()] {
        let (mut all, mut valid) = (0, 0);
        for seed in seeds(500) {
            all += 1;
            valid += usize::from(is_generated(&schema, seed));
        }
        // Some are, or nothing was tried.
        assert!(all < 100 || valid * 20 > all, "{valid} of {all}");
    }
}
