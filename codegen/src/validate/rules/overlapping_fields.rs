//! OverlappingFieldsCanBeMerged: fields with one key in the answer are the same field and have one shape
//! (GraphQL §5.3.2).
//!
//! Fields are looked at in groups instead of in pairs: all fields of a key must have one shape, and those that can be
//! of one object must be the same field. Groups that were looked at are not looked at again, so a document in which
//! fragments multiply is no more work than its text.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Argument, Definition, Field, Selection, SelectionSet};
use crate::schema::{FieldDef, Schema, TypeId, TypeRef};
use crate::value::{Value, ValueKind};

const RULE: &str = "OverlappingFieldsCanBeMerged";

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    let mut merger = Merger {
        context,
        shapes: HashSet::new(),
        same: HashSet::new(),
        reported: HashSet::new(),
    };
    for definition in &document.definitions {
        let (set, parent) = match definition {
            Definition::Operation(operation) => {
                (&operation.selection, merger.context.schema.root(operation.kind))
            }
            Definition::Fragment(fragment) => (
                &fragment.selection,
                merger.context.schema.id(fragment.on.as_str()),
            ),
            Definition::NotExecutable { .. } => continue,
        };
        merger.sets(&[Place { set, parent }], Question::Both);
    }
}

/// A selection with the type it is on, where that is known.
#[derive(Clone, Copy)]
struct Place<'a> {
    set: &'a SelectionSet,
    parent: Option<TypeId>,
}

/// A field in a group.
#[derive(Clone, Copy)]
struct Member<'a> {
    field: &'a Field,
    parent: Option<TypeId>,
    definition: Option<&'a FieldDef>,
}

/// What is asked of the fields of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    /// One shape for each key, and one field for each key of an object.
    Both,
    /// One shape for each key: they are of objects that are never the same.
    Shape,
}

struct Merger<'m, 'c> {
    context: &'m mut Context<'c>,
    /// The groups of selections that were looked at, by where they start.
    shapes: HashSet<Vec<(usize, Option<TypeId>)>>,
    same: HashSet<Vec<(usize, Option<TypeId>)>>,
    reported: HashSet<(usize, usize)>,
}

