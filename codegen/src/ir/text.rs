//! The text that is sent: the operation and the fragments it reaches, minified, with `__typename` first wherever the
//! answer's type must be known.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::document::{Definition, Document, Fragment, Operation, Selection, SelectionSet, minify};
use crate::source::{SourceId, Sources, Span};

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
            self.places.insert(at(set.span.source, set.span.start + 1));
        }
    }

    fn within(&self, span: Span) -> Vec<(u32, &'static str)> {
        let (first, last) = (at(span.source, span.start), at(span.source, span.end));
        self.places.range(first..last).map(|place| (place.start, "__typename ")).collect()
    }
}

/// A place between two bytes.
fn at(source: SourceId, offset: u32) -> Span {
    Span { source, start: offset, end: offset }
}

/// The texts that are sent.
pub(super) struct Texts<'a> {
    sources: &'a Sources,
    document: &'a Document,
    inserts: &'a TypenameInserts,
    /// The fragments, each minified once: many operations may spread the same.
    fragments: HashMap<&'a str, String>,
}

impl<'a> Texts<'a> {
    /// No texts yet.
    pub(super) fn new(sources: &'a Sources, document: &'a Document, inserts: &'a TypenameInserts) -> Self {
        Self { sources, document, inserts, fragments: HashMap::new() }
    }

    /// The text of an operation and of the fragments it reaches, in the order of the documents.
    pub(super) fn text(&mut self, operation: &'a Operation) -> String {
        let minified = |span: Span| minify(self.sources, span, &self.inserts.within(span));
        let mut text = minified(operation.span);
        for fragment in reached(self.document, operation) {
            text.push(' ');
            let name = fragment.name.as_str();
            text.push_str(self.fragments.entry(name).or_insert_with(|| minified(fragment.span)));
        }
        text
    }
}

/// About how long the text of an operation will be, in bytes.
pub(super) fn text_size(document: &Document, operation: &Operation) -> usize {
    let spans = reached(document, operation).map(|fragment| fragment.span).chain([operation.span]);
    spans.map(|span| span.range().len()).sum()
}

/// The fragments that an operation reaches, in the order of the documents.
fn reached<'a>(document: &'a Document, operation: &'a Operation) -> impl Iterator<Item = &'a Fragment> {
    let mut reached = HashSet::new();
    reach(document, &operation.selection, &mut reached);
    let mut indices: Vec<usize> =
        reached.into_iter().filter_map(|name| document.fragment_index(name)).collect();
    indices.sort_unstable();
    indices.into_iter().filter_map(|index| match document.definitions().get(index) {
        Some(Definition::Fragment(fragment)) => Some(fragment),
        _ => None,
    })
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
