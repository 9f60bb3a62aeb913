//! An answer that stays whole while its data is read from it.

use serde::de::{Deserialize, IgnoredAny};

use crate::Error;
use crate::answer::{Answer, Partial, Read};
use crate::decode::{Decode, Null};
use crate::envelope::Envelope;

/// Which errors an answer may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Errors {
    /// None.
    None,
    /// Those of single fields, beside data.
    BesideData,
}

/// What an answer says, and its data.
type Found<T> = Result<(Read, Option<T>), serde_json::Error>;

impl Answer {
    /// The data, if the answer is good and nothing but.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn decoded_within<'a, T: Decode<'a>>(&'a self) -> Result<T, Error> {
        self.good(self.decode_within())
    }

    /// The data with the errors beside it.
    ///
    /// # Errors
    /// No data, or none that can be read.
    pub fn decoded_partial_within<'a, T: Decode<'a>>(&'a self) -> Result<Partial<T>, Error> {
        self.usable(self.decode_within())
    }

    /// The data, if the answer is good and nothing but; of a type that only serde can read.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn data_within<'a, T: Deserialize<'a>>(&'a self) -> Result<T, Error> {
        self.good(self.deserialize_within())
    }

    /// The data with the errors beside it; of a type that only serde can read.
    ///
    /// # Errors
    /// No data, or none that can be read.
    pub fn partial_within<'a, T: Deserialize<'a>>(&'a self) -> Result<Partial<T>, Error> {
        self.usable(self.deserialize_within())
    }

    fn decode_within<'a, T: Decode<'a>>(&'a self) -> Found<T> {
        let mut data: Option<Option<T>> = None;
        let envelope = Envelope::read(&self.body, &mut |value| Option::read(&mut data, value, Null::Taken))?;
        Ok((self.read(&envelope), data.flatten()))
    }

    fn deserialize_within<'a, T: Deserialize<'a>>(&'a self) -> Found<T> {
        let (envelope, data) = Envelope::by_serde(&self.body)?;
        Ok((self.read(&envelope), data))
    }

    fn good<T>(&self, found: Found<T>) -> Result<T, Error> {
        match found {
            Ok((Read { is_good: true, .. }, Some(data))) => Ok(data),
            found => Err(self.clone().failure(found.err().as_ref())),
        }
    }

    fn usable<T>(&self, found: Found<T>) -> Result<Partial<T>, Error> {
        match found {
            Ok((Read { errors: Some(errors), .. }, Some(data))) => Ok(Partial { data, errors }),
            found => Err(self.clone().failure(found.err().as_ref())),
        }
    }

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
                Ok(_) => self.deserialize_within::<IgnoredAny>().is_ok_and(|(read, data)| {
                    data.is_some()
                        && (read.is_good || (allowed == Errors::BesideData && read.errors.is_some()))
                }),
            };
        if is_good { Ok(self) } else { Err(self.failure(None)) }
    }
}
