//! A value of a text that may be read any number of times.

use super::failed::Failed;
use super::reader::Reader;
use super::repeated::Repeated;
use super::value::Value;

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
}

impl<'de> Repeated<'de> for Again<'_, 'de> {
    fn read<T>(&mut self, read: impl FnOnce(&mut dyn Value<'de>) -> Result<T, Failed>) -> Result<T, Failed> {
        (self.reader.at, self.reader.depth) = (self.start, self.depth);
        let read = read(self.reader)?;
        self.end = Some(self.reader.at);
        Ok(read)
    }
}
