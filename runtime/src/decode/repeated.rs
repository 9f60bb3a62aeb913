//! A value that may be read any number of times, however it goes back to its beginning.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::failed::Failed;
use super::value::{Null, RawTaker, Sink, Taker, Value};

/// What begins anew with each reading.
pub(super) trait Repeated<'de> {
    /// Reads from the beginning.
    ///
    /// # Errors
    /// What the reading says.
    fn read<T>(&mut self, read: impl FnOnce(&mut dyn Value<'de>) -> Result<T, Failed>) -> Result<T, Failed>;

    /// [`Value::json`].
    ///
    /// # Errors
    /// As there.
    fn json(&mut self, null: Null, take: &mut RawTaker<'_>) -> Result<bool, Failed> {
        self.read(|value| value.json(null, take))
    }

    /// [`Value::raw`].
    ///
    /// # Errors
    /// As there.
    fn raw(&mut self) -> Result<&'de RawValue, Failed> {
        self.read(|value| value.raw())
    }
}

impl<'de, R: Repeated<'de>> Value<'de> for R {
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
        Repeated::json(self, null, take)
    }

    fn raw(&mut self) -> Result<&'de RawValue, Failed> {
        Repeated::raw(self)
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
