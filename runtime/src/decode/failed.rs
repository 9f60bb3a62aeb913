//! Why a value could not be read, in a form that is the same for all readers.

use std::fmt;

/// An entry that the answer should have had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing(pub &'static str);

/// Why a value could not be read. As small as can be: it is in the result of every step.
#[derive(Debug)]
pub struct Failed(Box<Reason>);

#[derive(Debug)]
enum Reason {
    /// The reader has the error.
    Reader,
    /// In words.
    Said(String),
    /// In words, of a value that was put aside as text.
    Aside(String),
    /// Something is missing, in words of no reader.
    Less,
}

impl Failed {
    /// The reader has the error.
    #[cold]
    pub(super) fn reader() -> Self {
        Self(Box::new(Reader))
    }

    /// In words, as a reader would say it.
    #[cold]
    pub(crate) fn said(message: impl fmt::Display) -> Self {
        Self(Box::new(Said(message.to_string())))
    }

    /// Of a value that was put aside as text.
    #[cold]
    pub(super) fn aside(message: impl fmt::Display) -> Self {
        Self(Box::new(Aside(message.to_string())))
    }

    /// Something is missing.
    #[cold]
    pub(super) fn less() -> Self {
        Self(Box::new(Less))
    }

    /// The words, unless the reader has them.
    pub(super) fn message(self) -> Option<String> {
        match *self.0 {
            Reader | Less => None,
            Said(message) | Aside(message) => Some(message),
        }
    }

    /// Whether it says that something is missing in a value that was put aside.
    ///
    /// What `@include` or `@skip` leaves out may be there all the same, because others have selected it, but with less
    /// inside. To its own taker it is then left out.
    pub(super) fn is_less(&self) -> bool {
        // serde has no other way to tell; the words are `serde::de::Error::missing_field`'s own.
        match &*self.0 {
            Aside(message) => message.starts_with("missing field `"),
            Less => true,
            Reader | Said(_) => false,
        }
    }
}

use Reason::{Aside, Less, Reader, Said};
