//! Who takes which keys of the answer's object: a struct's own field, fragments in it, or several of them.

use std::collections::BTreeMap;

use crate::ir::{Holds, Shape, ShapeField, ShapeSpread};

/// The takers of each key.
pub(super) struct Takers<'s> {
    by_key: BTreeMap<&'s str, Taken<'s>>,
}

/// The takers of one key.
#[derive(Clone, Default)]
pub(super) struct Taken<'s> {
    /// The struct's own field, where there is one.
    pub(super) field: Option<&'s ShapeField<'s>>,
    pub(super) fragments: Vec<&'s ShapeSpread<'s>>,
    /// Whether its values are objects for a fragment that may be left out: they may lack what only that selects.
    pub(super) in_part: bool,
    /// Whether its values can be read once for all; the same for all takers.
    pub(super) is_leaf: bool,
}

impl<'s> Takers<'s> {
    pub(super) fn of(shape: &'s Shape<'s>) -> Self {
        let mut by_key: BTreeMap<&str, Taken<'_>> = BTreeMap::new();
        for field in shape.fields.iter().filter(|_| !shape.spreads.is_empty()) {
            by_key.entry(field.key).or_default().field = Some(field);
        }
        for spread in &shape.spreads {
            for (key, holds) in &*spread.keys {
                let taken = by_key.entry(key).or_default();
                taken.fragments.push(spread);
                taken.in_part |= *holds == Holds::Objects && spread.conditional;
                taken.is_leaf = *holds == Holds::Leaf && (taken.is_leaf || taken.fragments.len() == 1);
            }
        }
        Self { by_key }
    }

    /// The fragments that take a key.
    pub(super) fn fragments_of(&self, key: &str) -> &[&'s ShapeSpread<'s>] {
        self.by_key.get(key).map_or(&[], |taken| &taken.fragments)
    }

    /// Whether a key has more than one taker.
    pub(super) fn share(&self) -> bool {
        self.by_key.values().any(|taken| taken.fragments.len() + usize::from(taken.field.is_some()) > 1)
    }

    /// The keys that fragments take, those with the same takers together.
    pub(super) fn groups(&self) -> Vec<(Taken<'s>, Vec<&'s str>)> {
        let mut groups: Vec<(Taken<'_>, Vec<&str>)> = Vec::new();
        let mut index = BTreeMap::new();
        for (key, taken) in self.by_key.iter().filter(|(_, taken)| !taken.fragments.is_empty()) {
            let names: Vec<&str> = taken.fragments.iter().map(|spread| &*spread.rust).collect();
            let takers = (taken.field.map(|field| &*field.rust), names, taken.in_part, taken.is_leaf);
            let at = *index.entry(takers).or_insert(groups.len());
            match groups.get_mut(at) {
                Some((_, keys)) => keys.push(key),
                None => groups.push((taken.clone(), vec![key])),
            }
        }
        groups
    }
}
