//! The rules of fragments (GraphQL §5.5).

use authgear_admin_codegen::validate::Options;

use crate::{all, check, find, fine};

#[test]
fn unique_fragment_names() {
    check(
        "{ ...A } fragment A on Zoo { stone { weight } } fragment «A» on Zoo { stone { weight } }",
        &["UniqueFragmentNames"],
    );
}

#[test]
fn known_type_names() {
    let rule = "KnownTypeNames";
    check("{ ... on «Zo» { stone { weight } } }", &[rule]);
    check("{ ...A } fragment A on «Nope» { nope }", &[rule]);
    check("query($a: [«Nope»!]) { cat(id: 1, any: $a) { name } }", &[rule]);
}

#[test]
fn fragments_on_composite_types() {
    let rule = "FragmentsOnCompositeTypes";
    check("{ ... on «Tag» { nope } }", &[rule]);
    check("{ ... on «Filter» { tag } }", &[rule]);
    check("{ ...A } fragment A on «Int» { nope }", &[rule]);
}

#[test]
fn no_unused_fragments() {
    check("{ stone { weight } } fragment «A» on Stone { weight }", &["NoUnusedFragments"]);
    check(
        "{ stone { weight } } fragment «A» on Stone { ...B } fragment «B» on Stone { weight }",
        &["NoUnusedFragments", "NoUnusedFragments"],
    );
    fine("{ ...A } fragment A on Zoo { stone { ...B } } fragment B on Stone { weight }");
}

#[test]
fn unused_fragments_are_types_to_a_generator() {
    let text = "fragment A on Stone { weight }";
    let (_, found) = find(&[text], Options { unused_fragments: false, ..all() });
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn known_fragment_names() {
    check(
        "{ ...«Nope» stone { ...A } } fragment A on Stone { ...«B» }",
        &["KnownFragmentNames", "KnownFragmentNames"],
    );
}

#[test]
fn no_fragment_cycles() {
    let rule = "NoFragmentCycles";
    check("{ stone { ...A } } fragment A on Stone { weight ...«A» }", &[rule]);
    check(
        "{ ...A } fragment A on Zoo { ...B } fragment B on Zoo { clean: stone { weight } ...«A» }",
        &[rule],
    );
    check(
        "{ animals { ...A } } fragment A on Animal { friends { ...B } } fragment B on Animal { friends { ...C } } \
         fragment C on Animal { friends { ...«A» } }",
        &[rule],
    );
    fine("{ animals { ...A ...B } } fragment A on Animal { ...B } fragment B on Animal { name }");
}

#[test]
fn possible_fragment_spreads() {
    let rule = "PossibleFragmentSpreads";
    check("{ stone { ... on «Cat» { name } } }", &[rule]);
    check("{ find { ... on «Bird» { name } } }", &[rule]);
    check("{ find { ...«A» } } fragment A on Bird { name }", &[rule]);
    check("{ stone { ... on «Pet» { __typename } } }", &[rule]);
    fine("{ find { ... on Animal { name } ... on Pet { ... on Cat { name } } } }");
    fine(
        "{ animals { ... on Named { name } ... on Pet { ... on Named { name } } ... on Found { __typename } } }",
    );
}
