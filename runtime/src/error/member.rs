//! Which mutation of a batch an error is of.

use std::fmt;

/// A mutation of an [atomic batch](crate::Client::atomic).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct BatchMember {
    /// Its place in the batch, from 0.
    pub index: usize,
    /// The operation's name.
    pub operation: &'static str,
}

impl fmt::Display for BatchMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` (number {})", self.operation, self.index.saturating_add(1))
    }
}
