//! A value that waits until it is known who takes it.

use serde_json::value::RawValue;

use super::kept::Kept;
use super::raw_text::RawText;
use super::value::Value;

/// The value.
#[derive(Debug)]
pub struct Later<'de>(Form<'de>);

#[derive(Debug)]
enum Form<'de> {
    Text(RawText<'de>),
    Kept(Kept<'de>),
}

impl<'de> Later<'de> {
    /// It was put aside as text.
    pub(super) fn text(raw: &'de RawValue) -> Self {
        Self(Form::Text(RawText::new(raw)))
    }

    /// It was read already.
    pub(super) fn kept(kept: Kept<'de>) -> Self {
        Self(Form::Kept(kept))
    }

    /// The value, to be read.
    pub(super) fn value(&mut self) -> &mut dyn Value<'de> {
        match &mut self.0 {
            Form::Text(text) => text,
            Form::Kept(kept) => kept,
        }
    }
}
