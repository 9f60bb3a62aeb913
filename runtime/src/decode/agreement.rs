//! The reader of this crate held against serde_json, over good answers and spoilt ones: what it takes is what serde_json
//! takes, and good answers it takes by itself.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::erased::Erased;
use super::reader::Reader;
use super::{Decode, Null, UnknownValue};
use crate::scalar::{DateTime, Id, Json, Sensitive, StandardAttributes};

/// Every shape that an answer has.
#[derive(Debug, PartialEq)]
struct All {
    id: Id,
    text: String,
    secret: Option<Sensitive<String>>,
    at: Option<DateTime>,
    int: Option<i32>,
    float: Option<f64>,
    flag: Option<bool>,
    json: Option<Json>,
    claims: Option<StandardAttributes>,
    list: Vec<Option<Vec<i32>>>,
    member: Option<Member>,
    part: Option<Half>,
    whole: Half,
    told: Told,
}

crate::__object! {
    All {
        text: String = "text" required;
        secret: Option<Sensitive<String>> = "secret" required;
        at: Option<DateTime> = "at" required;
        float: Option<f64> = "float" required;
        json: Json = "json" optional;
        claims: Option<StandardAttributes> = "claims" nullable;
        list: Vec<Option<Vec<i32>>> = "list" required;
    } {
        id: Id = "id" required;
        int: Option<i32> = "int" required;
        flag: Option<bool> = "flag" required;
        member: Option<Member> = "member" nullable_part;
    } { part: Option<Half>; whole: Half; told: Told; } { "__typename" => told: Told; } {
        "id" => leaf id required { part: Option<Half>; whole: Half; told: Told; }
        "int" => leaf int required { part: Option<Half>; whole: Half; }
        "flag" => leaf flag required { part: Option<Half>; whole: Half; }
        "member" => raw member nullable_part { part: Option<Half>; whole: Half; told: Told; }
    }
}

/// What others take too.
#[derive(Debug, PartialEq)]
struct Half {
    id: Id,
    flag: Option<bool>,
    int: i32,
    member: Option<Name>,
}

crate::__object! {
    Half {
        id: Id = "id" required;
        flag: Option<bool> = "flag" nullable;
        int: i32 = "int" required;
        member: Option<Name> = "member" nullable_part;
    } {} {} {} {}
}

#[derive(Debug, PartialEq)]
struct Name {
    name: String,
}

crate::__object! { Name { name: String = "name" required; } {} {} {} {} }

#[derive(Debug, PartialEq)]
enum Member {
    Leaf(Name),
    Unknown(UnknownValue),
}

crate::__tagged! { Member { Leaf(Name) = "Leaf"; } Unknown }

/// A fragment whose type the `__typename` tells, which may come after what others take too.
#[derive(Debug, PartialEq)]
enum Told {
    Leaf(Tagged),
    Unknown(UnknownValue),
}

crate::__tagged! { Told { Leaf(Tagged) = "Leaf"; } Unknown }

#[derive(Debug, PartialEq)]
struct Tagged {
    id: Id,
    member: Option<Json>,
}

crate::__object! {
    Tagged { id: Id = "id" required; member: Option<Json> = "member" nullable; } {} {} {} {}
}

fn by_reader(text: &str) -> Option<All> {
    let mut to = None;
    Reader::new(text).whole(&mut |value| All::read(&mut to, value, Null::Refused)).then_some(to).flatten()
}

fn by_serde(text: &str) -> Option<All> {
    let mut to = None;
    let mut reader = serde_json::Deserializer::from_str(text);
    Erased::Fresh(&mut reader).give(&mut |value| All::read(&mut to, value, Null::Refused)).ok()?;
    reader.end().ok()?;
    to
}

