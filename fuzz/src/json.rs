//! JSON texts: which say one thing only, and how else they may say it; and mutations of a text by its parts: what comes out is JSON again, with a part left out, doubled, or in another's
//! place.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::pick::Pick;

/// The value of a text, if it is JSON in which no object has a key twice.
#[must_use]
pub fn unambiguous(text: &str) -> Option<Value> {
    serde_json::from_str::<Unambiguous>(text).ok()?;
    serde_json::from_str(text).ok()
}

/// A value in whose objects each key is there once.
struct Unambiguous;

impl<'de> Deserialize<'de> for Unambiguous {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Unambiguous {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self, A::Error> {
        let mut keys = HashSet::new();
        while let Some((key, _)) = entries.next_entry::<String, Self>()? {
            if !keys.insert(key) {
                return Err(A::Error::custom("a key is there twice"));
            }
        }
        Ok(self)
    }
}

/// The text of a value with the keys of each object from the last to the first.
#[must_use]
pub fn backwards(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(backwards).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(entries) => {
            let entries = entries.iter().rev();
            let entries: Vec<String> =
                entries.map(|(key, value)| format!("{}:{}", Value::from(&**key), backwards(value))).collect();
            format!("{{{}}}", entries.join(","))
        }
        other => other.to_string(),
    }
}

/// Changes the JSON in `data[..size]` in place, and gives back its new size; `None` where it is no JSON, or no longer
/// fits.
///
/// `words` are put in here and there.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32, words: &[&str]) -> Option<usize> {
    let mut value: Value = serde_json::from_slice(&data[..size]).ok()?;
    let mut pick = Pick::new(seed);
    for _ in 0..=pick.below(3) {
        change(&mut value, &mut pick, words);
    }
    let text = value.to_string();
    if text.len() > max_size {
        return None;
    }
    data.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(text.len())
}

fn change(value: &mut Value, pick: &mut Pick, words: &[&str]) {
    let count = count(value);
    let source = part(value, &mut pick.below(count)).cloned().unwrap_or_default();
    let word = Value::from(pick.of(words).copied().unwrap_or_default());
    let what = pick.below(8);
    let Some(target) = part(value, &mut pick.below(count)) else {
        return;
    };
    match (what, target) {
        (0 | 1, Value::Array(items)) => items.push(source),
        (2, Value::Array(items)) => {
            let at = pick.below(items.len());
            if at < items.len() {
                let item = items.remove(at);
                items.insert(pick.below(items.len() + 1), item);
            }
        }
        (3, Value::Array(items)) => {
            items.truncate(pick.below(items.len() + 1));
        }
        (0..=3, Value::Object(entries)) => {
            let key = entries.keys().nth(pick.below(entries.len())).cloned();
            if let Some(key) = key {
                let _ = if what == 0 { entries.remove(&key) } else { entries.insert(key, source) };
            }
        }
        (4, target) => *target = Value::Null,
        (5, target) => *target = source,
        (_, target @ Value::String(_)) => *target = word,
        (_, Value::Bool(flag)) => *flag = !*flag,
        (_, _) => {}
    }
}

/// How many parts there are, the whole among them.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

/// The part at an index, in depth-first order.
fn part<'v>(value: &'v mut Value, index: &mut usize) -> Option<&'v mut Value> {
    if *index == 0 {
        return Some(value);
    }
    *index -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| part(item, index)),
        Value::Object(entries) => entries.values_mut().find_map(|item| part(item, index)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_out_is_json_and_differs() {
        let text = r#"{"a":[1,{"b":"c"},true],"d":{"e":null}}"#;
        let mut data = [0_u8; 256];
        let mut changed = 0;
        for seed in 0..10_000 {
            data[..text.len()].copy_from_slice(text.as_bytes());
            if let Some(size) = mutate(&mut data, text.len(), 200, seed, &["w"]) {
                assert!(serde_json::from_slice::<Value>(&data[..size]).is_ok());
                changed += usize::from(&data[..size] != text.as_bytes());
            }
        }
        assert!(changed > 5_000, "{changed}");
    }
}
