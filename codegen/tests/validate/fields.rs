//! The rules of fields (GraphQL §5.3).

use crate::{check, fine, only};

#[test]
fn fields_on_correct_type() {
    let rule = "FieldsOnCorrectType";
    check("{ «ston» { weight } }", &[rule]);
    check("{ find { «name» } }", &[rule]);
    check("{ alias: «nope» stone { k: «nope» } }", &[rule, rule]);
    check("{ animal(by: {id: 1}) { «__schema» { types { name } } } }", &[rule]);
    fine("{ __typename __schema { types { name } } __type(name: \"Cat\") { kind } find { __typename } }");
}

#[test]
fn nothing_is_said_of_what_stands_in_something_unknown() {
    check("{ «ston» { nope(a: 1) { nope } ... on Cat { meows(times: 1) } } }", &["FieldsOnCorrectType"]);
    check("{ stone { ... on «Dog» { nope(a: NOPE) } } }", &["KnownTypeNames"]);
}

#[test]
fn a_field_of_other_types_is_proposed() {
    let help = |text: &str| only(text).1.help.unwrap_or_default();
    assert_eq!(help("{ ston { weight } }"), "Did you mean \"stone\"?");
    assert_eq!(
        help("{ animal(by: {id: 1}) { volume } }"),
        "Did you mean to use an inline fragment on \"Bird\" or \"Cat\"?"
    );
    assert_eq!(
        help("{ maybe { legs } }"),
        "Did you mean to use an inline fragment on \"Animal\", \"Bird\", or \"Cat\"?"
    );
    assert_eq!(help("{ stone { xyzzy } }"), "");
}

#[test]
fn scalar_leafs() {
    let rule = "ScalarLeafs";
    check("{ «stone» }", &[rule]);
    check("{ k: «find» }", &[rule]);
    check("{ stone { weight «{ kg }» } }", &[rule]);
    check("{ cat(id: 1) { tag «{ name }» } }", &[rule]);
    fine("{ stone { weight } cat(id: 1) { tag } }");
}

#[test]
fn overlapping_fields_can_be_merged() {
    let rule = "OverlappingFieldsCanBeMerged";
    check("{ stone { weight «weight»: name } }", &[rule]);
    check("{ count(of: WILD) «count»(of: TAME) }", &[rule]);
    check("{ k: stone { weight } «k»: find { __typename } }", &[rule]);
    check("{ stone { k: weight } «stone» { k: name } }", &[rule]);
    check("{ maybe { ... on Cat { volume } ... on Bird { «volume» } } }", &[rule]);
    check("{ maybe { ... on Cat { tag } ... on Bird { «tag» } } }", &[rule]);
    check("{ stone { k: name ...A } } fragment A on Stone { «k»: weight }", &[rule]);
    check(
        "{ stone { ...A ...B } } fragment A on Stone { k: weight } fragment B on Stone { «k»: name }",
        &[rule],
    );
}

#[test]
fn fields_that_can_be_merged() {
    fine("{ stone { weight weight @onField } }");
    fine("{ cat(id: 1, weight: 2) { name } cat(weight: 2, id: 1) { legs } }");
    fine("{ maybe { ... on Cat { k: legs } ... on Bird { k: legs } } }");
    fine("{ maybe { ... on Cat { k: name(upper: true) } ... on Bird { k: name(upper: false) } } }");
    fine(
        "{ animals { ...A friends { ...A } } } fragment A on Animal { name ... on Cat { friends { name } } }",
    );
    fine(
        "{ animals(filter: {legs: 1, required: true}) { name } animals(filter: {required: true, legs: 1}) { name } }",
    );
}
