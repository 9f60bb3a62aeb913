//! An answer that stays whole while its data is read from it.

use serde::de::IgnoredAny;

use crate::Error;
use crate::answer::Answer;

/// Which errors an answer may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Errors {
    /// None.
    None,
    /// Those of single fields, beside data.
    BesideData,
}

impl Answer {
    /// The answer itself, unless it is seen without decoding its data that there is none, or that there are errors other
    /// than those that are `allowed`.
    ///
    /// Errors are looked for only where the word stands in the body at all, between quotes, as it does in few good
    /// answers: looking at every answer closely would cost a third of what decoding it does.
    ///
    /// # Errors
    /// See [`Error`].
    pub(crate) fn undecoded(self, allowed: Errors) -> Result<Self, Error> {
        let is_good = self.is_success()
            && match str::from_utf8(&self.body) {
                Err(_) => false,
                Ok(text) if !text.contains("\"error") => text.trim_ascii_start().starts_with('{'),
                Ok(_) => self.by_serde::<IgnoredAny>().is_ok_and(|(read, data)| {
                    data.is_some()
                        && (read.is_good || (allowed == Errors::BesideData && read.errors.is_some()))
                }),
            };
        if is_good { Ok(self) } else { Err(self.failure(None)) }
    }
}
