//! Any serde `Deserializer` as a [`Value`]. Its errors are kept aside and given back as they were, with their places.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::mem;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny};
use serde_json::value::RawValue;

use super::failed::Failed;
use super::raw_text::RawText;
use super::typed::Decode;
use super::value::{Null, RawTaker, Sink, Taker, Value};
use super::visitors::{self, IdText, Items, Maybe, Object, Parsed, Text};

/// A value that a deserializer stands before.
pub(crate) enum Erased<'de, D: Deserializer<'de>> {
    /// Not read.
    Fresh(D),
    /// Read.
    Done,
    /// It could not be read.
    Error(D::Error),
}

/// Reads a value of a generated type with serde.
///
/// # Errors
/// It is not a `T`.
pub fn deserialize<'de, T: Decode<'de>, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let mut to = None;
    Erased::Fresh(from).give(&mut |value| T::read(&mut to, value, Null::Refused))?;
    to.ok_or_else(|| D::Error::custom(NOTHING))
}

/// What cannot be: a value was read, and is none.
pub(super) const NOTHING: &str = "a value was expected, and nothing was read";

impl<'de, D: Deserializer<'de>> Erased<'de, D> {
    /// Gives the value to who takes it. What is not read is passed over.
    pub(crate) fn give(mut self, taker: &mut Taker<'_, 'de>) -> Result<(), D::Error> {
        let taken = taker(&mut self);
        self.end(taken)
    }

    /// Ends the value.
    pub(super) fn end(self, taken: Result<(), Failed>) -> Result<(), D::Error> {
        match (taken, self) {
            (Ok(()), Self::Fresh(from)) => IgnoredAny::deserialize(from).map(drop),
            (Ok(()), _) => Ok(()),
            (Err(_), Self::Error(error)) => Err(error),
            (Err(failed), _) => Err(said(failed)),
        }
    }

    fn with<T>(&mut self, read: impl FnOnce(D) -> Result<T, D::Error>) -> Result<T, Failed> {
        match mem::replace(self, Self::Done) {
            Self::Fresh(from) => read(from).map_err(|error| {
                *self = Self::Error(error);
                Failed::reader()
            }),
            _ => Err(Failed::said("a value can be read once")),
        }
    }

    fn seed<S: DeserializeSeed<'de>>(&mut self, null: Null, seed: S) -> Result<Option<S::Value>, Failed> {
        self.with(|from| match null {
            Null::Refused => seed.deserialize(from).map(Some),
            Null::Taken => from.deserialize_option(Maybe(seed)),
        })
    }
}

/// The reader's own form of a failure.
pub(super) fn said<E: serde::de::Error>(failed: Failed) -> E {
    E::custom(failed.message().as_deref().unwrap_or("a value could not be read"))
}

impl<'de, D: Deserializer<'de>> Value<'de> for Erased<'de, D> {
    fn text(&mut self, null: Null, expected: &'static str) -> Result<Option<Cow<'de, str>>, Failed> {
        self.seed(null, Text(expected))
    }

    fn parsed(
        &mut self,
        null: Null,
        expected: &'static str,
        take: &mut dyn FnMut(&str) -> bool,
    ) -> Result<bool, Failed> {
        self.seed(null, Parsed { expected, take }).map(|read| read.is_some())
    }

    fn id(&mut self, null: Null) -> Result<Option<Cow<'de, str>>, Failed> {
        self.seed(null, IdText)
    }

    fn boolean(&mut self, null: Null) -> Result<Option<bool>, Failed> {
        self.seed(null, PhantomData)
    }

    fn int(&mut self, null: Null) -> Result<Option<i32>, Failed> {
        self.seed(null, PhantomData)
    }

    fn float(&mut self, null: Null) -> Result<Option<f64>, Failed> {
        self.seed(null, PhantomData)
    }

    fn json(&mut self, null: Null, take: &mut RawTaker<'_>) -> Result<bool, Failed> {
        match self.seed(null, PhantomData::<Box<RawValue>>)? {
            Some(raw) => take(&raw).map(|()| true),
            None => Ok(false),
        }
    }

    fn raw(&mut self) -> Result<&'de RawValue, Failed> {
        self.with(Deserialize::deserialize)
    }

    fn object(&mut self, null: Null, sink: &mut dyn Sink<'de>) -> Result<(), Failed> {
        self.seed(null, Object(sink)).map(drop)
    }

    fn list(&mut self, null: Null, item: &mut Taker<'_, 'de>) -> Result<bool, Failed> {
        self.seed(null, Items(item)).map(|read| read.is_some())
    }

    fn share(&mut self, takers: &mut Taker<'_, 'de>) -> Result<(), Failed> {
        self.with(|from| from.deserialize_any(visitors::Shared(takers)))
    }

    fn aside(&mut self, takers: &mut Taker<'_, 'de>) -> Result<(), Failed> {
        let raw = self.raw()?;
        takers(&mut RawText::new(raw))
    }

    fn skip(&mut self) -> Result<(), Failed> {
        self.with(|from| IgnoredAny::deserialize(from).map(drop))
    }
}
