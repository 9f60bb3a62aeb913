//! The variables of several operations as those of one.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::prefix::Prefix;

/// The variables of each operation.
pub(super) struct Variables(Vec<Object>);

/// The entries of a JSON object, in order, each as it was written.
struct Object(Vec<(String, Box<RawValue>)>);

impl Variables {
    /// From the JSON object of each operation.
    ///
    /// # Errors
    /// One of them is no object.
    pub(super) fn read<'j>(objects: impl IntoIterator<Item = &'j str>) -> Result<Self, serde_json::Error> {
        objects.into_iter().map(serde_json::from_str).collect::<Result<_, _>>().map(Self)
    }
}

impl Serialize for Variables {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (index, Object(entries)) in self.0.iter().enumerate() {
            let Prefix { plain: prefix, .. } = Prefix::of(index);
            for (name, value) in entries {
                map.serialize_entry(&format_args!("{prefix}{name}"), value)?;
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor;

        impl<'de> Visitor<'de> for ObjectVisitor {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of variables")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Object(entries))
            }
        }

        deserializer.deserialize_map(ObjectVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_as_they_were_written() {
        let one = r#"{"id":"a","data":{"n":1.50,"id":[1e2]}}"#;
        let variables = Variables::read([one, "{}", one]).unwrap();
        assert_eq!(
            serde_json::to_string(&variables).unwrap(),
            r#"{"op1_id":"a","op1_data":{"n":1.50,"id":[1e2]},"op3_id":"a","op3_data":{"n":1.50,"id":[1e2]}}"#
        );
        assert!(Variables::read(["null"]).is_err());
    }
}
