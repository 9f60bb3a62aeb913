//! PageSize: literals, and the defaults of the variables that stand in their place.

use authgear_admin_codegen::Lint;

use super::{marks, only};

const LINT: Lint = Lint::PageSize;

#[test]
fn a_literal_over_a_hundred_is_marked() {
    marks(LINT, "{ visitors(first: 100) { totalCount } }");
    marks(LINT, "{ visitors(first: «101») { totalCount } }");
    marks(
        LINT,
        "{ a: visitors(last: «2147483647», before: \"x\") { totalCount } b: visitors { totalCount } }",
    );
    marks(LINT, "{ park { visitors(first: «1000») { nodes { friends(first: «200») { totalCount } } } } }");
    marks(LINT, "{ visitors(first: -5) { totalCount } a: visitors(first: null) { totalCount } }");
    let found = only(LINT, "{ visitors(first: 250) { totalCount } }");
    assert_eq!(found.message, "\"first\" asks for 250, of which the server silently returns at most 100.");
}

#[test]
fn only_of_a_connection() {
    marks(
        LINT,
        "{ guards(first: 500) { name } steps(first: 500) { edges { name } } animals(first: 500) { name } }",
    );
    // A connection is known by what it has, whatever it is called.
    marks(LINT, "{ node { ... on Pond { ducks(first: «101») { edges { cursor } } } } }");
}

#[test]
fn in_fragments() {
    marks(
        LINT,
        "{ park { ...A } } fragment A on Park { ... on Node { visitors(first: «101») { totalCount } } }",
    );
}

#[test]
fn a_default_that_becomes_a_size_is_marked() {
    marks(LINT, "query($a: Int = «500») { visitors(first: $a) { totalCount } }");
    marks(
        LINT,
        "query($a: Int! = «500», $b: Int = 500, $c: Int = 100) { visitors(last: $a, first: $c) { totalCount } guards(first: $b) { name } }",
    );
    // Where it is a size, not how often; by name, for each operation that reaches the fragment.
    marks(
        LINT,
        "query A($a: Int = «500») { park { ...F } a: visitors(first: $a) { totalCount } }
         query B($a: Int = 5) { park { ...F } }
         query C($a: Int = «101») { park { ...G } }
         query D($a: Int = 101) { guards(first: $a) { name } }
         fragment G on Park { ...F }
         fragment F on Park { visitors(first: $a) { totalCount } }",
    );
    let found = only(LINT, "query($a: Int = 500) { visitors(first: $a) { totalCount } }");
    assert_eq!(found.message, "\"$a\" asks for 500, of which the server silently returns at most 100.");
    assert_eq!(found.labels.len(), 1);
}
