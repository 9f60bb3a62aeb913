//! Which fragments each definition reaches.

use std::collections::{HashMap, HashSet};

use super::facts::Facts;
use crate::document::{Definition, Document};

/// The fragments of a document, by name, and the spreads between definitions.
pub(super) struct Reach<'a> {
    /// The index of the first fragment of each name.
    by_name: HashMap<&'a str, usize>,
    /// For each definition, the definitions that it spreads, in order.
    spreads: Vec<Vec<usize>>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(document: &'a Document, facts: &Facts<'a>) -> Self {
        let mut by_name = HashMap::new();
        for (index, definition) in document.definitions.iter().enumerate() {
            if let Definition::Fragment(fragment) = definition {
                by_name.entry(fragment.name.as_str()).or_insert(index);
            }
        }
        let mut spreads = vec![Vec::new(); document.definitions.len()];
        for fact in &facts.spreads {
            if let (Some(target), Some(from)) = (
                by_name.get(fact.spread.name.as_str()),
                spreads.get_mut(fact.within),
            ) {
                from.push(*target);
            }
        }
        Self { by_name, spreads }
    }

    /// The index of the fragment of this name.
    pub(super) fn fragment(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// A definition and all fragments that it reaches.
    pub(super) fn from(&self, definition: usize) -> HashSet<usize> {
        let mut reached = HashSet::from([definition]);
        let mut queue = vec![definition];
        while let Some(index) = queue.pop() {
            for target in self.spreads.get(index).into_iter().flatten() {
                if reached.insert(*target) {
                    queue.push(*target);
                }
            }
        }
        reached
    }
}
