//! Whatever a text says, reading it, validating it and generating from it end without a panic, and what is told lies in
//! the text.

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::schema::sdl;
use authgear_admin_codegen::source::{Sources, Span};
use authgear_admin_codegen::validate::{Options, validate};
use authgear_admin_codegen::{Level, Lints, NoSpans, Settings, document, generate};
use proptest::prelude::*;

const SDL: &str = "type Query { a(b: I, c: [[Int!]] = [[1]], s: String): Query, u: U, n(o: O): N, e: E!, p(first: Int, after: String): P }
    interface N implements M { e: E! } interface M { e: E! } union U = Query | T type T implements N & M { e: E! t: [T] }
    input I { i: I, j: [I!] = [], e: E = A } input O @oneOf { i: I, s: String } enum E { A B }
    type P { edges: [T] pageInfo: I2 } type I2 { hasNextPage: Boolean endCursor: String }
    type Mutation { m(first: ID!): T } directive @d(x: Int! = 1) repeatable on FIELD | QUERY | VARIABLE_DEFINITION";

/// Every construct once, all of it valid.
const DOCUMENT: &str =
    "query Q($i: I = {i: null, j: [{e: B}]} @d, $s: String!, $t: Boolean! = true) @d(x: 2) {
    a(b: $i, c: [[1, 2], [3]]) { k: a(s: \"x\\u00e9\\u{1F600}\") @include(if: $t) { ...F } __typename }
    p(first: 100, after: \"x\") { edges @skip(if: $t) { e } } p(first: 100, after: \"x\") { pageInfo { endCursor } }
    n(o: {s: $s}) { ... on T { t { e } } ... @skip(if: true) { e } } u { ...G } # c
    e: e
}
fragment F on Query { e, u { ... on Query { e } } }
\"d\" fragment G on U { ... on T { t { ...H } } }
fragment H on M { e }
mutation M { m(first: \"\"\"
  block \\\"\"\" \"\"\") { e } }";

/// Words that make more of a document than characters do.
const WORDS: &[&str] = &[
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "!",
    "$",
    ":",
    "=",
    "@",
    "...",
    "|",
    "&",
    "query",
    "mutation",
    "fragment",
    "on",
    "subscription",
    "extend",
    "type",
    "schema",
    "Query",
    "T",
    "U",
    "N",
    "I",
    "a",
    "e",
    "u",
    "n",
    "k",
    "$i",
    "$i: I",
    "@d",
    "@skip(if: true)",
    "...F",
    "fragment F on Query",
    "... on T",
    "{ e }",
    "(b: {i: {}})",
    "(c: 1)",
    "\"\"",
    "\"\"\"",
    "\"\\u{D800}\"",
    "\"\\uD83D\\uDE00\"",
    "1",
    "-0",
    "1.5e3",
    "01",
    "1.",
    "null",
    "true",
    "A",
    "#",
    "\n",
    "\r",
    "\0",
    "\u{feff}",
    "\u{2028}",
    "é",
    "__typename",
    "__schema { types { name } }",
];

fn all_in_the_text(sources: &Sources, found: &Diagnostics) {
    for found in found {
        let places = found.labels.iter().map(|label| label.span).chain([found.primary]);
        let lies_in_it = |span: &Span| sources.text(span.source).get(span.range()).is_some();
        assert!(places.clone().all(|span| lies_in_it(&span)), "{found:?}");
        assert!(!found.message.is_empty() && sources.line_column(found.primary).column > 0);
    }
}

/// Whether the text is a valid document, after all that can be done with one.
fn survives(text: &str) -> bool {
    let mut sources = Sources::new();
    let (schema, id) = (sources.add("schema.graphql", SDL), sources.add("t", text));
    let schema = sdl::parse(&sources, schema).expect("the schema is fine").schema;
    let document = match document::parse(&sources, &[id]) {
        Ok(document) => document,
        Err(found) => {
            assert!(found.has_errors());
            all_in_the_text(&sources, &found);
            return false;
        }
    };
    let options = Options { unused_fragments: true, lints: Lints::all(Level::Warn) };
    let found = validate(&sources, &schema, &document, &options);
    all_in_the_text(&sources, &found);
    match generate(&sources, &schema, &document, &Settings::default(), &NoSpans) {
        Ok(_) => true,
        Err(found) => {
            assert!(found.has_errors());
            all_in_the_text(&sources, &found);
            false
        }
    }
}

#[test]
fn what_is_changed_below_is_valid() {
    assert!(survives(DOCUMENT));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in any::<String>()) {
        survives(&text);
    }

    #[test]
    fn any_words(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        survives(&words.join(" "));
    }

    #[test]
    fn any_change_of_a_document(
        changes in prop::collection::vec((0..DOCUMENT.len(), prop::sample::select(WORDS), 0..20_usize), 1..4),
    ) {
        let mut text = DOCUMENT.to_owned();
        for (place, word, cut) in changes {
            let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.replace_range(floor(place)..floor(place + cut), word);
        }
        survives(&text);
    }
}
