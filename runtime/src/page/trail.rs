//! The cursors of a walk so far: none may come twice, or it would go round for ever.

use std::collections::HashSet;

/// The cursors that were asked with.
///
/// All of them are kept, as they are: a walk over a million users has ten thousand, which is little, and one that only
/// looks like an old one must not stop it.
#[derive(Debug, Default)]
pub(super) struct Trail {
    cursors: HashSet<Box<str>>,
}

impl Trail {
    /// Goes on to a cursor, unless the walk was there before.
    pub(super) fn advance(&mut self, cursor: &str) -> bool {
        self.cursors.insert(cursor.into())
    }
}
