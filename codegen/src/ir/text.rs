//! The text that is sent: the operation and the fragments it reaches, minified, with `__typename` first wherever the
//! answer's type must be known.

use std::collections::{BTreeSet, HashSet};

use crate::document::{Document, Operation, Selection, SelectionSet, minify};
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
