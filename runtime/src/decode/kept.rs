//! A value that was read already, and may be read any number of times.

use std::borrow::Cow;

use serde::de::{Deserialize, Error as _, IntoDeserializer, Unexpected};
use serde_json::value::{RawValue, to_raw_value};

use super::failed::Failed;
use super::later::Later;
use super::value::{Null, RawTaker, Sink, Taker, Value};
use super::visitors::ID;
use super::within;

/// The value.
#[derive(Debug, Clone)]
pub(super) enum Kept<'de> {
    Null,
    Boolean(bool),
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Text(Cow<'de, str>),
    /// A list, where none is taken.
    List,
    /// An object, where none is taken.
    Object,
}

impl Kept<'_> {
    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Self::Null => Unexpected::Unit,
            Self::Boolean(value) => Unexpected::Bool(*value),
            Self::Signed(value) => Unexpected::Signed(*value),
            Self::Unsigned(value) => Unexpected::Unsigned(*value),
            Self::Float(value) => Unexpected::Float(*value),
            Self::Text(text) => Unexpected::Str(text),
            Self::List => Unexpected::Seq,
            Self::Object => Unexpected::Map,
        }
    }

    /// What is wrong, in serde_json's words.
    #[cold]
    fn refused(&self, expected: &'static str) -> Failed {
        refused(&serde_json::Error::invalid_type(self.unexpected(), &expected))
    }

    /// The value, `None` for a `null` that is taken.
    fn taken(&self, null: Null) -> Option<&Self> {
        match self {
            Self::Null if null == Null::Taken => None,
            value => Some(value),
        }
    }

    /// A number, as serde has it.
    fn number<'n, T: Deserialize<'n>>(&self, expected: &'static str) -> Result<T, Failed> {
        let number = match self {
            Self::Signed(value) => {
                T::deserialize(IntoDeserializer::<serde_json::Error>::into_deserializer(*value))
            }
            Self::Unsigned(value) => {
                T::deserialize(IntoDeserializer::<serde_json::Error>::into_deserializer(*value))
            }
            Self::Float(value) => {
                T::deserialize(IntoDeserializer::<serde_json::Error>::into_deserializer(*value))
            }
            _ => return Err(self.refused(expected)),
        };
        number.map_err(|error| refused(&error))
    }
}

#[cold]
fn refused(error: &serde_json::Error) -> Failed {
    Failed::said(within::message(error))
}

impl<'de> Value<'de> for Kept<'de> {
    fn text(&mut self, null: Null, expected: &'static str) -> Result<Option<Cow<'de, str>>, Failed> {
        match self.taken(null) {
            None => Ok(None),
            Some(Self::Text(text)) => Ok(Some(text.clone())),
            Some(other) => Err(other.refused(expected)),
        }
    }

    fn parsed(
        &mut self,
        null: Null,
        expected: &'static str,
        take: &mut dyn FnMut(&str) -> bool,
    ) -> Result<bool, Failed> {
        match self.taken(null) {
            None => Ok(false),
            Some(Self::Text(text)) if take(text) => Ok(true),
            Some(Self::Text(text)) => {
                Err(refused(&serde_json::Error::invalid_value(Unexpected::Str(text), &expected)))
            }
            Some(other) => Err(other.refused(expected)),
        }
    }

    fn id(&mut self, null: Null) -> Result<Option<Cow<'de, str>>, Failed> {
        match self.taken(null) {
            None => Ok(None),
            Some(Self::Text(text)) => Ok(Some(text.clone())),
            Some(Self::Signed(number)) => Ok(Some(Cow::Owned(number.to_string()))),
            Some(Self::Unsigned(number)) => Ok(Some(Cow::Owned(number.to_string()))),
            Some(other) => Err(other.refused(ID)),
        }
    }

    fn boolean(&mut self, null: Null) -> Result<Option<bool>, Failed> {
        match self.taken(null) {
            None => Ok(None),
            Some(Self::Boolean(value)) => Ok(Some(*value)),
            Some(other) => Err(other.refused("a boolean")),
        }
    }

    fn int(&mut self, null: Null) -> Result<Option<i32>, Failed> {
        self.taken(null).map(|value| value.number("i32")).transpose()
    }

    fn float(&mut self, null: Null) -> Result<Option<f64>, Failed> {
        self.taken(null).map(|value| value.number("f64")).transpose()
    }

    fn json(&mut self, null: Null, take: &mut RawTaker<'_>) -> Result<bool, Failed> {
        let raw = match self.taken(null) {
            None => return Ok(false),
            Some(Self::Null) => return take(RawValue::NULL).map(|()| true),
            Some(Self::Boolean(value)) => to_raw_value(value),
            Some(Self::Signed(value)) => to_raw_value(value),
            Some(Self::Unsigned(value)) => to_raw_value(value),
            Some(Self::Float(value)) => to_raw_value(value),
            Some(Self::Text(text)) => to_raw_value(text),
            Some(other) => return Err(other.refused("a value without others in it")),
        };
        raw.map_err(Failed::said).and_then(|raw| take(&raw)).map(|()| true)
    }

    fn raw(&mut self) -> Result<&'de RawValue, Failed> {
        Err(self.refused("a value that is not read yet"))
    }

    fn later(&mut self) -> Result<Later<'de>, Failed> {
        Ok(Later::kept(self.clone()))
    }

    fn object(&mut self, null: Null, _: &mut dyn Sink<'de>) -> Result<(), Failed> {
        self.taken(null).map_or(Ok(()), |value| Err(value.refused("an object")))
    }

    fn list(&mut self, null: Null, _: &mut Taker<'_, 'de>) -> Result<bool, Failed> {
        self.taken(null).map_or(Ok(false), |value| Err(value.refused("a sequence")))
    }

    fn share(&mut self, takers: &mut Taker<'_, 'de>) -> Result<(), Failed> {
        takers(self)
    }

    fn aside(&mut self, takers: &mut Taker<'_, 'de>) -> Result<(), Failed> {
        takers(self)
    }

    fn skip(&mut self) -> Result<(), Failed> {
        Ok(())
    }
}
