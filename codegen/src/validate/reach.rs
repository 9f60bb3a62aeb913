//! Which fragments each definition spreads, and which it reaches through others.

use std::collections::HashSet;

use crate::document::{Definition, Document, Fragment, FragmentSpread, Selection, SelectionSet};

/// The spreads between the definitions of a document.
pub(super) struct Reach<'a> {
    document: &'a Document,
    definitions: Vec<Spreads<'a>>,
}

/// What one definition spreads.
#[derive(Default)]
struct Spreads<'a> {
    spreads: Vec<Spread<'a>>,
    /// How deep its selections nest, without what it spreads.
    depth: usize,
}

/// A spread in a definition.
#[derive(Clone, Copy)]
pub(super) struct Spread<'a> {
    pub(super) spread: &'a FragmentSpread,
    /// The index of the fragment, where there is one.
    pub(super) target: Option<usize>,
    /// In how many selections it stands.
    pub(super) depth: usize,
}

impl<'a> Reach<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let definitions = document
            .definitions()
            .iter()
            .map(|definition| match definition {
                Definition::Operation(operation) => spreads(&operation.selection, document),
                Definition::Fragment(fragment) => spreads(&fragment.selection, document),
                Definition::NotExecutable { .. } => Spreads::default(),
            })
            .collect();
        Self { document, definitions }
    }

    /// The index of the fragment of this name.
    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.document.fragment_index(name)
    }

    /// The fragment of this name.
    pub(super) fn fragment(&self, name: &str) -> Option<&'a Fragment> {
        self.document.fragment(name)
    }

    /// The fragment of this index.
    pub(super) fn at(&self, index: usize) -> Option<&'a Fragment> {
        match self.document.definitions().get(index)? {
            Definition::Fragment(fragment) => Some(fragment),
            _ => None,
        }
    }

    /// What a definition spreads.
    pub(super) fn spreads(&self, definition: usize) -> &[Spread<'a>] {
        self.definitions.get(definition).map_or(&[], |definition| &definition.spreads)
    }

    /// How deep each definition nests, without what it spreads.
    pub(super) fn depths(&self) -> impl Iterator<Item = usize> {
        self.definitions.iter().map(|definition| definition.depth)
    }

    /// A definition and all fragments that it reaches, each once.
    pub(super) fn from(&self, definition: usize) -> Vec<usize> {
        let mut reached = vec![definition];
        let mut seen = HashSet::from([definition]);
        let mut next = 0;
        while let Some(index) = reached.get(next) {
            let targets = self.spreads(*index).iter().filter_map(|spread| spread.target);
            let new: Vec<usize> = targets.filter(|target| seen.insert(*target)).collect();
            reached.extend(new);
            next += 1;
        }
        reached
    }
}

/// The spreads in a selection: those of one selection set together, the last nested one first. In that order graphql-js
/// follows them, and of fragments that reach each other in several ways, the order decides what is called a cycle.
fn spreads<'a>(set: &'a SelectionSet, document: &Document) -> Spreads<'a> {
    let mut found = Spreads::default();
    let mut sets = vec![(set, 1)];
    while let Some((set, depth)) = sets.pop() {
        found.depth = found.depth.max(depth);
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    sets.extend(field.selection.as_ref().map(|set| (set, depth + 1)));
                }
                Selection::Inline(inline) => sets.push((&inline.selection, depth + 1)),
                Selection::Spread(spread) => {
                    let target = document.fragment_index(spread.name.as_str());
                    found.spreads.push(Spread { spread, target, depth });
                }
            }
        }
    }
    found
}
