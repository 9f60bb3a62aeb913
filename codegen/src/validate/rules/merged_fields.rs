//! Which fields answer into one object, with the fields of fragments: GraphQL's FieldsInSetCanMerge (§5.3.2) collects
//! them, not knowing yet which object it will be.

use std::collections::{BTreeMap, HashSet};

use crate::document::{Document, Field, Selection, SelectionSet};
use crate::schema::{FieldDef, Schema, TypeId};

/// A selection with the type it is on, where that is known.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) set: &'a SelectionSet,
    pub(super) parent: Option<TypeId>,
}

/// A field in a group.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) field: &'a Field,
    pub(super) parent: Option<TypeId>,
    pub(super) definition: Option<&'a FieldDef>,
}

/// Fields by their key in the answer.
pub(super) type Groups<'a> = BTreeMap<&'a str, Vec<Member<'a>>>;

/// The fields that selections answer, by key. Each fragment is looked into once, after what spreads it.
pub(super) fn merged<'c>(schema: &'c Schema, document: &'c Document, places: Vec<Place<'c>>) -> Groups<'c> {
    let mut collector =
        Collector { schema, groups: Groups::new(), fragments: Vec::new(), spread: HashSet::new() };
    for place in places {
        collector.collect(place);
    }
    let mut next = 0;
    while let Some(name) = collector.fragments.get(next) {
        if let Some(fragment) = document.fragment(name) {
            collector.collect(Place { set: &fragment.selection, parent: schema.id(fragment.on.as_str()) });
        }
        next += 1;
    }
    collector.groups
}

struct Collector<'c> {
    schema: &'c Schema,
    groups: Groups<'c>,
    /// The fragments that are spread, in order, each once.
    fragments: Vec<&'c str>,
    spread: HashSet<&'c str>,
}

impl<'c> Collector<'c> {
    /// Takes in a selection with its inline fragments, which are nested no deeper than the parser allows.
    fn collect(&mut self, Place { set, parent }: Place<'c>) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    let name = field.name.as_str();
                    let member = Member {
                        field,
                        parent,
                        definition: parent.and_then(|parent| self.schema.ty(parent).field(name)),
                    };
                    let key = field.response_key().as_str();
                    self.groups.entry(key).or_default().push(member);
                }
                Selection::Inline(inline) => {
                    let on = inline.on.as_ref();
                    self.collect(Place {
                        set: &inline.selection,
                        parent: on.map_or(parent, |on| self.schema.id(on.as_str())),
                    });
                }
                Selection::Spread(spread) => {
                    if self.spread.insert(spread.name.as_str()) {
                        self.fragments.push(spread.name.as_str());
                    }
                }
            }
        }
    }
}
