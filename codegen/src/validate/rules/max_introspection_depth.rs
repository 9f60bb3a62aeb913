//! MaxIntrospectionDepth: introspection does not follow lists of the schema's parts into each other without end.
//!
//! A rule of graphql-js's recommended set, not of the specification; servers refuse such queries to protect themselves.

use std::collections::HashMap;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Field, Selection, SelectionSet};
use crate::validate::reach::Reach;

/// How many lists may be in each other, counted from zero.
const LISTS: usize = 3;

pub(super) fn check(context: &mut Context<'_>) {
    let facts = context.facts;
    // A field inside of one that was reported is not reported again.
    let mut reported_to = None;
    for fact in &facts.fields {
        let name = &fact.field.name;
        if !matches!(name.as_str(), "__schema" | "__type") {
            continue;
        }
        let span = fact.field.span;
        if reported_to.is_some_and(|(source, end)| source == span.source && span.start < end) {
            continue;
        }
        let mut seen = HashMap::new();
        if too_deep(&context.reach, fact.field, 0, &mut seen) {
            reported_to = Some((span.source, span.end));
            let message = "Maximum introspection depth exceeded";
            context.report(Diagnostic::error("MaxIntrospectionDepth", message, name.span));
        }
    }
}

fn too_deep<'a>(
    reach: &Reach<'a>,
    field: &'a Field,
    lists: usize,
    seen: &mut HashMap<&'a str, usize>,
) -> bool {
    let is_list = matches!(field.name.as_str(), "fields" | "interfaces" | "possibleTypes" | "inputFields");
    let lists = lists + usize::from(is_list);
    lists >= LISTS || field.selection.as_ref().is_some_and(|set| set_too_deep(reach, set, lists, seen))
}

/// Whether a selection is, that stands in this many lists. A fragment is looked at again only in more of them.
fn set_too_deep<'a>(
    reach: &Reach<'a>,
    set: &'a SelectionSet,
    lists: usize,
    seen: &mut HashMap<&'a str, usize>,
) -> bool {
    set.selections.iter().any(|selection| match selection {
        Selection::Field(field) => too_deep(reach, field, lists, seen),
        Selection::Inline(inline) => set_too_deep(reach, &inline.selection, lists, seen),
        Selection::Spread(spread) => {
            let Some(fragment) = reach.fragment(spread.name.as_str()) else {
                return false;
            };
            let name = fragment.name.as_str();
            if seen.get(name).is_some_and(|before| *before >= lists) {
                return false;
            }
            seen.insert(name, lists);
            set_too_deep(reach, &fragment.selection, lists, seen)
        }
    })
}
