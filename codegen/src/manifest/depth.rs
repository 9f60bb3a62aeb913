//! How deep selections go, fragments included.

use std::collections::HashMap;

use crate::document::{Document, Selection, SelectionSet};

/// Finds depths; that of each fragment once.
pub(super) struct Depths<'a> {
    document: &'a Document,
    /// By name; 0 for a fragment that is being looked into: none of a valid document reaches itself.
    known: HashMap<&'a str, usize>,
}

impl<'a> Depths<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document, known: HashMap::new() }
    }

    /// How many fields are inside one another at most.
    pub(super) fn of(&mut self, set: &'a SelectionSet) -> usize {
        let depth = |selection: &'a Selection| match selection {
            Selection::Field(field) => 1 + field.selection.as_ref().map_or(0, |inner| self.of(inner)),
            Selection::Inline(inline) => self.of(&inline.selection),
            Selection::Spread(spread) => self.fragment(spread.name.as_str()),
        };
        set.selections.iter().map(depth).max().unwrap_or_default()
    }

    fn fragment(&mut self, name: &str) -> usize {
        let document = self.document;
        let Some(fragment) = document.fragment(name) else { return 0 };
        let name = fragment.name.as_str();
        if let Some(depth) = self.known.get(name) {
            return *depth;
        }
        self.known.insert(name, 0);
        let depth = self.of(&fragment.selection);
        self.known.insert(name, depth);
        depth
    }
}
