//! Random answers, decoded by this project's types, those that own and those that borrow, and by plain serde's, which must
//! say the same of each.
//!
//! The answers are what a server may send: keys in any order, keys that nobody asked for, white space, escapes, `null` where
//! the schema allows it, and now and then a value of another type, which both must refuse.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use authgear_admin::{__private as rt, BorrowedOperation, Operation};
use serde_json::Value;

use crate::hand::owned;
use crate::ours::{self, overlaps_page};

/// Numbers that are random enough, and the same for the same seed (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        of.get(self.below(of.len().max(1) as u64) as usize).copied()
    }

    fn text(&mut self) -> String {
        const PARTS: &[&str] = &[
            "",
            "a",
            "Ada",
            "\\\"",
            "\\\\",
            "\\u00e9",
            "é",
            "\\ud83d\\ude00",
            "\\n",
            "}",
            "]",
            ",",
            "{\\\"a\\\":1}",
        ];
        let length = self.below(5);
        let parts: String = (0..length).filter_map(|_| self.one(PARTS)).collect();
        format!("\"{parts}\"")
    }

    fn date(&mut self) -> String {
        format!(
            "\"20{:02}-0{}-1{}T12:34:56.{}Z\"",
            self.below(100),
            1 + self.below(9),
            self.below(10),
            self.below(1_000_000)
        )
    }

    fn value(&mut self, kind: Kind) -> String {
        if self.below(400) == 0 {
            return self.one(&["[]", "{}", "17", "true", "\"x\"", "1.5e3"]).unwrap_or("0").to_owned();
        }
        match kind {
            Kind::Text => self.text(),
            Kind::Date => self.date(),
            Kind::Bool => self.one(&["true", "false"]).unwrap_or("true").to_owned(),
            Kind::MaybeText | Kind::MaybeDate if self.below(3) == 0 => "null".to_owned(),
            Kind::MaybeText => self.text(),
            Kind::MaybeDate => self.date(),
        }
    }

    fn space(&mut self) -> &'static str {
        self.one(&["", "", "", " ", "\n\t"]).unwrap_or("")
    }

    /// An object of these entries, and perhaps one more.
    fn object(&mut self, mut entries: Vec<(&str, String)>) -> String {
        if self.below(4) == 0 {
            entries.push((
                "unasked",
                self.one(&["{\"id\":[1,{}]}", "null", "\"\\u0000\""]).unwrap_or("1").to_owned(),
            ));
        }
        let mut text = "{".to_owned();
        while !entries.is_empty() {
            let (key, value) = entries.swap_remove(self.below(entries.len() as u64) as usize);
            let comma = if entries.is_empty() { "" } else { "," };
            let spaces = [self.space(), self.space(), self.space()];
            text += &format!("{}\"{key}\"{}:{value}{}{comma}", spaces[0], spaces[1], spaces[2]);
        }
        text + "}"
    }

    fn overlaps(&mut self) -> String {
        let count = self.below(3);
        let edges: Vec<String> = (0..count)
            .map(|_| {
                let entries = OVERLAP.iter().map(|(key, kind)| (*key, self.value(*kind))).collect();
                let node = if self.below(9) == 0 { "null".to_owned() } else { self.object(entries) };
                self.object(vec![("node", node)])
            })
            .collect();
        let info = vec![("hasNextPage", self.value(Kind::Bool)), ("endCursor", self.value(Kind::MaybeText))];
        let info = self.object(info);
        let users = self.object(vec![("edges", format!("[{}]", edges.join(","))), ("pageInfo", info)]);
        self.object(vec![("users", users)])
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    MaybeText,
    Bool,
    Date,
    MaybeDate,
}

const OVERLAP: &[(&str, Kind)] = &[
    ("id", Kind::Text),
    ("formattedName", Kind::MaybeText),
    ("endUserAccountID", Kind::MaybeText),
    ("isDisabled", Kind::Bool),
    ("createdAt", Kind::Date),
    ("lastLoginAt", Kind::MaybeDate),
    ("isDeactivated", Kind::Bool),
    ("isAnonymized", Kind::Bool),
    ("disableReason", Kind::MaybeText),
];

/// A node in words that both have.
fn ours(node: &overlaps_page::UsersEdgesNode) -> String {
    let (row, status) = (&node.row, &node.status);
    let shown: [&dyn Debug; 12] = [
        &row.id.as_str(),
        &row.formatted_name,
        &row.end_user_account_id,
        &row.is_disabled,
        &row.created_at,
        &row.last_login_at,
        &status.id.as_str(),
        &status.is_disabled,
        &status.is_deactivated,
        &status.is_anonymized,
        &status.disable_reason,
        &status.created_at,
    ];
    format!("{shown:?}")
}

fn theirs(node: &owned::Overlapping) -> String {
    let (row, status) = (&node.row, &node.status);
    let shown: [&dyn Debug; 12] = [
        &row.id,
        &row.formatted_name,
        &row.end_user_account_id,
        &row.is_disabled,
        &row.created_at,
        &row.last_login_at,
        &status.id,
        &status.is_disabled,
        &status.is_deactivated,
        &status.is_anonymized,
        &status.disable_reason,
        &status.created_at,
    ];
    format!("{shown:?}")
}

/// Decodes random answers for this long; an error says on which the two disagree.
pub fn agree(time: Duration, seed: u64) -> Result<u64, String> {
    let (begin, mut random, mut answers) = (Instant::now(), Random(seed), 0);
    while begin.elapsed() < time {
        let answer = random.overlaps();
        let by_us = rt::json::<<ours::OverlapsPage as Operation>::Data>(answer.as_bytes()).map(|data| {
            let edges = data.users.and_then(|users| users.edges).unwrap_or_default();
            let nodes = edges.into_iter().flatten().map(|edge| edge.node.as_ref().map(ours));
            nodes.collect::<Vec<_>>()
        });
        let by_hand = serde_json::from_str::<owned::Page<owned::Overlapping>>(&answer).map(|data| {
            let edges = data.users.and_then(|users| users.edges).unwrap_or_default();
            let nodes = edges.into_iter().flatten().map(|edge| edge.node.as_ref().map(theirs));
            nodes.collect::<Vec<_>>()
        });
        let borrowed =
            rt::json::<<ours::borrowed::OverlapsPage as BorrowedOperation>::Data<'_>>(answer.as_bytes());
        let owned = rt::json::<<ours::OverlapsPage as Operation>::Data>(answer.as_bytes());
        if format!("{borrowed:?}") != format!("{owned:?}") {
            return Err(format!("{answer}\n{owned:?}\n{borrowed:?}"));
        }
        let agreed = match (&by_us, &by_hand) {
            (Ok(by_us), Ok(by_hand)) => by_us == by_hand,
            // An id may be an integer, says GraphQL; a person writes `String`.
            (Ok(_), Err(_)) => has_integer_id(&answer),
            (Err(_), Ok(_)) => false,
            (Err(_), Err(_)) => true,
        };
        if !agreed {
            return Err(format!("{answer}\n{by_us:?}\n{by_hand:?}"));
        }
        answers += 1;
    }
    Ok(answers)
}

fn has_integer_id(answer: &str) -> bool {
    let value: Value = serde_json::from_str(answer).unwrap_or_default();
    let edges = value["users"]["edges"].as_array().cloned().unwrap_or_default();
    edges.iter().any(|edge| edge["node"]["id"].is_number())
}
