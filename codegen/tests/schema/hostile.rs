//! No text brings the reader down: it does not panic, does not overflow a thread's stack, and comes to an end.

use authgear_admin_codegen::schema::{introspection, print::print, sdl::parse};
use authgear_admin_codegen::source::Sources;
use proptest::prelude::*;

use super::errors;

/// Reads a text, looks up all places, and prints what came out.
fn survives(text: &str) {
    let mut sources = Sources::new();
    let id = sources.add("t", text);
    match parse(&sources, id) {
        Ok(parsed) => {
            let printed = print(&parsed.schema);
            let id = sources.add("printed", printed.as_str());
            let again = parse(&sources, id).expect("what was printed is a schema");
            assert_eq!(print(&again.schema), printed);
        }
        Err(found) => {
            assert!(found.has_errors());
            for found in &found {
                assert!(sources.line_column(found.primary).line > 0);
                assert!(text.get(found.primary.range()).is_some(), "{found:?}");
            }
        }
    }
}

/// Words that make more of a schema than characters do.
const WORDS: &[&str] = &[
    "type",
    "interface",
    "union",
    "enum",
    "input",
    "scalar",
    "directive",
    "schema",
    "extend",
    "implements",
    "repeatable",
    "on",
    "query",
    "fragment",
    "Query",
    "A",
    "B",
    "a",
    "Int",
    "__Type",
    "null",
    "FIELD",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "!",
    ":",
    "=",
    "|",
    "&",
    "@",
    "$",
    "...",
    "@a",
    "@deprecated",
    "@oneOf",
    "\"s\"",
    "\"\"\"b\"\"\"",
    "\"\"\"\n \u{3000}x\n  y\"\"\"",
    "\"\\ud83d\"",
    "\"\"\"",
    "\"",
    "1",
    "-",
    "1.5e9",
    "9999999999999999999999",
    "# c",
    "\n",
    "\r",
    ",",
    "\u{feff}",
    "\0",
    "é",
    "😀",
    " ",
    "type Query { a(b: Int = 1): Int }",
    "{ a: Int }",
    "(a: [Int!] = [])",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        survives(&text);
    }

    #[test]
    fn any_words(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        survives(&words.join(" "));
    }

    #[test]
    fn any_change_of_a_schema(place in 0..SCHEMA.len(), word in prop::sample::select(WORDS), cut in 0..30_usize) {
        let floor = |mut at: usize| {
            while !SCHEMA.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (start, end) = (floor(place), floor((place + cut).min(SCHEMA.len())));
        survives(&format!("{}{word}{}", &SCHEMA[..start], &SCHEMA[end..]));
    }

    #[test]
    fn any_answer(text in any::<String>()) {
        prop_assert!(introspection::decode(&text).is_err());
    }
}

const SCHEMA: &str = include_str!("print/order.graphql");

#[test]
fn depth_is_limited_and_told() {
    let lists = |depth: usize| format!("type Query {{ a: {}Int{} }}", "[".repeat(depth), "]".repeat(depth));
    survives(&lists(40));
    assert_eq!(errors(&lists(40)), Vec::<String>::new());
    assert_eq!(errors(&lists(41)), ["1:57 [ | Types are read with up to 40 lists in one another, not more."]);
    for depth in [60, 150, 100_000] {
        assert_eq!(errors(&lists(depth)).len(), 1);
    }
    let value = |depth: usize| {
        format!("scalar S type Query {{ a(b: S = {}{}): Int }}", "[".repeat(depth), "]".repeat(depth))
    };
    assert_eq!(errors(&value(150)), Vec::<String>::new());
    survives(&value(150));
    assert_eq!(errors(&value(100_000)).len(), 1);
    for many in ["{", "type A {", "[", "(", "\"\"\"", "@a(", "type A implements ", "extend "] {
        survives(&many.repeat(100_000));
    }
}

/// What costs the square of its size takes minutes here.
#[test]
fn size_costs_in_proportion() {
    let chain: String =
        (0..30_000).map(|index| format!("input I{index} {{ a: I{}! }} ", (index + 1) % 30_000)).collect();
    assert_eq!(errors(&format!("type Query {{ a(b: I0): Int }} {chain}")).len(), 1);
    let fields: String = (0..30_000).map(|index| format!("a{index}: Int ")).collect();
    survives(&format!("type Query implements I {{ {fields} }} interface I {{ {fields} }}"));
    let extensions: String =
        (0..10_000).map(|index| format!("extend type Query {{ b{index}: Int }} ")).collect();
    survives(&format!("type Query {{ a: Int }} {extensions}"));
}

/// Every finding is a look at the text, and every proposal one at all names.
#[test]
fn findings_are_told_up_to_a_limit_that_names_itself() {
    let types: String = (0..5_000).map(|index| format!("type T{index} {{ a: Int }} ")).collect();
    let fields: String = (0..5_000).map(|index| format!("f{index}: Tx{index} @d{index} ")).collect();
    let found = errors(&format!("type Query {{ a: Int {fields} }} {types}"));
    assert_eq!(found.len(), 1001);
    assert!(
        found[1000].ends_with("More is wrong than the 1000 findings that are told: 9000 more."),
        "{}",
        found[1000]
    );
    let repeated = errors(&format!("type Query {{ {} }}", "a: Int ".repeat(2_000)));
    assert_eq!(repeated.len(), 1001);
    assert!(repeated[1000].starts_with("warning"), "{}", repeated[1000]);
    // One error among many warnings is told.
    let both = errors(&format!("type Query {{ {} b: Nope }}", "a: Int ".repeat(2_000)));
    assert_eq!(both.len(), 1, "{both:?}");
    assert!(both[0].ends_with("Unknown type \"Nope\"."));
}

#[test]
fn a_schema_beyond_the_limit_is_refused_by_name() {
    let text = " ".repeat(authgear_admin_codegen::schema::sdl::MAX_BYTES + 1);
    let found = errors(&text);
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with("at most 67108864 (64 MiB) are read."));
}
