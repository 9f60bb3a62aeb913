//! The rules of variables (GraphQL §5.8).

use crate::{all, check, find_with, fine};

#[test]
fn unique_variable_names() {
    check("query($a: ID!, «$a»: ID!) { cat(id: $a) { name } }", &["UniqueVariableNames"]);
    fine("query A($a: ID!) { cat(id: $a) { name } } query B($a: ID!) { cat(id: $a) { name } }");
}

#[test]
fn variables_are_input_types() {
    let rule = "VariablesAreInputTypes";
    check("query($a: «Cat») { stone @include(if: «$a») { weight } }", &[rule, "VariablesInAllowedPosition"]);
    check("query(«$a»: «[Found!]!») { stone { weight } }", &["NoUnusedVariables", rule]);
    fine(
        "query($a: [[Filter!]]!, $b: Any) { cat(id: 1, any: [$b]) { name } k: cat(id: 1, any: {x: $a}) { name } }",
    );
}

#[test]
fn no_undefined_variables() {
    let rule = "NoUndefinedVariables";
    check("{ cat(id: «$a») { name } }", &[rule]);
    check("query A { ...F } query B($a: ID!) { ...F } fragment F on Zoo { cat(id: «$a») { name } }", &[rule]);
    check("{ stone @include(if: «$a») { weight } }", &[rule]);
    check("{ cat(id: 1, any: [{a: «$a»}]) { name } }", &[rule]);
}

#[test]
fn no_unused_variables() {
    let rule = "NoUnusedVariables";
    check("query(«$a»: ID!) { stone { weight } }", &[rule]);
    check(
        "query A(«$a»: ID!) { stone { weight } } query B($a: ID!) { ...F } fragment F on Zoo { cat(id: $a) { name } }",
        &[rule],
    );
    fine("query($a: Boolean!) { ...F @include(if: $a) } fragment F on Zoo { stone { weight } }");
}

#[test]
fn variables_in_allowed_position() {
    let rule = "VariablesInAllowedPosition";
    check("query($a: ID) { cat(id: «$a») { name } }", &[rule]);
    check("query($a: String!) { cat(id: «$a») { name } }", &[rule]);
    check("query($a: [Int]) { animals(first: «$a») { name } }", &[rule]);
    check("query($a: Tag!) { cat(id: 1, tags: «$a») { name } }", &[rule]);
    check("query($a: [Tag]) { cat(id: 1, tags: [«$a»]) { name } }", &[rule]);
    check("query($a: Boolean) { animals(filter: {required: «$a»}) { name } }", &[rule]);
    check("query($a: ID = null) { cat(id: «$a») { name } }", &[rule]);
    check("query($a: ID) { ...F } fragment F on Zoo { cat(id: «$a») { name } }", &[rule]);
    fine("query($a: ID = 1) { cat(id: $a) { name } }");
    fine(
        "query($a: Int) { maybe(need: $a) { __typename } animals(filter: {legs: $a, required: true}) { name } }",
    );
    fine("query($a: [Tag!]!) { cat(id: 1, tags: [$a]) { name } }");
    fine("query($a: Boolean!) { stone @include(if: $a) { weight } }");
}

/// A built-in scalar that a schema does not refer to is not one of its types (GraphQL §3.5).
#[test]
fn scalars_that_the_schema_does_not_use_are_unknown() {
    let rules = |sdl: &str| -> Vec<&'static str> {
        let (_, found) = find_with(sdl, &["query($a: Float) { a }"], all());
        found.iter().map(|diagnostic| diagnostic.rule).collect()
    };
    assert_eq!(rules("type Query { a: Int }"), ["NoUnusedVariables", "KnownTypeNames"]);
    assert_eq!(rules("type Query { a: Int b: [Float!] }"), ["NoUnusedVariables"]);
}