const VALUES: &[(&str, &[&str])] = &[
    ("__typename", &["\"Leaf\"", "\"Other\""]),
    ("id", &["\"a\"", "7", "-7", "\"\\u00e9\""]),
    (
        "text",
        &["\"\"", "\"plain\"", "\"é 🎈\"", "\"a\\n\\\"\\\\\\ud83d\\ude00\"", "\"longer than eight bytes\""],
    ),
    ("secret", &["null", "\"s\""]),
    ("at", &["null", "\"2026-01-02T03:04:05Z\""]),
    ("int", &["0", "-1", "2147483647", "-2147483648", "123456789"]),
    ("float", &["null", "1", "1.5e3", "-0.0"]),
    ("flag", &["null", "true", "false"]),
    ("json", &["null", "{\"a\": [1, {}]}", "\"x\"", "1.0"]),
    ("claims", &["null", "{\"name\": \"Jo\", \"x\": [1]}", "{}"]),
    ("list", &["[]", "[null]", "[[1, 2], null, [ ]]"]),
    (
        "member",
        &[
            "null",
            "{\"__typename\":\"Leaf\",\"name\":\"n\"}",
            "{\"name\":\"n\",\"__typename\":\"Leaf\"}",
            "{\"__typename\":\"Leaf\"}",
            "{\"__typename\":\"Other\",\"name\":\"n\"}",
        ],
    ),
    ("other", &["{\"id\":[1,{}]}", "\"\\u0000\"", "null"]),
];

/// Keys in any order, with white space between.
fn good() -> impl Strategy<Value = String> {
    let entry = |&(key, values): &(&'static str, &'static [&'static str])| {
        (select(values), select(&["", " ", "\n\t", "\r\n "][..]))
            .prop_map(move |(value, space)| format!("{space}\"{key}\"{space}:{space}{value}{space}"))
    };
    let entries: Vec<_> = VALUES.iter().map(entry).collect();
    let shuffled = entries.prop_flat_map(|entries| Just(entries).prop_shuffle());
    shuffled.prop_map(|entries| format!("{{{}}}", entries.join(",")))
}

const SPOILERS: &[&str] = &[
    "",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "0",
    "-",
    ".",
    "e",
    "n",
    "null",
    " ",
    "\n",
    "\u{1}",
    "é",
    "x",
    "\\u",
    "[]",
    "{}",
    "1e999",
    "99999999999",
    "01",
    "-0",
    "tru",
    "\"\"",
    "\\ud800",
    "/",
    "\u{0}",
];

/// With some characters less, and others in their place.
fn spoilt() -> impl Strategy<Value = String> {
    (good(), any::<Index>(), 0..4_usize, select(SPOILERS)).prop_map(|(text, at, less, more)| {
        let characters: Vec<char> = text.chars().collect();
        let at = at.index(characters.len());
        let end = (at + less).min(characters.len());
        let (before, after) = (characters[..at].iter(), characters[end..].iter());
        before.copied().chain(more.chars()).chain(after.copied()).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 4_000 } else { 400_000 }))]

    #[test]
    fn good_answers_are_taken(text in good()) {
        let by_serde = by_serde(&text);
        prop_assert!(by_serde.is_some(), "{text}");
        prop_assert_eq!(by_reader(&text), by_serde, "{}", text);
    }

    #[test]
    fn what_is_taken_is_what_serde_json_takes(text in spoilt()) {
        let by_reader = by_reader(&text);
        if by_reader.is_some() {
            prop_assert_eq!(by_reader, by_serde(&text), "{}", text);
        }
    }
}

#[test]
fn nesting_has_an_end_for_both() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    fn take(value: &mut dyn super::Value<'_>) -> Result<(), super::Failed> {
        value.list(Null::Refused, &mut take).map(drop)
    }
    assert!(Reader::new(&nested(100)).whole(&mut take));
    assert!(!Reader::new(&nested(101)).whole(&mut take));
    assert!(super::read(nested(120).as_bytes(), &mut take).is_ok());
    assert!(super::read(nested(200).as_bytes(), &mut take).is_err());
}
