//! No text makes the reader or the rules panic, overflow the stack or run away. Everything runs on half of the
//! stack that a thread has.

use std::thread;
use std::time::{Duration, Instant};

use authgear_admin_codegen::document::{self, MAX_DEPTH};
use authgear_admin_codegen::schema::sdl;
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::validate::{Options, validate};
use authgear_admin_codegen::{Level, Lint, Lints};

const SDL: &str =
    "type Query { a(b: I, c: [[Int]]): Query, d: U, e: Int } union U = Query | T type T { a: Query }
                   input I { i: I, j: [I] } type Mutation { m: Int }";

/// All lints, but operations need no name here.
fn lints() -> Lints {
    Lints::default().with(Lint::NamedOperations, Level::Allow)
}

/// Reads and validates a text on a small stack; the rules it breaks, without repetition.
fn rules(text: String) -> Vec<&'static str> {
    let run = move || {
        let mut sources = Sources::new();
        let schema = sources.add("schema.graphql", SDL);
        let id = sources.add("t", text);
        let schema = sdl::parse(&sources, schema).expect("the schema is fine").schema;
        let found = match document::parse(&sources, &[id]) {
            Ok(document) => {
                validate(&sources, &schema, &document, &Options { unused_fragments: true, lints: lints() })
            }
            Err(found) => found,
        };
        let mut rules: Vec<&'static str> = found.iter().map(|found| found.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    };
    let thread = thread::Builder::new().stack_size(1024 * 1024).spawn(run);
    thread.expect("a thread").join().expect("no panic")
}

#[test]
fn what_nests_a_million_times_is_refused() {
    const MANY: usize = 1_000_000;
    for (before, again) in [
        ("", "{"),
        ("", "{a"),
        ("", "{...{"),
        ("{a(b:", "["),
        ("{a(b:", "{i:"),
        ("query($a:", "["),
        ("", "("),
    ] {
        assert_eq!(rules(before.to_owned() + &again.repeat(MANY)), ["Syntax"], "{before}{again}");
    }
}

#[test]
fn what_repeats_without_sense_is_refused() {
    const MANY: usize = 100_000;
    for (before, again) in [
        ("query(", "("),
        ("", "\"\" "),
        ("", "}"),
        ("{a", "@"),
        ("", "\"\"\"\"\"\" "),
        ("", "query "),
        ("", "query\n"),
        ("", "{ query\n"),
        ("", "type T {"),
        ("", "\""),
        ("", "\0"),
        ("", "\r"),
        ("", "\u{feff}"),
        ("", "#"),
        ("{a(b:\"", "\\"),
        ("{a(b:\"", "\\u"),
        ("{a(b:", "-"),
        ("{a(b:1", "."),
    ] {
        assert_eq!(rules(before.to_owned() + &again.repeat(MANY)), ["Syntax"], "{before}{again}");
    }
}

#[test]
fn as_deep_as_the_limit_is_fine() {
    let nested = |open: &str, middle: &str, close: &str, depth: usize| {
        format!("{}{middle}{}", open.repeat(depth), close.repeat(depth))
    };
    let fields = |depth| nested("{a", "{e}", "}", depth - 1);
    assert_eq!(rules(fields(MAX_DEPTH)), [""; 0]);
    assert_eq!(rules(fields(MAX_DEPTH + 1)), ["Syntax"]);
    assert_eq!(rules(nested("{...", "{e}", "}", MAX_DEPTH - 1)), [""; 0]);
    let objects = |depth| format!("{{a(b:{}){{e}}}}", nested("{i:", "null", "}", depth - 1));
    assert_eq!(rules(objects(MAX_DEPTH)), [""; 0]);
    assert_eq!(rules(objects(MAX_DEPTH + 1)), ["Syntax"]);
    let types = |depth| format!("query($v:{}){{e}}", nested("[", "Int", "]", depth));
    assert_eq!(rules(types(MAX_DEPTH)), ["NoUnusedVariables"]);
}

/// Each fragment spreads the next one twice: written out, 2^30 fields.
#[test]
fn fragment_bombs_do_not_go_off() {
    for inner in ["...F", "a{...F", "k:a{...F", "d{...on Query{...F"] {
        let close = "}".repeat(inner.matches('{').count());
        let mut text = String::from("{...F0}");
        for level in 0..30 {
            let next = level + 1;
            text += &format!("fragment F{level} on Query{{{inner}{next}{close} e {inner}{next}{close}}}");
        }
        text += "fragment F30 on Query{e}";
        ends(|| {
            assert_eq!(rules(text), [""; 0], "{inner}");
        });
    }
}

