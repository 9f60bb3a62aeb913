//! Mutations of a JSON text by its parts: what comes out is JSON again, with a part left out, doubled, or in another's
//! place.

use serde_json::Value;

use crate::pick::Pick;

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
