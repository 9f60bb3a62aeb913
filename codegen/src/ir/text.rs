//! The text that is sent: the operation and the fragments it reaches, minified, with `__typename` first wherever the
//! answer's type must be known.

use std::collections::{BTreeSet, HashSet};

use crate::document::{Document, Fragment, Operation, Selection, SelectionSet, minify};
use crate::source::{Sources, Span};

/// The selection sets that must ask for `__typename`, by the place after their `{`.
#[derive(Debug, Default)]
pub(super) struct TypenameInserts {
    places: BTreeSet<Span>,
}

impl TypenameInserts {
    /// Asks for `__typename` in this set, unless it is asked for first anyway.
    pub(super) fn add(&mut self, set: &SelectionSet) {
        let already = matches!(set.selections.first(), Some(Selection::Field(field))
            if field.alias.is_none() && field.name.as_str() == "__typename" && field.directives.is_empty());
        if !already {
            let place = set.span.start + 1;
            self.places.insert(Span { source: set.span.source, start: place, end: place });
        }
    }

    fn within(&self, span: Span) -> Vec<(u32, &'static str)> {
        self.places
            .iter()
            .filter(|place| place.source == span.source && place.start > span.start && place.end < span.end)
            .map(|place| (place.start, "__typename "))
            .collect()
    }
}

/// The text of an operation and of the fragments it reaches, in the order of the documents.
pub(super) fn text(
    sources: &Sources,
    document: &Document,
    operation: &Operation,
    inserts: &TypenameInserts,
) -> String {
    let mut reached = HashSet::new();
    reach(document, &operation.selection, &mut reached);
    let definition = |span: Span| minify(sources, span, &inserts.within(span));
    let mut text = definition(operation.span);
    for fragment in document.fragments().filter(|fragment| reached.contains(fragment.name.as_str())) {
        text.push(' ');
        text.push_str(&definition(fragment.span));
    }
    text
}

/// Adds the names of all fragments that a selection reaches.
fn reach<'a>(document: &'a Document, set: &'a SelectionSet, reached: &mut HashSet<&'a str>) {
    for selection in &set.selections {
        match selection {
            Selection::Field(field) => {
                if let Some(set) = &field.selection {
                    reach(document, set, reached);
                }
            }
            Selection::Inline(inline) => reach(document, &inline.selection, reached),
            Selection::Spread(spread) => {
                if let Some(fragment) = document.fragment(spread.name.as_str())
                    && reached.insert(fragment.name.as_str())
                {
                    reach(document, &fragment.selection, reached);
                }
            }
        }
    }
}

/// The keys of the answer that a fragment takes: its fields', and those of the fragments and inline fragments in it.
pub(super) fn keys(document: &Document, fragment: &Fragment) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut seen = HashSet::new();
    add_keys(document, &fragment.selection, &mut keys, &mut seen);
    keys
}

fn add_keys<'a>(
    document: &'a Document,
    set: &'a SelectionSet,
    keys: &mut BTreeSet<String>,
    seen: &mut HashSet<&'a str>,
) {
    for selection in &set.selections {
        match selection {
            Selection::Field(field) => {
                keys.insert(field.response_key().text.to_string());
            }
            Selection::Inline(inline) => add_keys(document, &inline.selection, keys, seen),
            Selection::Spread(spread) => {
                if let Some(fragment) = document.fragment(spread.name.as_str())
                    && seen.insert(fragment.name.as_str())
                {
                    add_keys(document, &fragment.selection, keys, seen);
                }
            }
        }
    }
}
