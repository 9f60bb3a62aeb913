//! A value that was put aside as text, and may be read any number of times.

use serde::de::Deserializer;
use serde_json::de::StrRead;
use serde_json::value::RawValue;

use super::erased::Erased;
use super::failed::Failed;
use super::repeated::Repeated;
use super::value::{Null, RawTaker, Value};
use super::within::RawError;

/// The text.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawText<'de>(&'de RawValue);

impl<'de> RawText<'de> {
    pub(super) fn new(raw: &'de RawValue) -> Self {
        Self(raw)
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

impl<'de> Repeated<'de> for RawText<'de> {
    /// Reads it as the answer itself is read: by the same reader, compiled once.
    fn read<T>(&mut self, read: impl FnOnce(&mut dyn Value<'de>) -> Result<T, Failed>) -> Result<T, Failed> {
        let text = self.0.get();
        let mut reader = serde_json::Deserializer::from_str(text);
        let mut value = Erased::Fresh(&mut reader);
        let read = read(&mut value);
        read.map_err(|failed| match error(value, failed) {
            None => Failed::said("a value could not be read"),
            Some(error) => Failed::aside(RawError { error: &error, bytes: text.len() }),
        })
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
}
