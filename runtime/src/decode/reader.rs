//! The text of an answer as a [`Value`], read without a detour.
//!
//! It only knows what is as it should be, and of JSON only what servers write: whatever else it meets, it fails without
//! words, and serde_json reads the text once more, to say what is wrong, or to take it after all. So what it takes must be
//! what serde_json takes; `agreement.rs` holds the two against each other.

use std::borrow::Cow;

use serde::de::{Deserialize, IgnoredAny};
use serde_json::value::RawValue;

use super::again::Again;
use super::failed::{Failed, Missing};
use super::kept::Kept;
use super::scan;
use super::value::{Null, RawTaker, Sink, Taker, Value};
use crate::scalar::Id;

/// How deep objects and lists may lie in each other; serde_json takes some more.
const DEPTH: u8 = 100;

/// A text, and where it is read.
pub(super) struct Reader<'de> {
    text: &'de str,
    pub(super) at: usize,
    pub(super) depth: u8,
    /// Whether it reads what several take: see [`Value::aside`].
    is_aside: bool,
}

impl<'de> Reader<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self { text, at: 0, depth: 0, is_aside: false }
    }

    /// Gives the whole text to who takes it; whether that went well.
    pub(super) fn whole(mut self, taker: &mut Taker<'_, 'de>) -> bool {
        taker(&mut self).is_ok() && self.peek() == END && self.at == self.text.len()
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> u8 {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                Some(byte) => return *byte,
                None => return END,
            }
        }
    }

    /// A string, at its quote.
    fn string(&mut self) -> Result<Cow<'de, str>, Failed> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        if let Some(end) = scan::special(bytes, start)
            && bytes.get(end) == Some(&b'"')
            && let Some(text) = self.text.get(start..end)
        {
            self.at = end + 1;
            return Ok(Cow::Borrowed(text));
        }
        self.by_serde::<String>().map(Cow::Owned)
    }

    /// A word, at its beginning. What may not follow it, the list or object around it finds.
    fn word<T>(&mut self, word: &str, value: T) -> Result<T, Failed> {
        match self.text.get(self.at..) {
            Some(rest) if rest.starts_with(word) => {
                self.at += word.len();
                Ok(value)
            }
            _ => Err(Failed::reader()),
        }
    }

    /// What is read seldom, or to be checked with care.
    fn by_serde<T: Deserialize<'de>>(&mut self) -> Result<T, Failed> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut values = serde_json::Deserializer::from_str(rest).into_iter();
        match values.next() {
            Some(Ok(value)) => {
                self.at += values.byte_offset();
                Ok(value)
            }
            _ => Err(Failed::reader()),
        }
    }

    /// An integer of some digits, if it is no more than that.
    fn digits(&mut self) -> Option<i32> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let (is_negative, digits) = match bytes {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        let count = digits.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let value = digits
            .get(..count)?
            .iter()
            .fold(0_i32, |value, digit| value.wrapping_mul(10).wrapping_add(i32::from(digit - b'0')));
        let is_plain = match count {
            0 | 10.. => false,
            1 => !(is_negative && value == 0),
            _ => digits.first() != Some(&b'0'),
        };
        if !is_plain || matches!(digits.get(count), Some(b'.' | b'e' | b'E')) {
            return None;
        }
        self.at += count + usize::from(is_negative);
        Some(if is_negative { -value } else { value })
    }

    /// What an error inside an object or list is outside of it.
    #[cold]
    fn failed(&self, failed: Failed) -> Failed {
        if self.is_aside { failed } else { Failed::reader() }
    }

    fn enter(&mut self) -> Result<(), Failed> {
        if self.depth == DEPTH {
            return Err(Failed::reader());
        }
        (self.depth, self.at) = (self.depth + 1, self.at + 1);
        Ok(())
    }

    fn entries(&mut self, sink: &mut dyn Sink<'de>) -> Result<(), Failed> {
        self.enter()?;
        let mut next = self.peek();
        if next != b'}' {
            loop {
                if next != b'"' {
                    return Err(Failed::reader());
                }
                let key = self.string()?;
                if self.peek() != b':' {
                    return Err(Failed::reader());
                }
                self.at += 1;
                let before = self.at;
                sink.entry(&key, self)?;
                if self.at == before {
                    self.skip()?;
                }
                match self.peek() {
                    b',' => self.at += 1,
                    b'}' => break,
                    _ => return Err(Failed::reader()),
                }
                next = self.peek();
            }
        }
        (self.depth, self.at) = (self.depth - 1, self.at + 1);
        sink.end().map_err(|Missing(_)| Failed::less())
    }

    fn items(&mut self, item: &mut Taker<'_, 'de>) -> Result<(), Failed> {
        self.enter()?;
        if self.peek() != b']' {
            loop {
                self.peek();
                let before = self.at;
                item(self)?;
                if self.at == before {
                    self.skip()?;
                }
                match self.peek() {
                    b',' => self.at += 1,
                    b']' => break,
                    _ => return Err(Failed::reader()),
                }
            }
        }
        (self.depth, self.at) = (self.depth - 1, self.at + 1);
        Ok(())
    }
}

