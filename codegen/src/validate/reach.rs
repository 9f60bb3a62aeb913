//! Which fragments each definition reaches.

use std::collections::HashSet;

use super::facts::Facts;
use crate::document::Document;

/// The spreads between definitions.
pub(super) struct Reach {
    /// For each definition, the definitions that it spreads, in order.
    spreads: Vec<Vec<usize>>,
}

impl Reach {
    pub(super) fn new(document: &Document, facts: &Facts<'_>) -> Self {
        let mut spreads = vec![Vec::new(); document.definitions().len()];
        for fact in &facts.spreads {
            if let (Some(target), Some(from)) =
                (document.fragment_index(fact.spread.name.as_str()), spreads.get_mut(fact.within))
            {
                from.push(target);
            }
        }
        Self { spreads }
    }

    /// These definitions and all fragments that they reach, each once.
    pub(super) fn from(&self, definitions: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut reached = Vec::new();
        let mut seen = HashSet::new();
        reached.extend(definitions.into_iter().filter(|index| seen.insert(*index)));
        let mut next = 0;
        while let Some(index) = reached.get(next) {
            let spread = self.spreads.get(*index).into_iter().flatten().copied();
            let new: Vec<usize> = spread.filter(|target| seen.insert(*target)).collect();
            reached.extend(new);
            next += 1;
        }
        reached
    }
}
