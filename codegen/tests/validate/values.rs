//! The rules of values (GraphQL §5.6).

use crate::{check, fine, only};

const RULE: &str = "ValuesOfCorrectType";

#[test]
fn built_in_scalars_take_their_own_literals_only() {
    check("{ animals(first: «\"1\"») { name } }", &[RULE]);
    check("{ animals(first: «1.0») { name } }", &[RULE]);
    check("{ animals(first: «2147483648») { name } }", &[RULE]);
    check("{ animals(first: «[1, 2]») { name } }", &[RULE]);
    check("{ animals(after: «1») { name } }", &[RULE]);
    check("{ cat(id: «1.5») { name } }", &[RULE]);
    check("{ cat(id: «true», weight: «\"1\"») { name } }", &[RULE, RULE]);
    check("{ maybe(flag: «1») { __typename } }", &[RULE]);
    check("{ cat(id: «{a: 1}») { name } }", &[RULE]);
    fine(
        "{ animals(first: -2147483648, after: \"\"\"a\"\"\") { name } cat(id: 12345678901234567890, weight: 1) { name } }",
    );
    fine("{ cat(id: \"1\", weight: 1.5e300) { name } }");
}

#[test]
fn enums_take_their_values_without_quotes() {
    check("{ count(of: «wild») }", &[RULE]);
    check("{ count(of: «\"WILD\"») }", &[RULE]);
    check("{ count(of: «true») }", &[RULE]);
    check("{ count(of: «1») }", &[RULE]);
    for text in ["{ count(of: wild) }", "{ count(of: \"WILD\") }"] {
        assert_eq!(only(text).1.help.as_deref(), Some("Did you mean \"WILD\"?"));
    }
}

#[test]
fn null_stands_where_it_may() {
    check("{ count(of: «null») }", &[RULE]);
    check("{ maybe(need: «null») { __typename } }", &[RULE]);
    check("{ animals(filter: {required: «null», names: [«null»]}) { name } }", &[RULE, RULE]);
    fine("{ animals(first: null, filter: null, filters: null) { name } maybe(flag: null) { __typename } }");
}

#[test]
fn lists_are_coerced() {
    fine("{ cat(id: 1, tags: WILD) { name } }");
    fine("{ cat(id: 1, tags: [WILD, null, [TAME]]) { name } }");
    fine("{ animals(filters: {required: true}) { name } }");
    check("{ cat(id: 1, tags: [[WILD, «null»], «1»]) { name } }", &[RULE, RULE]);
}

#[test]
fn custom_scalars_take_anything() {
    fine("query($a: Int) { cat(id: 1, any: {a: [1, \"b\", {c: $a}], d: ENUM}) { name } }");
    check("{ cat(id: 1, any: {a: 1, «a»: 2}) { name } }", &["UniqueInputFieldNames"]);
}

#[test]
fn input_objects_have_their_fields() {
    check("{ animals(filter: «{}») { name } }", &[RULE]);
    check("{ animals(filter: {required: true, «leg»: 1}) { name } }", &[RULE]);
    check("{ animals(filter: {required: true, inner: «{legs: 1}»}) { name } }", &[RULE]);
    check("{ animals(filter: «\"none\"») { name } }", &[RULE]);
    fine("{ animals(filter: {required: true, names: \"one\", inner: {required: false}}) { name } }");
    let (_, found) = only("{ animals(filter: {required: true, leg: 1}) { name } }");
    assert_eq!(found.help.as_deref(), Some("Did you mean \"legs\" or \"tag\"?"));
}

#[test]
fn unique_input_field_names() {
    check(
        "{ animals(filter: {required: true, «required»: false, «required»: true}) { name } }",
        &["UniqueInputFieldNames", "UniqueInputFieldNames"],
    );
}

#[test]
fn one_of_inputs_have_one_field_that_is_not_null() {
    check("{ animal(by: «{}») { name } }", &[RULE]);
    check("{ animal(by: «{id: 1, name: \"a\"}») { name } }", &[RULE]);
    check("{ animal(by: «{id: null}») { name } }", &[RULE]);
    check("{ animal(by: «{id: 1, name: null}») { name } }", &[RULE]);
    fine("{ animal(by: {id: 1}) { name } maybe(by: {tag: WILD}) { __typename } }");
    fine("query($a: ID!) { animal(by: {id: $a}) { name } }");
    for text in [
        "query($a: ID) { animal(by: {id: «$a»}) { name } }",
        "query($a: ID) { maybe(by: {id: «$a»}) { __typename } }",
        "query($a: ID = 1) { maybe(by: {id: «$a»}) { __typename } }",
    ] {
        check(text, &["VariablesInAllowedPosition"]);
    }
}

#[test]
fn defaults_of_variables_are_values_too() {
    check("query($a: Int = «\"1\"») { animals(first: $a) { name } }", &[RULE]);
    check("query($a: Int! = «null») { maybe(need: $a) { __typename } }", &[RULE]);
    check("query($a: Filter = {required: true, «x»: 1}) { animals(filter: $a) { name } }", &[RULE]);
}
