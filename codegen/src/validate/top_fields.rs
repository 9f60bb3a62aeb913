//! The fields at the top of an operation, with those of the fragments that it spreads there.

use std::collections::HashSet;

use crate::document::{Document, Field, Selection, SelectionSet};

/// The fields at the top, where only selections that `counts` says so of are looked into. Each fragment is looked into
/// once, after what spreads it.
pub(super) fn top_fields<'a>(
    document: &'a Document,
    set: &'a SelectionSet,
    counts: impl Fn(&Selection) -> bool,
) -> Vec<&'a Field> {
    let mut fields = Vec::new();
    let mut fragments = Vec::new();
    collect(set, &counts, &mut fields, &mut fragments);
    let mut seen = HashSet::new();
    let mut next = 0;
    while let Some(name) = fragments.get(next).copied() {
        if let Some(fragment) = document.fragment(name)
            && seen.insert(name)
        {
            collect(&fragment.selection, &counts, &mut fields, &mut fragments);
        }
        next += 1;
    }
    fields
}

fn collect<'a>(
    set: &'a SelectionSet,
    counts: &impl Fn(&Selection) -> bool,
    fields: &mut Vec<&'a Field>,
    fragments: &mut Vec<&'a str>,
) {
    for selection in set.selections.iter().filter(|selection| counts(selection)) {
        match selection {
            Selection::Field(field) => fields.push(field),
            Selection::Inline(inline) => collect(&inline.selection, counts, fields, fragments),
            Selection::Spread(spread) => fragments.push(spread.name.as_str()),
        }
    }
}
