//! MaxIntrospectionDepth: introspection does not go through three lists of types, one in the other; that multiplies the
//! answer without end. Not in the specification, but servers refuse it, and graphql-js does by default.

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Definition, Document, Selection, SelectionSet};

/// How many lists in lists are too many.
const LIMIT: usize = 3;

/// The fields of introspection that answer lists of what has such fields again.
const LISTS: [&str; 4] = ["fields", "interfaces", "possibleTypes", "inputFields"];

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    let roots = facts.fields.iter().filter(|fact| matches!(fact.field.name.as_str(), "__schema" | "__type"));
    let mut fragments = None;
    let mut reported_to = None;
    for field in roots.map(|fact| fact.field) {
        // One inside of another that is too deep is part of the same mistake.
        if reported_to.is_some_and(|(source, end)| field.span.source == source && field.span.start < end) {
            continue;
        }
        let fragments = fragments.get_or_insert_with(|| depths(document));
        if let Some(set) = &field.selection
            && depth(document, set, fragments) >= LIMIT
        {
            reported_to = Some((field.span.source, field.span.end));
            context.report(
                Diagnostic::error(
                    "MaxIntrospectionDepth",
                    "Maximum introspection depth exceeded",
                    field.name.span,
                )
                .help(format!(
                    "Select at most {} of {} one in the other.",
                    LIMIT - 1,
                    LISTS.join(", ")
                )),
            );
        }
    }
}

/// For each definition that is a fragment, how deep lists are in lists from it on, up to the limit; a fragment that
/// reaches itself through a list is as deep as can be.
fn depths(document: &Document) -> Vec<usize> {
    let mut depths = vec![0; document.definitions().len()];
    loop {
        let mut grown = false;
        // Fragments are mostly defined behind what spreads them.
        for (index, definition) in document.definitions().iter().enumerate().rev() {
            let Definition::Fragment(fragment) = definition else {
                continue;
            };
            let depth = depth(document, &fragment.selection, &depths);
            if let Some(known) = depths.get_mut(index).filter(|known| **known < depth) {
                *known = depth;
                grown = true;
            }
        }
        if !grown {
            return depths;
        }
    }
}

fn depth(document: &Document, set: &SelectionSet, fragments: &[usize]) -> usize {
    let of = |selection: &Selection| match selection {
        Selection::Field(field) => {
            let list = usize::from(LISTS.contains(&field.name.as_str()));
            let inner = field.selection.as_ref();
            list + inner.map_or(0, |set| depth(document, set, fragments))
        }
        Selection::Inline(inline) => depth(document, &inline.selection, fragments),
        Selection::Spread(spread) => {
            let index = document.fragment_index(spread.name.as_str());
            index.and_then(|index| fragments.get(index)).copied().unwrap_or(0)
        }
    };
    set.selections.iter().map(of).max().unwrap_or(0).min(LIMIT)
}