#[test]
fn much_of_the_same_takes_no_square_of_the_time() {
    const MANY: usize = 20_000;
    let repeat = |text: &str| text.repeat(MANY);
    for text in [
        format!("{{{}}}", repeat("e ")),
        format!("{{{}}}", repeat("a{e}")),
        format!("{{{}}}", repeat("a(c:[[1]]){e}")),
        format!("{{{}}}", repeat("...{e}")),
        format!("{{{}}}", repeat("a{a{e}}")),
    ] {
        ends(|| assert_eq!(rules(text), [""; 0]));
    }
    for (text, rule) in [
        (format!("{{{}}}", repeat("e k:e k:d{__typename} ")), "OverlappingFieldsCanBeMerged"),
        (format!("{{e{}}}", repeat("@x")), "KnownDirectives"),
        (format!("{{a(b:null {}){{e}}}}", repeat("b:null ")), "UniqueArgumentNames"),
        (format!("{{a(b:{{{}}}){{e}}}}", repeat("i:null ")), "UniqueInputFieldNames"),
        (format!("query({}){{e}}", repeat("$a:Int ")), "NoUnusedVariables"),
        (format!("query($b:I){{a(b:$b){{e}}{}}}", repeat("a(b:{i:$b}){e}")), "OverlappingFieldsCanBeMerged"),
        (format!("{{e}}{}", repeat("fragment F on Query{...F}")), "UniqueFragmentNames"),
        (repeat("{e}"), "LoneAnonymousOperation"),
        (format!("{{{}}}", repeat("...F ")), "KnownFragmentNames"),
        (format!("{{{}}}", repeat("x ")), "FieldsOnCorrectType"),
        (
            format!("mutation{{{}}}", (0..MANY).map(|n| format!("k{n}:m ")).collect::<String>()),
            "MutationFieldLimit",
        ),
    ] {
        ends(|| {
            let rules = rules(text);
            assert!(rules.contains(&rule), "{rule}: {rules:?}");
        });
    }
}

/// Chains of fragments as long as a document can hold, and a set of them that all spread each other.
#[test]
fn long_chains_and_dense_webs_of_fragments() {
    const LONG: usize = 20_000;
    for spread in ["...F", "a{...F", "...on Query{...F", "... { a { ...F"] {
        let close = "}".repeat(spread.matches('{').count());
        let chain = |length: usize, end: &str| {
            let fragments: String = (0..length)
                .map(|level| format!("fragment F{level} on Query{{e a{{e}} {spread}{}{close}}}", level + 1))
                .collect();
            format!("{{...F0}}{fragments}fragment F{length} on Query{{{end}}}")
        };
        ends(|| {
            assert_eq!(rules(chain(40, "e")), [""; 0]);
            assert_eq!(rules(chain(LONG, "e")), ["NestingLimit"]);
            assert_eq!(rules(chain(LONG, "...F0")), ["NestingLimit", "NoFragmentCycles"]);
            assert_eq!(rules(chain(40, "...F0")), ["NoFragmentCycles"]);
        });
    }
    let web: String = (0..150)
        .map(|level| {
            let others: String = (level + 1..150).map(|other| format!("...F{other} ")).collect();
            format!("fragment F{level} on Query{{e {others}}}")
        })
        .collect();
    ends(|| assert_eq!(rules(format!("{{...F0}}{web}")), [""; 0]));
}

/// What makes the merging of fields hard: many types, and many ways to come by each selection.
#[test]
fn intricate_selections_are_merged_or_refused_by_name() {
    let many: String = (0..12)
        .map(|level| {
            let earlier: String = (0..level).map(|from| format!("...G{from}x{level} ")).collect();
            let next = level + 1;
            format!(
                "fragment F{level} on Query{{ d{{ ...on Query{{a{{...F{next} {earlier}}}}} ...on T{{a{{e}}}} }} a{{...F{next}}} }}"
            ) + &(0..level)
                .map(|from| format!("fragment G{from}x{level} on Query{{a{{...F{next}}} k:e}}"))
                .collect::<String>()
        })
        .collect();
    ends(|| {
        assert_eq!(rules(format!("{{...F0}}{many} fragment F12 on Query{{e}}")), [""; 0]);
    });
    let many = format!("{{ k:e k:d{{__typename}} {} }}", "a{e} ".repeat(1_500));
    ends(|| {
        assert_eq!(rules(many), ["OverlappingFieldsCanBeMerged"]);
    });
    let conflicts = "k:e k:d{__typename} ".repeat(3_000);
    ends(|| {
        let found = rules(format!("{{{conflicts}}}"));
        assert!(
            found.contains(&"OverlappingFieldsCanBeMerged") && found.contains(&"FindingsLimit"),
            "{found:?}"
        );
    });
}

/// The work lies in the values, not in the fields.
#[test]
fn long_arguments_are_not_compared_in_every_place() {
    let places: String = (0..20_000).map(|n| format!("k{n}:a{{...F}}")).collect();
    let field = format!("a(b:{{j:[{}]}}){{e}}", "{s:1 k:A}".repeat(40_000));
    ends(|| {
        let text = format!("{{{places}}}fragment F on Query{{{field}{field}}}");
        assert!(!rules(text).contains(&"OverlappingFieldsCanBeMerged"));
    });
}

#[test]
fn many_ways_into_introspection_are_followed_once() {
    const MANY: usize = 1_000;
    let roots: String = (0..MANY).map(|n| format!("k{n}:__schema{{...F{n}}} ")).collect();
    let chain = |n: usize| format!("fragment F{n} on __Schema{{...G{}}}", n % 50);
    let fields: String = (0..MANY).map(|n| format!("q{n}:queryType{{name}} ")).collect();
    let inner = |n: usize| format!("fragment G{n} on __Schema{{...H}}");
    let fragments: String = (0..MANY).map(chain).chain((0..50).map(inner)).collect();
    ends(|| {
        let text = format!("{{{roots}}}{fragments}fragment H on __Schema{{{fields}}}");
        assert_eq!(rules(text), [""; 0]);
    });
}

/// Far more than any of these takes on a busy machine; what runs away would take days.
const LIMIT: Duration = Duration::from_secs(300);

fn ends(run: impl FnOnce()) {
    let begin = Instant::now();
    run();
    let took = begin.elapsed();
    assert!(took < LIMIT, "took {took:?}");
}
