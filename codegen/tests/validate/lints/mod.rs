//! Our own lints, one by one and by their levels, and the limits.

mod connection_page_info;
mod deprecated_usage;
mod mutation_field_limit;
mod named_operations;
mod page_size;

use authgear_admin_codegen::diagnostic::{Diagnostic, Diagnostics, Severity};
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::validate::Options;
use authgear_admin_codegen::{Level, Lint, Lints};

use crate::{check, find_with, fine, marked_are};

/// What one lint finds in a set of texts.
fn find(lint: Lint, level: Level, texts: &[&str]) -> (Sources, Diagnostics) {
    let schema = concat!(include_str!("../schema.graphql"), include_str!("park.graphql"));
    let lints = Lints::all(Level::Allow).with(lint, level);
    find_with(schema, texts, Options { unused_fragments: true, lints })
}

/// Checks that a lint marks the words between `«` and `»`, and nothing else, and that the severity is as the level says.
#[track_caller]
fn marks(lint: Lint, marked: &str) {
    let text = marked.replace(['«', '»'], "");
    let rules = vec![lint.rule(); marked.matches('«').count()];
    for (level, severity) in [(Level::Warn, Severity::Warning), (Level::Deny, Severity::Error)] {
        let (sources, found) = find(lint, level, &[&text]);
        marked_are(marked, &rules, &sources, &found);
        assert!(found.iter().all(|diagnostic| diagnostic.severity == severity), "{found:?}");
    }
    let (_, found) = find(lint, Level::Allow, &[&text]);
    assert!(found.is_empty(), "{found:?}");
}

/// The only finding of a lint in a text.
#[track_caller]
fn only(lint: Lint, text: &str) -> Diagnostic {
    let (_, found) = find(lint, Level::Warn, &[text]);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().expect("one finding")
}

#[test]
fn without_settings_each_lint_has_its_own_level() {
    let schema = concat!(include_str!("../schema.graphql"), include_str!("park.graphql"));
    let of = |text: &str| {
        let options = Options { unused_fragments: true, lints: Lints::default() };
        let (_, found) = find_with(schema, &[text], options);
        found.iter().map(|found| (found.rule, found.severity)).collect::<Vec<_>>()
    };
    let paged = "query Q($after: String) { visitors(first: 10, after: $after) { edges { cursor } } }";
    assert_eq!(of(paged), [("ConnectionPageInfo", Severity::Warning)]);
    assert_eq!(of("query Q { cat(id: 1) { whiskers } }"), [("DeprecatedUsage", Severity::Warning)]);
    let six = "mutation M { a: feed b: feed c: feed d: feed e: feed f: feed }";
    assert_eq!(of(six), [("MutationFieldLimit", Severity::Error)]);
    assert_eq!(of("{ cat(id: 1) { legs } }"), [("NamedOperations", Severity::Error)]);
    assert_eq!(of("query Q { visitors(first: 101) { totalCount } }"), [("PageSize", Severity::Error)]);
}

#[test]
fn lints_and_rules_are_told_together() {
    check("{ cat(id: 1) { «whiskers» «wings» } }", &["DeprecatedUsage", "FieldsOnCorrectType"]);
}

#[test]
fn what_is_only_counted_is_as_bad_as_the_worst_of_it() {
    let field = |index: usize| format!("a{index}: whiskers ");
    let cat: String = (0..1002).map(field).collect();
    let text = format!("query Q {{ cat(id: 1) {{ {cat} }} visitors(first: 101) {{ totalCount }} }}");
    let schema = concat!(include_str!("../schema.graphql"), include_str!("park.graphql"));
    for (level, severity) in [(Level::Warn, Severity::Warning), (Level::Deny, Severity::Error)] {
        let lints = Lints::default().with(Lint::PageSize, level);
        let (_, found) = find_with(schema, &[&text], Options { unused_fragments: true, lints });
        let limit = found.iter().find(|found| found.rule == "FindingsLimit").expect("more than are told");
        assert_eq!(limit.severity, severity);
        assert!(limit.message.contains(": 3 more"), "{}", limit.message);
    }
}

#[test]
fn max_introspection_depth() {
    let fields = |depth: usize| {
        format!(
            "{{ __schema {{ types {{ {}name{} }} }} }}",
            "fields { type { ".repeat(depth),
            " } }".repeat(depth)
        )
    };
    fine(&fields(2));
    check(&fields(3).replace("__schema", "«__schema»"), &["MaxIntrospectionDepth"]);
}
