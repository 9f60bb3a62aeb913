//! The text that is sent: the operation and the fragments it reaches, minified, with `__typename` first wherever the
//! answer's type must be known.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::document::{
    Definition, Directive, Document, Fragment, Operation, Selection, SelectionSet, minify,
};
use crate::source::{SourceId, Sources, Span};
use crate::value::{Value, ValueKind};

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
        let mut text = self.alone(operation);
        for fragment in reached(self.document, &operation.selection) {
            text.push(' ');
            text.push_str(self.minified(fragment));
        }
        text
    }

    /// The text of a fragment and of those that it reaches; `None` where one of them uses a variable, which only an
    /// operation has.
    pub(super) fn fragment(&mut self, fragment: &'a Fragment) -> Option<String> {
        let mut text = String::new();
        for fragment in with_reached(self.document, fragment) {
            if uses_variables(&fragment.directives, &fragment.selection) {
                return None;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(self.minified(fragment));
        }
        Some(text)
    }

    fn minified(&mut self, fragment: &'a Fragment) -> &str {
        let Self { sources, inserts, fragments, .. } = self;
        fragments
            .entry(fragment.name.as_str())
            .or_insert_with(|| minify(sources, fragment.span, &inserts.within(fragment.span)))
    }

    /// The text of an operation by itself.
    pub(super) fn alone(&self, operation: &Operation) -> String {
        minify(self.sources, operation.span, &self.inserts.within(operation.span))
    }
}

/// About how long the text of an operation will be, in bytes.
pub(super) fn text_size(document: &Document, operation: &Operation) -> usize {
    let fragments = reached(document, &operation.selection);
    fragments.map(|fragment| fragment.span).chain([operation.span]).map(|span| span.range().len()).sum()
}

/// About how long the text of a fragment will be with those that it reaches, in bytes.
pub(super) fn fragment_size(document: &Document, fragment: &Fragment) -> usize {
    with_reached(document, fragment).map(|fragment| fragment.span.range().len()).sum()
}

/// A fragment and those that it reaches.
fn with_reached<'a>(document: &'a Document, fragment: &'a Fragment) -> impl Iterator<Item = &'a Fragment> {
    [fragment].into_iter().chain(reached(document, &fragment.selection))
}

/// The fragments that a selection reaches, in the order of the documents.
fn reached<'a>(document: &'a Document, set: &'a SelectionSet) -> impl Iterator<Item = &'a Fragment> {
    let mut reached = HashSet::new();
    reach(document, set, &mut reached);
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

/// Whether a selection uses a variable by itself, not by what it spreads.
fn uses_variables(directives: &[Directive], set: &SelectionSet) -> bool {
    let in_directives = |directives: &[Directive]| {
        directives.iter().any(|directive| directive.arguments.iter().any(|it| has_variable(&it.value)))
    };
    in_directives(directives)
        || set.selections.iter().any(|selection| match selection {
            Selection::Field(field) => {
                field.arguments.iter().any(|argument| has_variable(&argument.value))
                    || match &field.selection {
                        Some(set) => uses_variables(&field.directives, set),
                        None => in_directives(&field.directives),
                    }
            }
            Selection::Inline(inline) => uses_variables(&inline.directives, &inline.selection),
            Selection::Spread(spread) => in_directives(&spread.directives),
        })
}

fn has_variable(value: &Value) -> bool {
    match &value.kind {
        ValueKind::Variable(_) => true,
        ValueKind::List(items) => items.iter().any(has_variable),
        ValueKind::Object(fields) => fields.iter().any(|field| has_variable(&field.value)),
        _ => false,
    }
}
