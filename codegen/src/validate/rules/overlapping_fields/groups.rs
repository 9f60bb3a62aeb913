//! All fields of a key at once: they must have one shape, and those that can be of one object must be the same field.
//!
//! Groups that were looked at are not looked at again, so a document in which fragments multiply is hardly more work
//! than its text. The answer may be "perhaps not" for a document that is fine; never the reverse.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::compare::{has_duplicates, length, same_arguments, types_conflict};
use super::member::{Member, is_object};
use crate::document::{Field, Selection, SelectionSet};
use crate::schema::TypeId;
use crate::validate::context::Context;

/// How often a selected field or an argument is looked at, before it is left to the other algorithm: a tenth of a second
/// for a short document, and in proportion for a long one.
const MAX_LOOKS: usize = 400_000;
const MAX_LOOKS_AT_EACH: usize = 100;

/// How many bytes of arguments are compared before, likewise.
const MAX_BYTES: usize = 8_000_000;
const MAX_BYTES_FOR_EACH: usize = 8;

/// Whether no fields conflict for certain.
pub(super) fn are_fine(context: &Context<'_>) -> bool {
    let selections: usize = context.facts.sets.iter().map(|fact| fact.set.selections.len()).sum();
    let looks = MAX_LOOKS + selections * MAX_LOOKS_AT_EACH;
    let text: usize = context.facts.sets.iter().map(|fact| arguments_in(fact.set)).sum();
    let bytes = MAX_BYTES + text * MAX_BYTES_FOR_EACH;
    let mut merger = Merger { context, shapes: HashSet::new(), same: HashSet::new(), looks, bytes };
    context.facts.sets.iter().all(|fact| {
        let place = Place { set: fact.set, parent: fact.parent };
        fact.set.selections.len() < 2 && !spreads(fact.set) || merger.sets(&[place], Question::Both)
    })
}

/// Whether a selection takes in others.
fn spreads(set: &SelectionSet) -> bool {
    set.selections.iter().any(|selection| !matches!(selection, Selection::Field(_)))
}

/// How many bytes the arguments of the fields are that a selection has itself.
fn arguments_in(set: &SelectionSet) -> usize {
    let fields = set.selections.iter().map(|selection| match selection {
        Selection::Field(field) => length(&field.arguments),
        Selection::Inline(_) | Selection::Spread(_) => 0,
    });
    fields.sum()
}

/// A selection with the type it is on, where that is known.
#[derive(Clone, Copy)]
struct Place<'a> {
    set: &'a SelectionSet,
    parent: Option<TypeId>,
}

/// What is asked of the fields of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    /// One shape for each key, and one field for each key of an object.
    Both,
    /// One shape for each key: they are of objects that are never the same.
    Shape,
}

/// Names a set of selections, by where each is and the type it is on.
type Group = Vec<(usize, Option<TypeId>)>;

struct Merger<'m, 'c> {
    context: &'m Context<'c>,
    /// The groups that were looked at, by question.
    shapes: HashSet<Group>,
    same: HashSet<Group>,
    looks: usize,
    bytes: usize,
}

type Keys<'m> = HashMap<&'m str, Vec<Member<'m>>>;

