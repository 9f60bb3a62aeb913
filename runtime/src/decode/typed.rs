//! What values are decoded as.

use std::str::FromStr;

use super::failed::Failed;
use super::value::{Null, Value};
use crate::scalar::{DateTime, Id, Json, Sensitive};

/// A type that a value of an answer is decoded as.
pub trait Decode<'de>: Sized {
    /// Reads a value to where it belongs; that stays `None` for a `null` that is taken.
    ///
    /// # Errors
    /// It has another type.
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed>;
}

impl<'de, T: Decode<'de>> Decode<'de> for Option<T> {
    #[inline]
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, _: Null) -> Result<(), Failed> {
        T::read(to.insert(None), value, Null::Taken)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Vec<T> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        let mut items = Self::new();
        let read = value.list(null, &mut |value| {
            let mut item = None;
            let read = T::read(&mut item, value, Null::Refused);
            if let Some(item) = item {
                items.push(item);
            }
            read
        });
        match read {
            Ok(true) => {
                *to = Some(items);
                Ok(())
            }
            Ok(false) => Ok(()),
            Err(failed) => Err(failed),
        }
    }
}

/// Types without parameters, which so are compiled here.
macro_rules! leaves {
    ($($ty:ty: |$value:ident, $null:ident| $read:expr;)+) => {$(
        impl<'de> $crate::decode::Decode<'de> for $ty {
            fn read(
                to: &mut Option<Self>,
                $value: &mut dyn $crate::decode::Value<'de>,
                $null: $crate::decode::Null,
            ) -> Result<(), $crate::decode::Failed> {
                *to = $read;
                Ok(())
            }
        }
    )+};
}
pub(crate) use leaves;

leaves! {
    String: |value, null| value.text(null, "a string")?.map(Into::into);
    Sensitive<String>: |value, null| value.text(null, "a string")?.map(|text| Self::new(text.into()));
    bool: |value, null| value.boolean(null)?;
    i32: |value, null| value.int(null)?;
    f64: |value, null| value.float(null)?;
    Id: |value, null| value.id(null)?.map(|text| Self::from(text.into_owned()));
    Json: |value, null| json(value, null)?;
    Sensitive<Json>: |value, null| json(value, null)?.map(Self::new);
    DateTime: |value, null| parsed(value, null, "an RFC 3339 date")?;
}

/// What a string says; one that says no `T` is an error.
///
/// # Errors
/// It is another type, or says no `T`.
pub(crate) fn parsed<T: FromStr>(
    value: &mut dyn Value<'_>,
    null: Null,
    expected: &'static str,
) -> Result<Option<T>, Failed> {
    let mut parsed = None;
    let mut take = |text: &str| {
        parsed = text.parse().ok();
        parsed.is_some()
    };
    value.parsed(null, expected, &mut take)?;
    Ok(parsed)
}

/// Reads a value in the form in which it is written, and makes of it what it is.
///
/// # Errors
/// It has not that form.
pub(crate) fn converted<'de, W: Decode<'de>, T: From<W>>(
    to: &mut Option<T>,
    value: &mut dyn Value<'de>,
    null: Null,
) -> Result<(), Failed> {
    let mut written = None;
    W::read(&mut written, value, null)?;
    *to = written.map(T::from);
    Ok(())
}

fn json(value: &mut dyn Value<'_>, null: Null) -> Result<Option<Json>, Failed> {
    let mut json = None;
    value.json(null, &mut |raw| {
        json = Some(raw.to_owned().into());
        Ok(())
    })?;
    Ok(json)
}
