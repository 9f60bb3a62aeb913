//! How many fields an operation asks of its root, as the server counts them before it looks at anything but the syntax: a
//! fragment that is spread twice counts twice, and `__typename` and what is skipped count as well.

use std::collections::HashMap;

use super::ast::{Definition, Document, Selection, SelectionSet};

/// Counts the outermost fields of selections, each fragment once.
pub(crate) struct RootFields<'a> {
    document: &'a Document,
    /// The fields of each fragment; none yet for one that is being counted, which another rule reports if it reaches
    /// itself.
    known: HashMap<usize, usize>,
}

impl<'a> RootFields<'a> {
    /// Nothing is counted yet.
    pub(crate) fn new(document: &'a Document) -> Self {
        Self { document, known: HashMap::new() }
    }

    /// The outermost fields of a selection.
    pub(crate) fn of(&mut self, set: &'a SelectionSet) -> usize {
        let count = |selection| match selection {
            &Selection::Field(_) => 1,
            Selection::Inline(inline) => self.of(&inline.selection),
            Selection::Spread(spread) => self.of_fragment(spread.name.as_str()),
        };
        set.selections.iter().map(count).fold(0, usize::saturating_add)
    }

    /// The outermost fields of a fragment.
    pub(crate) fn of_fragment(&mut self, name: &str) -> usize {
        let Some(index) = self.document.fragment_index(name) else { return 0 };
        if let Some(count) = self.known.get(&index) {
            return *count;
        }
        self.known.insert(index, 0);
        let count = match self.document.definitions().get(index) {
            Some(Definition::Fragment(fragment)) => self.of(&fragment.selection),
            _ => 0,
        };
        self.known.insert(index, count);
        count
    }
}
