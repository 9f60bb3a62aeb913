//! DeprecatedUsage, wherever something deprecated can be written.

use authgear_admin_codegen::Lint;

use super::{marks, only};

const LINT: Lint = Lint::DeprecatedUsage;

#[test]
fn fields() {
    marks(LINT, "{ cat(id: 1) { «whiskers» hair: «whiskers» legs } }");
    marks(LINT, "{ find { ...C } } fragment C on Cat { ... { «whiskers» } ... on Cat { legs } }");
}

#[test]
fn arguments_also_through_a_variable() {
    marks(LINT, "{ animals(«old»: 1) { name } }");
    marks(LINT, "query($a: Int) { animals(«old»: $a) { name } }");
    marks(LINT, "{ animals(first: 1) { name } }");
}

#[test]
fn input_fields_at_any_depth() {
    marks(LINT, "{ animals(filter: {required: true, «old»: 1}) { name } }");
    marks(LINT, "query($a: Int) { animals(filter: {required: true, «old»: $a}) { name } }");
    marks(LINT, "{ animals(filters: [{required: true, inner: {required: true, «old»: 1}}]) { name } }");
    // A list of one may be written without its brackets.
    marks(LINT, "{ animals(filters: {required: true, «old»: 1}) { name } }");
}

#[test]
fn enum_values_at_any_depth() {
    marks(LINT, "{ count(of: «STRIPED») cat(id: 1, tags: [[WILD, «STRIPED»], «STRIPED»]) { name } }");
    marks(LINT, "{ animals(filter: {required: true, inner: {required: false, tag: «STRIPED»}}) { name } }");
    marks(LINT, "{ animal(by: {tag: «STRIPED»}) { name } }");
    marks(LINT, "{ cat(id: 1) { name @label(text: \"a\", tags: [TAME, «STRIPED»]) } }");
    marks(LINT, "query @label(text: \"a\", tags: «STRIPED») { count(of: WILD) }");
}

#[test]
fn defaults_of_variables() {
    marks(LINT, "query($a: Tag! = «STRIPED») { count(of: $a) }");
    marks(LINT, "query($a: [[Tag!]] = [[«STRIPED»]]) { cat(id: 1, tags: $a) { name } }");
    marks(
        LINT,
        "query($a: Filter = {required: true, «old»: 1, tag: «STRIPED»}) { animals(filter: $a) { name } }",
    );
    marks(
        LINT,
        "query($a: [Filter!] = [{required: true, inner: {required: true, «old»: 1}}]) { animals(filters: $a) { name } }",
    );
}

#[test]
fn what_a_variable_may_hold_is_not_in_the_document() {
    marks(LINT, "query($a: Filter, $b: Tag!) { animals(filter: $a) { name } count(of: $b) }");
}

#[test]
fn the_reason_and_the_declaration_are_told() {
    let found = only(LINT, "{ cat(id: 1) { whiskers } }");
    assert_eq!(found.message, "The field \"Cat.whiskers\" is deprecated: they are all alike");
    assert_eq!(found.labels.len(), 1);
    let found = only(LINT, "{ animals(old: 1) { name } }");
    assert_eq!(found.message, "The argument \"old\" is deprecated: No longer supported");
    let found = only(LINT, "{ count(of: STRIPED) }");
    assert_eq!(found.message, "The enum value \"Tag.STRIPED\" is deprecated: say WILD");
}
