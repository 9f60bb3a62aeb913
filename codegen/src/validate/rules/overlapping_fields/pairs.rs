//! Two fields at a time: every conflict with its reason, as graphql-js finds them.
//!
//! Each selection is compared within itself; two selections are compared where two fields that can be merged have
//! them. What was compared with a fragment, and two fragments with each other, is not compared again.

use std::collections::HashMap;

use super::compare::{length, same_arguments, types_conflict};
use super::conflict::{Conflict, places_of, reason_of};
use super::member::{Collected, Member, is_object};
use crate::document::SelectionSet;
use crate::schema::TypeId;
use crate::source::Span;
use crate::validate::context::Context;

/// How many pairs of fields, of their arguments or of selections are compared in one run.
pub(super) const MAX_COMPARISONS: usize = 200_000;

/// How many bytes of arguments, and how many keys of a selection, count as one comparison.
const BYTES_IN_ONE: usize = 64;
const KEYS_IN_ONE: usize = 16;

/// How many conflicts are worth finding.
const MAX_CONFLICTS: usize = 2_000;

/// Whether two selections are of objects that are never the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Parents {
    Overlap,
    Exclusive,
}

pub(super) struct Pairs<'p, 'c> {
    context: &'p Context<'c>,
    collected: Vec<Collected<'p>>,
    ids: HashMap<(usize, Option<TypeId>), usize>,
    /// Selections that were compared with a fragment, and how.
    with_fragment: HashMap<(usize, usize), Parents>,
    /// Fragments that were compared with each other, the lower index first, and how.
    fragments: HashMap<(usize, usize), Parents>,
    left: usize,
    found: usize,
    gave_up: Option<Span>,
}

impl<'p, 'c> Pairs<'p, 'c> {
    pub(super) fn new(context: &'p Context<'c>) -> Self {
        Self {
            context,
            collected: Vec::new(),
            ids: HashMap::new(),
            with_fragment: HashMap::new(),
            fragments: HashMap::new(),
            left: MAX_COMPARISONS,
            found: 0,
            gave_up: None,
        }
    }

    /// Where the limit was reached, if it was.
    pub(super) fn gave_up(&self) -> Option<Span> {
        self.gave_up
    }

    /// The conflicts within one selection.
    pub(super) fn within(&mut self, set: &'p SelectionSet, parent: Option<TypeId>) -> Vec<Conflict<'p>> {
        let mut conflicts = Vec::new();
        let id = self.collect(set, parent);
        let mut group = 0;
        while let Some((key, count)) = self.group_of(id, group) {
            for i in 0..count {
                for j in i + 1..count {
                    if let (Some(a), Some(b)) = (self.member(id, group, i), self.member(id, group, j)) {
                        conflicts.extend(self.conflict(Parents::Overlap, key, a, b));
                    }
                    if self.is_over(set.span) {
                        return conflicts;
                    }
                }
            }
            group += 1;
        }
        let fragments = self.fragments_of(id);
        for (i, fragment) in fragments.iter().enumerate() {
            self.with_fragment(Parents::Overlap, id, *fragment, &mut conflicts);
            for other in fragments.get(i + 1..).unwrap_or_default() {
                self.between_fragments(Parents::Overlap, *fragment, *other, &mut conflicts);
            }
            if self.is_over(set.span) {
                return conflicts;
            }
        }
        conflicts
    }

    /// Whether no more is to be compared.
    fn is_over(&mut self, place: Span) -> bool {
        if self.left == 0 {
            self.gave_up.get_or_insert(place);
        }
        self.left == 0 || self.found >= MAX_CONFLICTS
    }

    fn spend(&mut self, comparisons: usize) -> bool {
        self.left = self.left.saturating_sub(comparisons);
        self.left > 0 && self.found < MAX_CONFLICTS
    }

    fn with_fragment(
        &mut self,
        parents: Parents,
        id: usize,
        fragment: usize,
        conflicts: &mut Vec<Conflict<'p>>,
    ) {
        if !self.spend(1) || !is_new(&mut self.with_fragment, (id, fragment), parents) {
            return;
        }
        let Some(other) = self.collect_fragment(fragment) else {
            return;
        };
        // The fields of a fragment are compared with each other where it is defined.
        if other == id {
            return;
        }
        self.between(parents, id, other, conflicts);
        for inner in self.fragments_of(other) {
            self.with_fragment(parents, id, inner, conflicts);
        }
    }

    fn between_fragments(
        &mut self,
        parents: Parents,
        first: usize,
        second: usize,
        conflicts: &mut Vec<Conflict<'p>>,
    ) {
        let pair = (first.min(second), first.max(second));
        if first == second || !self.spend(1) || !is_new(&mut self.fragments, pair, parents) {
            return;
        }
        let (Some(a), Some(b)) = (self.collect_fragment(first), self.collect_fragment(second)) else {
            return;
        };
        self.between(parents, a, b, conflicts);
        for inner in self.fragments_of(b) {
            self.between_fragments(parents, first, inner, conflicts);
        }
        for inner in self.fragments_of(a) {
            self.between_fragments(parents, inner, second, conflicts);
        }
    }

    /// Compares the fields of two selections.
    fn between(&mut self, parents: Parents, a: usize, b: usize, conflicts: &mut Vec<Conflict<'p>>) {
        let keys = self.collected.get(a).map_or(0, |it| it.keys.len());
        self.spend(keys / KEYS_IN_ONE);
        let mut group = 0;
        while let Some((key, count)) = self.group_of(a, group) {
            let other = self.collected.get(b).and_then(|other| other.by_key.get(key)).copied();
            if let Some((other, (_, other_count))) =
                other.and_then(|other| Some((other, self.group_of(b, other)?)))
            {
                for i in 0..count {
                    for j in 0..other_count {
                        if let (Some(first), Some(second)) =
                            (self.member(a, group, i), self.member(b, other, j))
                        {
                            conflicts.extend(self.conflict(parents, key, first, second));
                        }
                        if self.left == 0 {
                            return;
                        }
                    }
                }
            }
            group += 1;
        }
    }

    /// Compares two fields with one key.
    fn conflict(
        &mut self,
        parents: Parents,
        key: &'p str,
        a: Member<'p>,
        b: Member<'p>,
    ) -> Option<Conflict<'p>> {
        let text = length(&a.field.arguments) / BYTES_IN_ONE;
        if !self.spend(1 + a.field.arguments.len() + text) {
            return None;
        }
        let schema = self.context.schema;
        let objects = |id: Option<TypeId>| id.is_some_and(|id| is_object(schema, id));
        let exclusive = a.parent != b.parent && objects(a.parent) && objects(b.parent);
        let parents = if exclusive { Parents::Exclusive } else { parents };
        let reason = if parents == Parents::Overlap && a.field.name.text != b.field.name.text {
            let (a, b) = (&a.field.name.text, &b.field.name.text);
            Some(format!("\"{a}\" and \"{b}\" are different fields"))
        } else if parents == Parents::Overlap
            && !same_arguments(self.context.sources, &a.field.arguments, &b.field.arguments)
        {
            Some("they have differing arguments".to_owned())
        } else {
            let types = a.definition.zip(b.definition).map(|(a, b)| (&a.ty, &b.ty));
            types.filter(|(a, b)| types_conflict(schema, a, b)).map(|(a, b)| {
                let (a, b) = (a.display(schema), b.display(schema));
                format!("they return conflicting types \"{a}\" and \"{b}\"")
            })
        };
        let (reason, inner) = match reason {
            Some(reason) => (reason, Vec::new()),
            None => self.below(parents, a, b)?,
        };
        self.found += 1;
        Some(Conflict {
            key,
            reason,
            first: a.field.response_key().span,
            second: b.field.response_key().span,
            inner,
        })
    }

