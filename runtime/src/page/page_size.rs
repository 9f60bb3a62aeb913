//! What may hold the size of a page: a variable for `first`.

use crate::Optional;

/// A place for the size of a page.
pub trait PageSize {
    /// The size, if one is set.
    fn get(&self) -> Option<i32>;

    /// The place with this size in it.
    fn from_size(size: i32) -> Self;
}

impl PageSize for i32 {
    fn get(&self) -> Option<i32> {
        Some(*self)
    }

    fn from_size(size: i32) -> Self {
        size
    }
}

impl PageSize for Option<i32> {
    fn get(&self) -> Option<i32> {
        *self
    }

    fn from_size(size: i32) -> Self {
        Some(size)
    }
}

impl PageSize for Optional<i32> {
    fn get(&self) -> Option<i32> {
        self.value().copied()
    }

    fn from_size(size: i32) -> Self {
        Self::Value(size)
    }
}
