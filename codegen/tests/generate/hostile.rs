//! No document makes the generator panic, overflow the stack or write without end, however much Rust it would be. All
//! runs on half of the stack that a thread has.

use std::fmt::Write;
use std::thread;

use authgear_admin_codegen::document::{self, MAX_DEPTH};
use authgear_admin_codegen::schema::sdl;
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::{NoSpans, Settings, generate};

const SDL: &str = "
    interface Any { any: Any, name: String }
    type A implements Any { any: Any, name: String, a: Int }
    type B implements Any { any: Any, name: String, b: Int }
    type C implements Any { any: Any, name: String, c: Int }
    type Query { any: Any, \"DESCRIPTION\" described: Int }";

/// How much is generated, in bytes, or the rules that are in the way.
fn generated(text: String) -> Result<usize, Vec<&'static str>> {
    let run = move || {
        let mut sources = Sources::new();
        let schema = sources.add("schema.graphql", SDL.replace("DESCRIPTION", &"text ".repeat(20_000)));
        let id = sources.add("t.graphql", text);
        let schema = sdl::parse(&sources, schema).expect("a schema").schema;
        let document = document::parse(&sources, &[id]).expect("a document");
        generate(&sources, &schema, &document, &Settings::default(), &NoSpans)
            .map(|generated| generated.tokens.to_string().len())
            .map_err(|found| found.iter().map(|found| found.rule).collect())
    };
    thread::Builder::new().stack_size(1 << 20).spawn(run).expect("a thread").join().expect("no panic")
}

/// `many` aliases, each of which spreads one fragment of `many` fields.
fn aliases_of_a_fragment(many: usize) -> String {
    let mut text = "query Q {".to_owned();
    for n in 0..many {
        write!(text, " a{n}: any {{ ...F k{n}: name }}").expect("text takes all");
    }
    text.push_str(" } fragment F on Any {");
    for n in 0..many {
        write!(text, " f{n}: name").expect("text takes all");
    }
    text + " }"
}

#[test]
fn many_aliases_of_a_large_fragment_are_limited() {
    assert!(generated(aliases_of_a_fragment(60)).is_ok());
    assert_eq!(generated(aliases_of_a_fragment(3_000)), Err(vec!["OutputLimit"]));
    assert_eq!(generated(aliases_of_a_fragment(8_000)), Err(vec!["OutputLimit"]));
}

/// Types told apart at each of `levels`, with the next level common to all: each level is in each variant's struct.
fn variants_of_variants(levels: usize) -> String {
    let level = "any { ... on A { a } ... on B { b } ... on C { c } ";
    format!("query Q {{ {} name {} }}", level.repeat(levels), "}".repeat(levels))
}

#[test]
fn variants_in_variants_are_limited() {
    assert!(generated(variants_of_variants(5)).is_ok());
    assert_eq!(generated(variants_of_variants(60)), Err(vec!["OutputLimit"]));
}

#[test]
fn fragments_that_double_at_each_step_are_read_once() {
    let mut text = "query Q { any { ...L0 ...R0 } }".to_owned();
    for n in 0..60 {
        let next = n + 1;
        write!(text, " fragment L{n} on Any {{ ...L{next} ...R{next} }} fragment R{n} on Any {{ ...L{next} ...R{next} }}")
            .unwrap();
    }
    text.push_str(" fragment L60 on Any { name ... on A { a } } fragment R60 on Any { name }");
    let bytes = generated(text).unwrap();
    assert!(bytes < 1_000_000, "{bytes}");
}

#[test]
fn the_deepest_document_is_generated() {
    let deep = |open: &str, levels: usize| {
        format!("query Q {{ {} name {} }}", open.repeat(levels), "}".repeat(levels))
    };
    assert!(generated(deep("any { ", MAX_DEPTH - 2)).is_ok());
    assert_eq!(generated(deep("any { ... on A { a } ", MAX_DEPTH - 2)), Err(vec!["OutputLimit"]));
    // A spread counts as a level too.
    let chain = (MAX_DEPTH - 3) / 3;
    let mut text = "query Q { any { ...F0 } }".to_owned();
    for n in 0..chain {
        write!(text, " fragment F{n} on Any {{ any {{ ...F{} }} }}", n + 1).expect("text takes all");
    }
    write!(text, " fragment F{chain} on Any {{ name }}").expect("text takes all");
    assert_eq!(generated(text).err(), None);
}

/// What operations reach through others' fragments is in the text that each of them sends.
#[test]
fn many_operations_that_reach_a_long_fragment_are_limited() {
    let of = |operations: usize, fields: usize| {
        let mut text = "fragment F on Any { any { ...G } } fragment G on Any {".to_owned();
        for n in 0..fields {
            write!(text, " f{n}: name").expect("text takes all");
        }
        text.push('}');
        for n in 0..operations {
            write!(text, " query Q{n} {{ any {{ ...F }} }}").expect("text takes all");
        }
        text
    };
    assert!(generated(of(100, 1_000)).is_ok());
    assert_eq!(generated(of(3_000, 3_000)), Err(vec!["OutputLimit"]));
    assert_eq!(generated(of(100_000, 1)), Err(vec!["OutputLimit"]));
}

/// Names of types are paths: at each level as long as all before it.
#[test]
fn long_names_in_one_another_are_limited() {
    let deep = |length: usize| {
        let levels = (0..MAX_DEPTH - 2).map(|n| format!("a{n}{}: any {{", "x".repeat(length)));
        format!("query Q {{ {} name {} }}", levels.collect::<String>(), "}".repeat(MAX_DEPTH - 2))
    };
    assert!(generated(deep(20)).is_ok());
    assert_eq!(generated(deep(20_000)), Err(vec!["OutputLimit"]));
}

/// A description of the schema stands at each selection of what it describes.
#[test]
fn long_descriptions_that_are_selected_often_are_limited() {
    let selected = |times: usize| {
        let fields: String = (0..times).map(|n| format!(" f{n}: described")).collect();
        format!("query Q {{{fields} }}")
    };
    assert!(generated(selected(10)).is_ok());
    assert_eq!(generated(selected(1_000)), Err(vec!["OutputLimit"]));
}