impl<'c> Merger<'_, 'c> {
    /// Looks at selections that answer into one object.
    fn sets(&mut self, places: &[Place<'c>], question: Question) {
        let mut id: Vec<_> = places
            .iter()
            .map(|place| (address(place.set), place.parent))
            .collect();
        id.sort_unstable();
        id.dedup();
        let new = match question {
            Question::Both => self.same.insert(id),
            Question::Shape => self.shapes.insert(id),
        };
        if !new {
            return;
        }
        let mut groups: BTreeMap<&str, Vec<Member<'c>>> = BTreeMap::new();
        let mut seen = HashSet::new();
        for place in places {
            self.collect(*place, &mut groups, &mut seen);
        }
        for group in groups.values() {
            self.group(group, question);
        }
    }

    fn collect(
        &self,
        place: Place<'c>,
        groups: &mut BTreeMap<&'c str, Vec<Member<'c>>>,
        seen: &mut HashSet<&'c str>,
    ) {
        let (schema, document): (&'c Schema, _) = (self.context.schema, self.context.document);
        for selection in &place.set.selections {
            match selection {
                Selection::Field(field) => {
                    let definition = place
                        .parent
                        .and_then(|parent| schema.field_of(parent, field.name.as_str()));
                    let member = Member {
                        field,
                        parent: place.parent,
                        definition,
                    };
                    groups
                        .entry(field.response_key().as_str())
                        .or_default()
                        .push(member);
                }
                Selection::Inline(inline) => {
                    let parent = inline
                        .on
                        .as_ref()
                        .map_or(place.parent, |on| schema.id(on.as_str()));
                    self.collect(
                        Place {
                            set: &inline.selection,
                            parent,
                        },
                        groups,
                        seen,
                    );
                }
                Selection::Spread(spread) => {
                    if let Some(fragment) = document.fragment(spread.name.as_str())
                        && seen.insert(fragment.name.as_str())
                    {
                        let parent = schema.id(fragment.on.as_str());
                        self.collect(
                            Place {
                                set: &fragment.selection,
                                parent,
                            },
                            groups,
                            seen,
                        );
                    }
                }
            }
        }
    }

    /// Looks at the fields of one key.
    fn group(&mut self, members: &[Member<'c>], question: Question) {
        if self.one_shape(members) {
            self.inside(members, Question::Shape);
        }
        if question == Question::Both {
            for same_object in self.by_object(members) {
                if self.one_field(&same_object) {
                    self.inside(&same_object, Question::Both);
                }
            }
        }
    }

    /// Looks at what the fields select.
    fn inside(&mut self, members: &[Member<'c>], question: Question) {
        let places: Vec<Place<'c>> = members
            .iter()
            .filter_map(|member| {
                let parent = member.definition.map(|definition| definition.ty.base());
                member.field.selection.as_ref().map(|set| Place { set, parent })
            })
            .collect();
        if !places.is_empty() {
            self.sets(&places, question);
        }
    }

    /// The groups of fields that can be of one object: those on each object type together with those on abstract types.
    fn by_object(&self, members: &[Member<'c>]) -> Vec<Vec<Member<'c>>> {
        let schema = self.context.schema;
        let is_object = |member: &Member<'_>| member.parent.filter(|id| !schema.ty(*id).is_abstract());
        let objects: BTreeSet<TypeId> = members.iter().filter_map(is_object).collect();
        if objects.len() < 2 {
            return vec![members.to_vec()];
        }
        let fits = |object: TypeId| {
            members
                .iter()
                .copied()
                .filter(|member| is_object(member).is_none_or(|own| own == object))
                .collect()
        };
        objects.into_iter().map(fits).collect()
    }

    fn one_field(&mut self, members: &[Member<'c>]) -> bool {
        let Some((first, rest)) = members.split_first() else {
            return true;
        };
        let mut fine = true;
        for other in rest {
            let reason = if first.field.name.text != other.field.name.text {
                format!(
                    "\"{}\" and \"{}\" are different fields",
                    first.field.name.text, other.field.name.text
                )
            } else if !same_arguments(&first.field.arguments, &other.field.arguments) {
                "they have differing arguments".to_owned()
            } else {
                continue;
            };
            fine = false;
            self.report(first, other, &reason);
        }
        fine
    }

    fn one_shape(&mut self, members: &[Member<'c>]) -> bool {
        let schema = self.context.schema;
        let known = |member: &&Member<'c>| member.definition.is_some();
        let Some(first) = members.iter().find(known) else {
            return true;
        };
        let mut fine = true;
        for other in members.iter().filter(known) {
            let (Some(a), Some(b)) = (first.definition, other.definition) else {
                continue;
            };
            if types_conflict(schema, &a.ty, &b.ty) {
                fine = false;
                let reason = format!(
                    "they return conflicting types \"{}\" and \"{}\"",
                    a.ty.display(schema),
                    b.ty.display(schema)
                );
                self.report(first, other, &reason);
            }
        }
        fine
    }

    fn report(&mut self, first: &Member<'_>, other: &Member<'_>, reason: &str) {
        // A group within several others is one conflict all the same.
        if !self.reported.insert((address(first.field), address(other.field))) {
            return;
        }
        let key = other.field.response_key();
        let message = format!(
            "Fields \"{}\" conflict because {reason}. Use different aliases on the fields to fetch both if this was \
             intentional.",
            key.text
        );
        self.context.report(
            Diagnostic::error(RULE, message, key.span)
                .label(first.field.response_key().span, "conflicts with this field"),
        );
    }
}

/// Identifies a node of the document; the document does not move while it is looked at.
fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

/// Whether answers of both types cannot be told apart by one shape.
fn types_conflict(schema: &Schema, a: &TypeRef, b: &TypeRef) -> bool {
    match (a, b) {
        (TypeRef::List(a), TypeRef::List(b)) | (TypeRef::NonNull(a), TypeRef::NonNull(b)) => {
            types_conflict(schema, a, b)
        }
        (TypeRef::Named(a), TypeRef::Named(b)) => {
            a != b && (schema.ty(*a).is_leaf() || schema.ty(*b).is_leaf())
        }
        _ => true,
    }
}

fn same_arguments(a: &[Argument], b: &[Argument]) -> bool {
    a.len() == b.len()
        && a.iter().all(|argument| {
            let other = b.iter().find(|other| other.name.text == argument.name.text);
            other.is_some_and(|other| same_value(&argument.value, &other.value))
        })
}

/// Whether two values are the same; the order of an object's fields does not matter.
fn same_value(a: &Value, b: &Value) -> bool {
    match (&a.kind, &b.kind) {
        (ValueKind::Variable(a), ValueKind::Variable(b)) => a.text == b.text,
        (ValueKind::List(a), ValueKind::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b))
        }
        (ValueKind::Object(a), ValueKind::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|field| {
                    let other = b.iter().find(|other| other.name.text == field.name.text);
                    other.is_some_and(|other| same_value(&field.value, &other.value))
                })
        }
        (a, b) => a == b,
    }
}
