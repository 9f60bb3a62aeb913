//! A value of a text that may be read any number of times.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::failed::Failed;
use super::reader::Reader;
use super::value::{Null, RawTaker, Sink, Taker, Value};

/// The reader, which goes back to the value's beginning.
pub(super) struct Again<'r, 'de> {
    start: usize,
    depth: u8,
    end: Option<usize>,
    reader: &'r mut Reader<'de>,
}

impl<'r, 'de> Again<'r, 'de> {
    /// The value that the reader stands before.
    pub(super) fn new(reader: &'r mut Reader<'de>) -> Self {
        Self { start: reader.at, depth: reader.depth, end: None, reader }
    }

    /// Where it ends, if it was read to its end.
    pub(super) fn end(&self) -> Option<usize> {
        self.end
    }

    fn read<T>(&mut self, read: impl FnOnce(&mut Reader<'de>) -> Result<T, Failed>) -> Result<T, Failed> {
        (self.reader.at, self.reader.depth) = (self.start, self.depth);
        let read = read(self.reader)?;
        self.end = Some(self.reader.at);
        Ok(read)
    }
}

impl<'de> Value<'de> for Again<'_, 'de> {
    fn text(&mut self, null: Null, expected: &'static str) -> Result<Option<Cow<'de, str>>, Failed> {
        self.read(|reader| reader.text(null, expected))
    }

    fn parsed(
        &mut self,
        null: Null,
        expected: &'static str,
        take: &mut dyn FnMut(&str) -> bool,
    ) -> Result<bool, Failed> {
        self.read(|reader| reader.parsed(null, expected, take))
    }

    fn id(&mut self, null: Null) -> Result<Option<Cow<'de, str>>, Failed> {
        self.read(|reader| reader.id(null))
    }

    fn boolean(&mut self, null: Null) -> Result<Option<bool>, Failed> {
        self.read(|reader| reader.boolean(null))
    }

    fn int(&mut self, null: Null) -> Result<Option<i32>, Failed> {
        self.read(|reader| reader.int(null))
    }

    fn float(&mut self, null: Null) -> Result<Option<f64>, Failed> {
        self.read(|reader| reader.float(null))
    }

    fn json(&mut self, null: Null, take: &mut RawTaker<'_>) -> Result<bool, Failed> {
        self.read(|reader| reader.json(null, take))
    }

    fn raw(&mut self) -> Result<&'de RawValue, Failed> {
        self.read(Value::raw)
    }

    fn object(&mut self, null: Null, sink: &mut dyn Sink<'de>) -> Result<(), Failed> {
        self.read(|reader| reader.object(null, sink))
    }

    fn list(&mut self, null: Null, item: &mut Taker<'_, 'de>) -> Result<bool, Failed> {
        self.read(|reader| reader.list(null, item))
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
