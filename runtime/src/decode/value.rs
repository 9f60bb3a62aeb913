//! One value of an answer that is not read yet, whoever reads it.
//!
//! Generated code reads through these traits' objects. So each of its types is compiled once, for the answer, for text
//! that was put aside and for what was read already, and the reader of JSON is compiled here and in no user's crate.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::failed::{Failed, Missing};
use super::later::Later;

/// Whether `null` is a value, or an error that says what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Null {
    /// It is an error.
    Refused,
    /// It is read as `None`.
    Taken,
}

/// What takes a value.
pub type Taker<'t, 'de> = dyn FnMut(&mut dyn Value<'de>) -> Result<(), Failed> + 't;

/// What takes a value as its text.
pub type RawTaker<'t> = dyn FnMut(&RawValue) -> Result<(), Failed> + 't;

/// A value, to be read once by one of these methods. `None` and `false` are for a `null` that is taken.
///
/// # Errors
/// Each fails where the value is of another kind, or is not JSON.
#[expect(clippy::missing_errors_doc, reason = "the same for all; it stands above")]
pub trait Value<'de> {
    /// A string. `expected` says what of another value is wrong.
    fn text(&mut self, null: Null, expected: &'static str) -> Result<Option<Cow<'de, str>>, Failed>;

    /// A string that `take` may refuse.
    fn parsed(
        &mut self,
        null: Null,
        expected: &'static str,
        take: &mut dyn FnMut(&str) -> bool,
    ) -> Result<bool, Failed>;

    /// A string, or an integer as text.
    fn id(&mut self, null: Null) -> Result<Option<Cow<'de, str>>, Failed>;

    /// A boolean.
    fn boolean(&mut self, null: Null) -> Result<Option<bool>, Failed>;

    /// An integer of 32 bits.
    fn int(&mut self, null: Null) -> Result<Option<i32>, Failed>;

    /// A number.
    fn float(&mut self, null: Null) -> Result<Option<f64>, Failed>;

    /// Any value, as its text.
    fn json(&mut self, null: Null, take: &mut RawTaker<'_>) -> Result<bool, Failed>;

    /// Any value, `null` too, as the text that it is in the answer.
    fn raw(&mut self) -> Result<&'de RawValue, Failed>;

    /// Any value, for later.
    fn later(&mut self) -> Result<Later<'de>, Failed> {
        self.raw().map(Later::text)
    }

    /// An object.
    fn object(&mut self, null: Null, sink: &mut dyn Sink<'de>) -> Result<(), Failed>;

    /// A list.
    fn list(&mut self, null: Null, item: &mut Taker<'_, 'de>) -> Result<bool, Failed>;

    /// A value without others in it, for several takers: read once, then given to `takers` as one that may be read any
    /// number of times.
    fn share(&mut self, takers: &mut Taker<'_, 'de>) -> Result<(), Failed>;

    /// Any value, given to `takers` as one that may be read any number of times. What is missing in it is no error to
    /// who may be left out (`Failed::is_less`).
    fn aside(&mut self, takers: &mut Taker<'_, 'de>) -> Result<(), Failed>;

    /// Passes over it.
    fn skip(&mut self) -> Result<(), Failed>;
}

/// What takes an object's entries.
pub trait Sink<'de> {
    /// Takes an entry.
    ///
    /// # Errors
    /// The value has another type.
    fn entry(&mut self, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed>;

    /// The object is at its end.
    ///
    /// # Errors
    /// The first entry that should have been there.
    fn end(&mut self) -> Result<(), Missing>;
}
