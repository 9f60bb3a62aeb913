//! MutationFieldLimit, counted as the server counts.

use authgear_admin_codegen::Lint;

use super::{marks, only};

const LINT: Lint = Lint::MutationFieldLimit;

#[test]
fn the_sixth_field_is_marked() {
    marks(LINT, "mutation { a: feed b: feed c: feed d: feed e: feed }");
    marks(LINT, "mutation { a: feed b: feed c: feed d: feed e: feed «f»: feed g: feed }");
    let found = only(LINT, "mutation { a: feed b: feed c: feed d: feed e: feed f: feed g: feed }");
    assert_eq!(found.message, "Too many mutation fields in one request: got 7, the server's limit is 5.");
}

#[test]
fn one_key_or_many_they_are_all_counted() {
    marks(LINT, "mutation { feed feed feed feed feed «feed» }");
    marks(LINT, "mutation { __typename a: feed b: feed c: feed d: feed «e»: feed }");
    marks(LINT, "mutation { a: feed b: feed c: feed d: feed e: feed «f»: feed @skip(if: true) }");
}

#[test]
fn fragments_count_each_time_they_are_spread() {
    let fragment = "fragment A on Keeper { b: feed ... on Keeper { c: feed d: feed } }";
    marks(LINT, &format!("mutation {{ a: feed ...A }} {fragment}"));
    marks(LINT, &format!("mutation {{ a: feed ...A ...«A» }} {fragment}"));
    marks(
        LINT,
        &format!("mutation {{ a: feed ...B e: feed «f»: feed }} fragment B on Keeper {{ ...A }} {fragment}"),
    );
    marks(LINT, "mutation { ... { a: feed b: feed c: feed d: feed ... { e: feed «f»: feed } } }");
}

#[test]
fn only_the_top_of_a_mutation_counts() {
    let six = "a: count(of: WILD) b: count(of: WILD) c: count(of: WILD) d: count(of: WILD) e: count(of: WILD) \
               f: count(of: WILD)";
    marks(LINT, &format!("{{ {six} }}"));
    marks(LINT, &format!("mutation {{ clean {{ {six} }} }}"));
    // Each operation is a request of its own.
    marks(
        LINT,
        "mutation A { a: feed b: feed c: feed d: feed } mutation B { a: feed b: feed c: feed d: feed }",
    );
}
