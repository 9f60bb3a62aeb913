//! The value at a path of one or two keys in an answer: a builder's caller wants the user, not `setDisabledStatus.user`.

use std::marker::PhantomData;

use crate::decode::{Decode, Failed, Missing, Null, Object, Value, object};

/// Where a value is, from `data` on.
pub trait Path {
    /// The root field.
    const FIELD: &'static str;
    /// The field of its payload that the value is in, if it is in one.
    const INNER: &'static [&'static str];
    /// The value.
    type Value: for<'de> Decode<'de>;
}

/// The `data` of an answer, of which the value at a path is kept.
#[derive(Debug)]
pub struct At<P: Path>(pub P::Value);

impl<'de, P: Path> Object<'de> for At<P> {
    type Fields = Option<P::Value>;

    fn field(to: &mut Self::Fields, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        if key != P::FIELD {
            return value.skip();
        }
        match P::INNER {
            [] => P::Value::read(to, value, Null::Refused),
            [..] => {
                let mut payload = None;
                object::<Payload<P>>(&mut payload, value, Null::Refused)?;
                *to = payload.map(|payload| payload.value);
                Ok(())
            }
        }
    }

    fn finish(value: &mut Self::Fields) -> Result<Self, Missing> {
        value.take().map(Self).ok_or(Missing(P::FIELD))
    }
}

impl<'de, P: Path> Decode<'de> for At<P> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        object(to, value, null)
    }
}

/// A payload, of which one field is kept.
struct Payload<P: Path> {
    value: P::Value,
    path: PhantomData<P>,
}

impl<'de, P: Path> Object<'de> for Payload<P> {
    type Fields = Option<P::Value>;

    fn field(to: &mut Self::Fields, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        if P::INNER.contains(&key) { P::Value::read(to, value, Null::Refused) } else { value.skip() }
    }

    fn finish(value: &mut Self::Fields) -> Result<Self, Missing> {
        let missing = Missing(P::INNER.first().copied().unwrap_or_default());
        value.take().map(|value| Self { value, path: PhantomData }).ok_or(missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::json;

    struct Ok;

    impl Path for Ok {
        const FIELD: &'static str = "deleteRole";
        const INNER: &'static [&'static str] = &["ok"];
        type Value = Option<bool>;
    }

    fn read(text: &str) -> Result<Option<bool>, String> {
        json::<At<Ok>>(text.as_bytes()).map(|At(ok)| ok).map_err(|error| error.to_string())
    }

    #[test]
    fn keeps_one_value_and_says_what_is_missing() {
        assert_eq!(read(r#"{"a":1,"deleteRole":{"b":[2],"ok":true}}"#), Result::Ok(Some(true)));
        assert_eq!(read(r#"{"deleteRole":{"ok":null}}"#), Result::Ok(None));
        assert!(read(r#"{"deleteRole":{}}"#).unwrap_err().starts_with("missing field `ok`"));
        assert!(read("{}").unwrap_err().starts_with("missing field `deleteRole`"));
    }
}
