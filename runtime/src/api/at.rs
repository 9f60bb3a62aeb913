//! The value at a path of one or two keys in an answer: a builder's caller wants the user, not `setDisabledStatus.user`.

use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use crate::decode::{Entry, Missing, Object, object};

/// Where a value is, from `data` on.
pub trait Path {
    /// The root field.
    const FIELD: &'static str;
    /// The field of its payload that the value is in, if it is in one.
    const INNER: &'static [&'static str];
    /// The value.
    type Value: DeserializeOwned;
}

/// The `data` of an answer, of which the value at a path is kept.
#[derive(Debug)]
pub struct At<P: Path>(pub P::Value);

impl<P: Path> Object for At<P> {
    type Fields = Option<P::Value>;

    fn field<'de, S: Entry<'de>>(value: &mut Self::Fields, key: &str, entry: S) -> Result<(), S::Error> {
        if key != P::FIELD {
            return entry.skip();
        }
        *value = Some(match P::INNER {
            [] => entry.read()?,
            [..] => entry.read::<Payload<P>>()?.value,
        });
        Ok(())
    }

    fn finish(value: Self::Fields) -> Result<Self, Missing> {
        value.map(Self).ok_or(Missing(P::FIELD))
    }
}

impl<'de, P: Path> Deserialize<'de> for At<P> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object(deserializer)
    }
}

/// A payload, of which one field is kept.
struct Payload<P: Path> {
    value: P::Value,
    path: PhantomData<P>,
}

impl<P: Path> Object for Payload<P> {
    type Fields = Option<P::Value>;

    fn field<'de, S: Entry<'de>>(value: &mut Self::Fields, key: &str, entry: S) -> Result<(), S::Error> {
        if !P::INNER.contains(&key) {
            return entry.skip();
        }
        *value = Some(entry.read()?);
        Ok(())
    }

    fn finish(value: Self::Fields) -> Result<Self, Missing> {
        let missing = Missing(P::INNER.first().copied().unwrap_or_default());
        value.map(|value| Self { value, path: PhantomData }).ok_or(missing)
    }
}

impl<'de, P: Path> Deserialize<'de> for Payload<P> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ok;

    impl Path for Ok {
        const FIELD: &'static str = "deleteRole";
        const INNER: &'static [&'static str] = &["ok"];
        type Value = Option<bool>;
    }

    fn read(json: &str) -> Result<Option<bool>, String> {
        serde_json::from_str::<At<Ok>>(json).map(|At(ok)| ok).map_err(|error| error.to_string())
    }

    #[test]
    fn keeps_one_value_and_says_what_is_missing() {
        assert_eq!(read(r#"{"a":1,"deleteRole":{"b":[2],"ok":true}}"#), Result::Ok(Some(true)));
        assert_eq!(read(r#"{"deleteRole":{"ok":null}}"#), Result::Ok(None));
        assert!(read(r#"{"deleteRole":{}}"#).unwrap_err().starts_with("missing field `ok`"));
        assert!(read("{}").unwrap_err().starts_with("missing field `deleteRole`"));
    }
}
