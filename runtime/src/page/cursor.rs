//! What may hold a cursor: a variable that takes one, a field of an answer that gives one.

use crate::Optional;
use crate::scalar::{Id, Sensitive};

/// A place for a cursor.
pub trait Cursor {
    /// The cursor, if there is one.
    fn get(&self) -> Option<&str>;

    /// The place with this cursor in it.
    fn from_text(cursor: &str) -> Self;
}

impl Cursor for String {
    fn get(&self) -> Option<&str> {
        Some(self)
    }

    fn from_text(cursor: &str) -> Self {
        cursor.to_owned()
    }
}

impl Cursor for Id {
    fn get(&self) -> Option<&str> {
        Some(self.as_str())
    }

    fn from_text(cursor: &str) -> Self {
        cursor.into()
    }
}

/// A variable that is named like a secret takes its text wrapped.
impl Cursor for Sensitive<String> {
    fn get(&self) -> Option<&str> {
        Some(self)
    }

    fn from_text(cursor: &str) -> Self {
        cursor.into()
    }
}

impl<C: Cursor> Cursor for Option<C> {
    fn get(&self) -> Option<&str> {
        self.as_ref().and_then(C::get)
    }

    fn from_text(cursor: &str) -> Self {
        Some(C::from_text(cursor))
    }
}

impl<C: Cursor> Cursor for Optional<C> {
    fn get(&self) -> Option<&str> {
        self.value().and_then(C::get)
    }

    fn from_text(cursor: &str) -> Self {
        Self::Value(C::from_text(cursor))
    }
}