/// No byte that means anything in JSON.
const END: u8 = 0;

impl<'de> Value<'de> for Reader<'de> {
    fn text(&mut self, null: Null, _: &'static str) -> Result<Option<Cow<'de, str>>, Failed> {
        match self.peek() {
            b'"' => self.string().map(Some),
            b'n' if null == Null::Taken => self.word("null", None),
            _ => Err(Failed::reader()),
        }
    }

    fn parsed(
        &mut self,
        null: Null,
        expected: &'static str,
        take: &mut dyn FnMut(&str) -> bool,
    ) -> Result<bool, Failed> {
        match self.text(null, expected)? {
            Some(text) if take(&text) => Ok(true),
            Some(_) => Err(Failed::reader()),
            None => Ok(false),
        }
    }

    fn id(&mut self, null: Null) -> Result<Option<Cow<'de, str>>, Failed> {
        match self.peek() {
            b'-' | b'0'..=b'9' => self.by_serde::<Id>().map(|id| Some(Cow::Owned(id.as_str().to_owned()))),
            _ => self.text(null, ""),
        }
    }

    fn boolean(&mut self, null: Null) -> Result<Option<bool>, Failed> {
        match self.peek() {
            b't' => self.word("true", Some(true)),
            b'f' => self.word("false", Some(false)),
            b'n' if null == Null::Taken => self.word("null", None),
            _ => Err(Failed::reader()),
        }
    }

    fn int(&mut self, null: Null) -> Result<Option<i32>, Failed> {
        match self.peek() {
            b'n' if null == Null::Taken => self.word("null", None),
            _ => match self.digits() {
                Some(value) => Ok(Some(value)),
                None => self.by_serde().map(Some),
            },
        }
    }

    fn float(&mut self, null: Null) -> Result<Option<f64>, Failed> {
        match self.peek() {
            b'n' if null == Null::Taken => self.word("null", None),
            _ => self.by_serde().map(Some),
        }
    }

    fn json(&mut self, null: Null, take: &mut RawTaker<'_>) -> Result<bool, Failed> {
        match self.peek() {
            b'n' if null == Null::Taken => self.word("null", false),
            _ => self.raw().and_then(take).map(|()| true),
        }
    }

    fn raw(&mut self) -> Result<&'de RawValue, Failed> {
        self.peek();
        self.by_serde()
    }

    fn object(&mut self, null: Null, sink: &mut dyn Sink<'de>) -> Result<(), Failed> {
        match self.peek() {
            b'{' => self.entries(sink).map_err(|failed| self.failed(failed)),
            b'n' if null == Null::Taken => self.word("null", ()),
            _ => Err(Failed::reader()),
        }
    }

    fn list(&mut self, null: Null, item: &mut Taker<'_, 'de>) -> Result<bool, Failed> {
        match self.peek() {
            b'[' => self.items(item).map(|()| true).map_err(|failed| self.failed(failed)),
            b'n' if null == Null::Taken => self.word("null", false),
            _ => Err(Failed::reader()),
        }
    }

    fn share(&mut self, takers: &mut Taker<'_, 'de>) -> Result<(), Failed> {
        let mut kept = match self.peek() {
            b'"' => Kept::Text(self.string()?),
            b't' => self.word("true", Kept::Boolean(true))?,
            b'f' => self.word("false", Kept::Boolean(false))?,
            b'n' => self.word("null", Kept::Null)?,
            _ => return self.aside(takers),
        };
        takers(&mut kept).map_err(|_| Failed::reader())
    }

    fn aside(&mut self, takers: &mut Taker<'_, 'de>) -> Result<(), Failed> {
        self.peek();
        let (start, depth, is_aside) = (self.at, self.depth, self.is_aside);
        self.is_aside = true;
        let mut again = Again::new(self);
        let taken = takers(&mut again);
        let end = again.end();
        (self.depth, self.is_aside) = (depth, is_aside);
        // Also after a failure, which a fragment may take for its being left out.
        match end {
            Some(end) => self.at = end,
            None => {
                self.at = start;
                self.skip()?;
            }
        }
        taken
    }

    fn skip(&mut self) -> Result<(), Failed> {
        match self.peek() {
            b'"' => self.string().map(drop),
            _ => self.by_serde::<IgnoredAny>().map(drop),
        }
    }
}