    /// Compares what two fields select; the reason made of all reasons, and where they are.
    fn below(
        &mut self,
        parents: Parents,
        a: Member<'p>,
        b: Member<'p>,
    ) -> Option<(String, Vec<(Span, Span)>)> {
        let (set_a, set_b) = (a.field.selection.as_ref()?, b.field.selection.as_ref()?);
        let base = |member: Member<'_>| member.definition.map(|definition| definition.ty.base());
        let (id_a, id_b) = (self.collect(set_a, base(a)), self.collect(set_b, base(b)));
        let mut conflicts = Vec::new();
        self.between(parents, id_a, id_b, &mut conflicts);
        let (fragments_a, fragments_b) = (self.fragments_of(id_a), self.fragments_of(id_b));
        for fragment in &fragments_b {
            self.with_fragment(parents, id_a, *fragment, &mut conflicts);
        }
        for fragment in &fragments_a {
            self.with_fragment(parents, id_b, *fragment, &mut conflicts);
        }
        for fragment_a in &fragments_a {
            for fragment_b in &fragments_b {
                self.between_fragments(parents, *fragment_a, *fragment_b, &mut conflicts);
            }
        }
        if conflicts.is_empty() {
            return None;
        }
        // The conflicts inside are told as this one.
        self.found = self.found.saturating_sub(conflicts.len());
        Some((reason_of(&conflicts), places_of(conflicts)))
    }

    fn group_of(&self, id: usize, group: usize) -> Option<(&'p str, usize)> {
        let (key, members) = self.collected.get(id)?.keys.get(group)?;
        Some((key, members.len()))
    }

    fn member(&self, id: usize, group: usize, index: usize) -> Option<Member<'p>> {
        self.collected.get(id)?.keys.get(group)?.1.get(index).copied()
    }

    fn fragments_of(&self, id: usize) -> Vec<usize> {
        self.collected.get(id).map(|collected| collected.fragments.clone()).unwrap_or_default()
    }

    fn collect_fragment(&mut self, index: usize) -> Option<usize> {
        let fragment = self.context.reach.at(index)?;
        let parent = self.context.types.id(fragment.on.as_str());
        Some(self.collect(&fragment.selection, parent))
    }

    /// What a selection selects, by its number.
    fn collect(&mut self, set: &'p SelectionSet, parent: Option<TypeId>) -> usize {
        let place = (std::ptr::from_ref(set).addr(), parent);
        if let Some(id) = self.ids.get(&place) {
            return *id;
        }
        let collected = Collected::new(self.context, set, parent);
        let id = self.collected.len();
        self.collected.push(collected);
        self.ids.insert(place, id);
        id
    }
}

/// Notes a comparison; whether it tells more than an earlier one.
fn is_new(compared: &mut HashMap<(usize, usize), Parents>, pair: (usize, usize), parents: Parents) -> bool {
    match compared.get(&pair) {
        Some(before) if *before <= parents => false,
        _ => {
            compared.insert(pair, parents);
            true
        }
    }
}
