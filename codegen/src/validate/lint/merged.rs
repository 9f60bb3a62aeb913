//! Fields as an answer has them: what is selected at several places under one key is one field there (GraphQL §5.3.2),
//! so that one fragment may ask for the list of a connection and another one for its `pageInfo`.

use std::collections::{HashMap, HashSet};

use super::connection::is_never_asked;
use super::parts::directives;
use crate::document::{Definition, Document, Field, MAX_DEPTH, Selection, SelectionSet};
use crate::schema::{Schema, TypeId};
use crate::source::Span;
use crate::validate::Context;
use crate::validate::types::Types;

/// How many selections are looked at: a document can merge its selections in exponentially many ways.
const MAX_STEPS: usize = 200_000;

/// Looks at the fields of all answers, each from all its places; whether the limit left out none.
pub(super) fn each_field<'a>(context: &Context<'a>, mut visit: impl FnMut(&[&'a Field])) -> bool {
    let mut merger = Merger {
        types: context.types,
        schema: context.schema,
        document: context.document,
        waiting: roots(context).into_iter().map(|root| vec![root]).collect(),
        seen: HashSet::new(),
        steps: 0,
    };
    while let Some(selected) = merger.waiting.pop() {
        let fields = merger.collect(&selected);
        fields.iter().for_each(|places| merger.field(places, &mut visit));
        if merger.steps > MAX_STEPS {
            return false;
        }
    }
    true
}

/// What no field is around: operations, and fragments that nothing spreads.
fn roots<'a>(context: &Context<'a>) -> Vec<Selected<'a>> {
    let definitions = context.document.definitions();
    let spreads = (0..definitions.len()).flat_map(|index| context.reach.spreads(index));
    let spread: HashSet<usize> = spreads.filter_map(|spread| spread.target).collect();
    let root = |(index, definition): (usize, &'a Definition)| match definition {
        Definition::Operation(operation) => {
            Some(Selected { set: &operation.selection, on: context.schema.root(operation.kind) })
        }
        Definition::Fragment(fragment) if !spread.contains(&index) => {
            Some(Selected { set: &fragment.selection, on: context.types.composite(fragment.on.as_str()) })
        }
        _ => None,
    };
    definitions.iter().enumerate().filter_map(root).collect()
}

/// A selection, with the type it is on.
#[derive(Clone, Copy)]
struct Selected<'a> {
    set: &'a SelectionSet,
    on: Option<TypeId>,
}

/// A field at one of its places, with the type that it is selected on there.
#[derive(Clone, Copy)]
struct Place<'a> {
    field: &'a Field,
    on: Option<TypeId>,
}

struct Merger<'a> {
    types: &'a Types<'a>,
    schema: &'a Schema,
    document: &'a Document,
    /// Selections that are one in the answer, to be looked at.
    waiting: Vec<Vec<Selected<'a>>>,
    /// Those that were put there once.
    seen: HashSet<Vec<Span>>,
    steps: usize,
}

impl<'a> Merger<'a> {
    /// The fields by their keys, in the order of the text.
    fn collect(&mut self, selected: &[Selected<'a>]) -> Vec<Vec<Place<'a>>> {
        let mut fields = Fields::default();
        for selected in selected {
            self.set(*selected, 0, &mut fields);
        }
        fields.places
    }

    fn set(&mut self, selected: Selected<'a>, depth: usize, fields: &mut Fields<'a>) {
        // Only a circle of fragments is deeper, and another rule reports it.
        if depth > MAX_DEPTH {
            return;
        }
        for selection in &selected.set.selections {
            self.steps += 1;
            if self.steps > MAX_STEPS || is_never_asked(directives(selection)) {
                continue;
            }
            match selection {
                Selection::Field(field) => fields.add(Place { field, on: selected.on }),
                Selection::Inline(inline) => {
                    let on =
                        inline.on.as_ref().map_or(selected.on, |on| self.narrow(selected.on, on.as_str()));
                    self.set(Selected { set: &inline.selection, on }, depth + 1, fields);
                }
                Selection::Spread(spread) => {
                    if let Some(fragment) = self.document.fragment(spread.name.as_str()) {
                        let on = self.narrow(selected.on, fragment.on.as_str());
                        if fields.fragments.insert((fragment.name.as_str(), on)) {
                            self.set(Selected { set: &fragment.selection, on }, depth + 1, fields);
                        }
                    }
                }
            }
        }
    }

    /// The type of what meets a type condition.
    fn narrow(&self, outer: Option<TypeId>, condition: &str) -> Option<TypeId> {
        let inner = self.types.composite(condition);
        match (outer, inner) {
            (Some(outer), Some(inner)) if self.schema.is_subtype(outer, inner) => Some(outer),
            _ => inner,
        }
    }

    /// One field for each type that some place asks for: with what is asked for whenever it is of that type.
    fn field(&mut self, places: &[Place<'a>], visit: &mut impl FnMut(&[&'a Field])) {
        let mut types: Vec<Option<TypeId>> = Vec::new();
        for place in places {
            if !types.contains(&place.on) {
                types.push(place.on);
            }
        }
        for ty in types {
            self.steps += places.len();
            if self.steps > MAX_STEPS {
                return;
            }
            let applies = |place: &&Place<'a>| match (ty, place.on) {
                (Some(ty), Some(on)) => self.schema.is_subtype(ty, on),
                (ty, on) => ty == on,
            };
            let fields: Vec<&Field> = places.iter().filter(applies).map(|place| place.field).collect();
            visit(&fields);
            self.wait_for(ty, &fields);
        }
    }

    /// Puts off what is selected of a field on this type.
    fn wait_for(&mut self, on: Option<TypeId>, fields: &[&'a Field]) {
        let definition = |field: &Field| self.schema.field_of(on?, field.name.as_str());
        let answer =
            fields.first().and_then(|field| definition(field)).map(|definition| definition.ty.base());
        let sets = fields.iter().filter_map(|field| field.selection.as_ref());
        let selected: Vec<_> = sets.map(|set| Selected { set, on: answer }).collect();
        let key = selected.iter().map(|selected| selected.set.span).collect();
        if !selected.is_empty() && self.seen.insert(key) {
            self.waiting.push(selected);
        }
    }
}

/// Fields by their keys.
#[derive(Default)]
struct Fields<'a> {
    places: Vec<Vec<Place<'a>>>,
    by_key: HashMap<&'a str, usize>,
    /// The fragments that are in them, by name and by what they are spread on.
    fragments: HashSet<(&'a str, Option<TypeId>)>,
}

impl<'a> Fields<'a> {
    fn add(&mut self, place: Place<'a>) {
        let places = &mut self.places;
        let index = *self.by_key.entry(place.field.response_key().as_str()).or_insert_with(|| {
            places.push(Vec::new());
            places.len() - 1
        });
        if let Some(places) = self.places.get_mut(index) {
            places.push(place);
        }
    }
}
