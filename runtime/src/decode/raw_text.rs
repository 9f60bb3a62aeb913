//! A value that was put aside as text, and may be read any number of times.

use std::borrow::Cow;

use serde::de::Deserializer;
use serde_json::de::StrRead;
use serde_json::value::RawValue;

use super::erased::Erased;
use super::failed::Failed;
use super::value::{Null, RawTaker, Sink, Taker, Value};
use super::within::RawError;

/// The text.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawText<'de>(&'de RawValue);

impl<'de> RawText<'de> {
    pub(super) fn new(raw: &'de RawValue) -> Self {
        Self(raw)
    }

    /// Reads it as the answer itself is read: by the same reader, compiled once.
    fn read<T>(self, read: impl FnOnce(&mut dyn Value<'de>) -> Result<T, Failed>) -> Result<T, Failed> {
        let text = self.0.get();
        let mut reader = serde_json::Deserializer::from_str(text);
        let mut value = Erased::Fresh(&mut reader);
        let read = read(&mut value);
        read.map_err(|failed| match error(value, failed) {
            None => Failed::said("a value could not be read"),
            Some(error) => Failed::aside(RawError { error: &error, bytes: text.len() }),
        })
    }
}

/// What the reader says of a failure.
#[cold]
fn error<'de, 'r>(
    value: Erased<'de, &'r mut serde_json::Deserializer<StrRead<'de>>>,
    failed: Failed,
) -> Option<<&'r mut serde_json::Deserializer<StrRead<'de>> as Deserializer<'de>>::Error> {
    value.end(Err(failed)).err()
}

impl<'de> Value<'de> for RawText<'de> {
    fn text(&mut self, null: Null, expected: &'static str) -> Result<Option<Cow<'de, str>>, Failed> {
        self.read(|value| value.text(null, expected))
    }

    fn parsed(
        &mut self,
        null: Null,
        expected: &'static str,
        take: &mut dyn FnMut(&str) -> bool,
    ) -> Result<bool, Failed> {
        self.read(|value| value.parsed(null, expected, take))
    }

    fn id(&mut self, null: Null) -> Result<Option<Cow<'de, str>>, Failed> {
        self.read(|value| value.id(null))
    }

    fn boolean(&mut self, null: Null) -> Result<Option<bool>, Failed> {
        self.read(|value| value.boolean(null))
    }

    fn int(&mut self, null: Null) -> Result<Option<i32>, Failed> {
        self.read(|value| value.int(null))
    }

    fn float(&mut self, null: Null) -> Result<Option<f64>, Failed> {
        self.read(|value| value.float(null))
    }

    fn json(&mut self, null: Null, take: &mut RawTaker<'_>) -> Result<bool, Failed> {
        if null == Null::Taken && self.0.get() == RawValue::NULL.get() {
            return Ok(false);
        }
        take(self.0).map(|()| true)
    }

    fn raw(&mut self) -> Result<&'de RawValue, Failed> {
        Ok(self.0)
    }

    fn object(&mut self, null: Null, sink: &mut dyn Sink<'de>) -> Result<(), Failed> {
        self.read(|value| value.object(null, sink))
    }

    fn list(&mut self, null: Null, item: &mut Taker<'_, 'de>) -> Result<bool, Failed> {
        self.read(|value| value.list(null, item))
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