impl<'m> Merger<'m, '_> {
    /// Looks at selections that answer into one object.
    fn sets(&mut self, places: &[Place<'m>], question: Question) -> bool {
        let mut group: Group =
            places.iter().map(|place| (std::ptr::from_ref(place.set).addr(), place.parent)).collect();
        group.sort_unstable();
        group.dedup();
        let new = match question {
            Question::Both => self.same.insert(group),
            Question::Shape => self.shapes.insert(group),
        };
        if !new {
            return true;
        }
        let mut keys = Keys::new();
        let mut seen = HashSet::new();
        places.iter().all(|place| self.collect(*place, &mut keys, &mut seen))
            && keys.values().all(|members| self.group(members, question))
    }

    /// Whether so many looks more may be taken.
    fn look(&mut self, count: usize) -> bool {
        self.looks = self.looks.saturating_sub(count);
        self.looks > 0
    }

    fn collect(&mut self, place: Place<'m>, keys: &mut Keys<'m>, seen: &mut HashSet<usize>) -> bool {
        let context = self.context;
        if !self.look(place.set.selections.len() + 1) {
            return false;
        }
        place.set.selections.iter().all(|selection| match selection {
            Selection::Field(field) => {
                let member = Member::new(context, field, place.parent);
                keys.entry(field.response_key().as_str()).or_default().push(member);
                true
            }
            Selection::Inline(inline) => {
                let parent = match &inline.on {
                    Some(on) => context.types.id(on.as_str()),
                    None => place.parent,
                };
                let set = &inline.selection;
                self.collect(Place { set, parent }, keys, seen)
            }
            Selection::Spread(spread) => {
                let Some(index) =
                    context.reach.index(spread.name.as_str()).filter(|index| seen.insert(*index))
                else {
                    return true;
                };
                context.reach.at(index).is_none_or(|fragment| {
                    let (set, parent) = (&fragment.selection, context.types.id(fragment.on.as_str()));
                    self.collect(Place { set, parent }, keys, seen)
                })
            }
        })
    }

    /// Looks at the fields of one key.
    fn group(&mut self, members: &[Member<'m>], question: Question) -> bool {
        if members.len() < 2 && members.iter().all(|member| !has_spreads(member.field)) {
            return true;
        }
        self.one_shape(members)
            && self.inside(members, Question::Shape)
            && (question == Question::Shape
                || self.by_object(members).is_some_and(|groups| {
                    let mut groups = groups.iter();
                    groups.all(|members| self.one_field(members) && self.inside(members, Question::Both))
                }))
    }

    /// Looks at what the fields select.
    fn inside(&mut self, members: &[Member<'m>], question: Question) -> bool {
        let places: Vec<Place<'m>> = members
            .iter()
            .filter_map(|member| {
                let parent = member.definition.map(|definition| definition.ty.base());
                member.field.selection.as_ref().map(|set| Place { set, parent })
            })
            .collect();
        places.is_empty() || self.sets(&places, question)
    }

    /// The groups of fields that can be of one object: those on each object type together with those on abstract types.
    /// `None` where that are too many.
    fn by_object(&mut self, members: &[Member<'m>]) -> Option<Vec<Vec<Member<'m>>>> {
        let schema = self.context.schema;
        let is_object = |member: &Member<'_>| member.parent.filter(|id| is_object(schema, *id));
        let objects: BTreeSet<TypeId> = members.iter().filter_map(is_object).collect();
        if objects.len() < 2 {
            return Some(vec![members.to_vec()]);
        }
        if !self.look(objects.len() * members.len()) {
            return None;
        }
        let fits = |object: TypeId| {
            members
                .iter()
                .copied()
                .filter(|member| is_object(member).is_none_or(|own| own == object))
                .collect()
        };
        Some(objects.into_iter().map(fits).collect())
    }

    fn one_field(&mut self, members: &[Member<'_>]) -> bool {
        let Some((first, rest)) = members.split_first() else {
            return true;
        };
        let arguments = &first.field.arguments;
        self.bytes = self.bytes.saturating_sub(rest.len().saturating_mul(length(arguments)));
        if !self.look(rest.len() * arguments.len()) || self.bytes == 0 {
            return false;
        }
        // With duplicates, to be the same is no longer transitive.
        !has_duplicates(&first.field.arguments)
            && rest.iter().all(|other| {
                first.field.name.text == other.field.name.text
                    && same_arguments(self.context.sources, &first.field.arguments, &other.field.arguments)
            })
    }

    fn one_shape(&self, members: &[Member<'_>]) -> bool {
        let schema = self.context.schema;
        let mut types = members.iter().filter_map(|member| member.definition).map(|it| &it.ty);
        let Some(first) = types.next() else { return true };
        types.all(|other| !types_conflict(schema, first, other))
    }
}

fn has_spreads(field: &Field) -> bool {
    field.selection.as_ref().is_some_and(spreads)
}
