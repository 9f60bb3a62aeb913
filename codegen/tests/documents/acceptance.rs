//! Which texts are read and which are not, as graphql-js 16 has it in `parse`. The tables are packed, for each entry is
//! one word that matters.

use crate::errors;

/// What may stand as a value.
#[rustfmt::skip]
const VALUES: &[&str] = &[
    "0", "-0", "-1", "10", "0.0", "-0.5", "1e10", "1E+3", "0e-0", "1.5e-3", "[]", "{}", "[[] {} null]",
    "[1,2 3]", "{a:1 b:{c:[]}}", "on", "query", "nullx", "_", "\"\"", "\"\t\"", "\"\u{2028}\"",
    "\"\\u{0}\"", "\"\\uD83D\\uDE00\"", "\"\\u{00000041}\"", "\"\"\"\"\"\"", "\"\"\"a\"b\"\"c\"\"\"",
    "\"\"\"\\\"\"\"\"\"\"", "\"\"\"a\r\n\u{3000}b\r\"\"\"", "\"\"\"\\u\\q\"\"\"", "1\u{feff}", "1#\u{1}\r",
];

/// What may not, for one reason each.
#[rustfmt::skip]
const NO_VALUES: &[&str] = &[
    "00", "-00", "01", "-", "+1", "1.", ".1", "1.e3", "1e", "1e+", "1.5.5", "0x1", "1_0", "1a", "1.5a",
    "1é", "-a", "\"", "\"a\nb\"", "\"a\rb\"", "\"\\\"", "\"\\q\"", "\"\\u12\"", "\"\\uXYZW\"",
    "\"\\uD83D\"", "\"\\uDE00\"", "\"\\uD83D\\u0041\"", "\"\\u{}\"", "\"\\u{D800}\"", "\"\\u{110000}\"",
    "\"\\u{000000041}\"", "\"\\U0041\"", "\"\"\"", "\"\"\"\"\"", "\"\"\"\\\"\"\"", "'a'", "[1", "{a}",
    "{a:}", "{1:2}", "$", "$ 1", "\u{a0}1", "1\u{2028}", "1\u{0}", "\u{b}1", "1 2", "a.b", "a-b", "1[]:2",
];

/// Documents that can be read, whatever they mean.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "{a}", "query{a}", "query Q{a}", "query on{a}", "query($a:T){a}",
    "query Q($a:T!@d,$b:[[T!]!]!=[[1]]){a}", "{a a:a a:a}", "{...onT}", "{...on T{a}}", "{...{a}}",
    "{...@d{a}}", "fragment on2 on on{a}", "{true false null}", "query true{a}", "query Q@d(e:$f){a}",
    "{a}{b}", "subscription{a}", "\u{feff}{a}", "{a},,", "\"d\"query{a}", "query(\"d\"$a:T){a}",
    "\"\"\"d\"\"\"fragment F on T{a}",
];

/// Documents that cannot.
#[rustfmt::skip]
const NO_DOCUMENTS: &[&str] = &[
    "{}", "{a{}}", "{a()}", "query(){a}", "query Q", "query Q query{a}", "{a(b)}", "{a(b:)}", "{:a}",
    "{a:}", "{a b:}", "{...}", "{...on T}", "{...F{a}}", "{..F}", "{... F.}", "fragment on on T{a}",
    "fragment F{a}", "fragment F on{a}", "fragment F($a:T)on T{a}", "query($a:T=$b){a}",
    "query($a:T={b:[$c]}){a}", "query($a:T@d(e:$f)){a}", "query($a:$b){a}", "query($a){a}", "query(a:T){a}",
    "query($a:T!!){a}", "query($a:[T){a}", "query($a:[]){a}", "{a@}", "{a@1}", "{a}}", "{a", "a",
    "Query{a}", "\"d\"{a}", "\"d\"", "{\"d\"a}", "query\"d\"{a}", "{a(b:{c:1 d})}", "{...on}{a}",
];

#[test]
fn values() {
    let within = |value: &str| errors(&format!("{{ a(b: {value}) }}"));
    for value in VALUES {
        assert_eq!(within(value), [""; 0], "{value}");
    }
    for value in NO_VALUES {
        assert_ne!(within(value), [""; 0], "{value}");
    }
}

#[test]
fn documents() {
    for text in DOCUMENTS {
        assert_eq!(errors(text), [""; 0], "{text}");
    }
    for text in NO_DOCUMENTS {
        assert_ne!(errors(text), [""; 0], "{text}");
    }
}
