//! An introspection answer whose lists are sorted: servers give them in any order, and a file that is saved twice should
//! be one file.

use serde_json::{Value, json};

use crate::failure::Failure;

/// The answer as text, its lists sorted.
pub(crate) fn json(mut data: Value) -> Result<String, Failure> {
    sort(&mut data);
    serde_json::to_string_pretty(&json!({ "data": data })).map(|text| text + "\n").map_err(Failure::new)
}

/// Sorts every list in an answer: named things by name, and plain names by themselves.
fn sort(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(sort);
            items.sort_by(|a, b| key(a).cmp(key(b)));
        }
        Value::Object(entries) => entries.values_mut().for_each(sort),
        _ => {}
    }
}

fn key(item: &Value) -> &str {
    item.get("name").unwrap_or(item).as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_an_answer_does_not_matter() {
        let a = json!({ "types": [{ "name": "B", "args": ["Y", "X"] }, { "name": "A" }] });
        let b = json!({ "types": [{ "name": "A" }, { "args": ["X", "Y"], "name": "B" }] });
        assert_eq!(json(a).unwrap(), json(b).unwrap());
    }
}
