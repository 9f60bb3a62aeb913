//! Our own rules, and the limits.

use authgear_admin_codegen::diagnostic::Severity;

use crate::{check, fine, only};

#[test]
fn deprecated_usage() {
    let rule = "DeprecatedUsage";
    check("{ cat(id: 1) { «whiskers» } }", &[rule]);
    check("{ animals(«old»: 1) { name } }", &[rule]);
    check("{ animals(filter: {required: true, «old»: 1}) { name } }", &[rule]);
    check("{ animals(filters: [{required: true, inner: {required: true, «old»: 1}}]) { name } }", &[rule]);
    check("{ count(of: «STRIPED») cat(id: 1, tags: [[«STRIPED»]]) { name } }", &[rule, rule]);
    check("query($a: Tag! = «STRIPED») { count(of: $a) }", &[rule]);
    let (_, found) = only("{ cat(id: 1) { whiskers } }");
    assert_eq!(found.severity, Severity::Warning);
    assert_eq!(found.message, "The field \"Cat.whiskers\" is deprecated: they are all alike");
}

#[test]
fn mutation_field_limit() {
    let rule = "MutationFieldLimit";
    fine("mutation { a: feed b: feed c: feed d: feed e: feed }");
    check("mutation { a: feed b: feed c: feed d: feed e: feed «f»: feed }", &[rule]);
    check(
        "mutation { a: feed ...A ...«A» } fragment A on Keeper { b: feed ... on Keeper { c: feed d: feed } }",
        &[rule],
    );
    fine(
        "{ a: count(of: WILD) b: count(of: WILD) c: count(of: WILD) d: count(of: WILD) e: count(of: WILD) f: count(of: WILD) }",
    );
    fine(
        "mutation { clean { a: count(of: WILD) b: count(of: WILD) c: count(of: WILD) d: count(of: WILD) e: count(of: WILD) f: count(of: WILD) } }",
    );
    let (_, found) = only("mutation { a: feed b: feed c: feed d: feed e: feed f: feed g: feed }");
    assert_eq!(found.message, "Too many mutation fields in one request: got 7, the server's limit is 5.");
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
