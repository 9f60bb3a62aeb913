//! Entries of one object from several who may have the same keys.

use serde::ser::{Error as _, Serialize, SerializeMap};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Error, Value};

/// Entries under way; of one key there is one.
#[derive(Debug, Default)]
pub struct Merged {
    entries: Vec<(String, Box<RawValue>)>,
    /// A key whose value is still to come.
    key: Option<String>,
}

/// Writes into `map` what `write` writes, with the values of each key merged.
///
/// # Errors
/// What the object's serializer answers, or a value that is not JSON.
pub fn merged<M: SerializeMap>(
    map: &mut M,
    write: impl FnOnce(&mut Merged) -> Result<(), Error>,
) -> Result<(), M::Error> {
    let mut merged = Merged::default();
    write(&mut merged).map_err(M::Error::custom)?;
    merged.entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))
}

impl SerializeMap for Merged {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let Value::String(key) = serde_json::to_value(key)? else {
            return Err(Error::custom("a key that is not a string"));
        };
        self.key = Some(key);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = self.key.take().ok_or_else(|| Error::custom("a value without a key"))?;
        let value = to_raw_value(value)?;
        match self.entries.iter_mut().find(|(known, _)| *known == key) {
            None => self.entries.push((key, value)),
            Some((_, known)) if known.get() == value.get() => {}
            Some((_, known)) => {
                let mut both = serde_json::from_str(known.get())?;
                merge(&mut both, serde_json::from_str(value.get())?);
                *known = to_raw_value(&both)?;
            }
        }
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

/// Adds to a value what another selection of the same field holds.
fn merge(into: &mut Value, more: Value) {
    match (into, more) {
        (Value::Object(into), Value::Object(more)) => {
            for (key, value) in more {
                match into.get_mut(&key) {
                    Some(known) => merge(known, value),
                    None => drop(into.insert(key, value)),
                }
            }
        }
        (Value::Array(into), Value::Array(more)) => {
            into.iter_mut().zip(more).for_each(|(into, more)| merge(into, more));
        }
        // Of one field, a value that is no object and no list is the same wherever it was selected.
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_two_hold_of_one_field_is_merged_and_the_order_kept() {
        let mut map = Merged::default();
        map.serialize_entry("b", &json!({ "x": 1, "in": { "p": null }, "list": [{ "m": 1 }, null] }))
            .unwrap();
        map.serialize_entry("a", "text").unwrap();
        map.serialize_entry("b", &json!({ "y": 2, "in": { "q": 3 }, "list": [{ "n": 2 }, null] })).unwrap();
        map.serialize_entry("a", "text").unwrap();
        let keys: Vec<_> = map.entries.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["b", "a"]);
        let merged: Value = serde_json::from_str(map.entries[0].1.get()).unwrap();
        let list = json!([{ "m": 1, "n": 2 }, null]);
        assert_eq!(merged, json!({ "x": 1, "y": 2, "in": { "p": null, "q": 3 }, "list": list }));
    }
}
