//! OverlappingFieldsCanBeMerged: fields with one key in the answer are the same field and have one shape
//! (GraphQL §5.3.2).
//!
//! Fields are looked at in groups instead of in pairs: all fields of a key must have one shape, and those that can be
//! of one object must be the same field. Groups that were looked at are not looked at again. Fragments can still be
//! woven so that there are more groups than anybody can wait for; so there is a limit to the work.

use std::collections::{BTreeMap, HashSet, VecDeque};

use super::Context;
use super::merged_fields::{Member, Place, merged};
use super::same_fields::{same_arguments, types_conflict};
use crate::diagnostic::Diagnostic;
use crate::document::{Definition, SelectionSet};
use crate::schema::{TypeId, TypeKind};
use crate::source::Span;

const RULE: &str = "OverlappingFieldsCanBeMerged";

/// How many fields are looked at, each as often as the selections it is in are merged with others: more than a text of
/// the greatest size has.
const MAX_LOOKS: usize = 4_000_000;

pub(super) fn check(context: &mut Context<'_>) {
    let (schema, document) = (context.schema, context.document);
    let mut merger = Merger {
        context,
        waiting: VecDeque::new(),
        seen: [HashSet::new(), HashSet::new()],
        reported: HashSet::new(),
        looks: 0,
    };
    for definition in document.definitions() {
        let (set, parent) = match definition {
            Definition::Operation(operation) => (&operation.selection, schema.root(operation.kind)),
            Definition::Fragment(fragment) => (&fragment.selection, schema.id(fragment.on.as_str())),
            Definition::NotExecutable { .. } => continue,
        };
        merger.wait(vec![Place { set, parent }], Question::Same);
        if !merger.run() {
            let message = format!(
                "The fields in this are merged in too many ways: more than {MAX_LOOKS} would have to be compared."
            );
            let help = "Spread fewer fragments in one another, or use different aliases for the fields that they share.";
            merger.context.report(Diagnostic::error(RULE, message, beginning(set)).help(help));
            return;
        }
    }
}

/// The brace that a selection begins with.
fn beginning(set: &SelectionSet) -> Span {
    Span { end: set.span.start + 1, ..set.span }
}

/// What is asked of the fields of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    /// One shape for each key: they are of objects that are never the same.
    Shape,
    /// One shape for each key, and one field for each key of an object.
    Same,
}

/// Tells one group of selections from another.
type Identity = Vec<(usize, Option<TypeId>)>;

struct Merger<'m, 'c> {
    context: &'m mut Context<'c>,
    /// Selections that answer into one object, still to be looked at: a queue, so that the stack is not used.
    waiting: VecDeque<(Vec<Place<'c>>, Question)>,
    /// Those that were there already, by question.
    seen: [HashSet<Identity>; 2],
    reported: HashSet<(usize, usize)>,
    looks: usize,
}

impl<'c> Merger<'_, 'c> {
    /// Takes in selections that answer into one object.
    fn wait(&mut self, places: Vec<Place<'c>>, question: Question) {
        let mut id: Identity = places.iter().map(|place| (address(place.set), place.parent)).collect();
        id.sort_unstable();
        id.dedup();
        let [shape, same] = &mut self.seen;
        let new = match question {
            // What is the same has one shape.
            Question::Shape => !same.contains(&id) && shape.insert(id),
            Question::Same => same.insert(id),
        };
        if new {
            self.waiting.push_back((places, question));
        }
    }

    /// Looks at all that waits; `false` where that is too much.
    fn run(&mut self) -> bool {
        while let Some((places, question)) = self.waiting.pop_front() {
            let groups = merged(self.context.schema, self.context.document, places);
            for group in groups.values() {
                self.looks += group.len();
                if self.looks > MAX_LOOKS {
                    return false;
                }
                self.group(group, question);
            }
        }
        true
    }

    /// Looks at the fields of one key.
    fn group(&mut self, members: &[Member<'c>], question: Question) {
        let one_shape = self.one_shape(members);
        let objects = match question {
            Question::Shape => Vec::new(),
            Question::Same => self.by_object(members),
        };
        if one_shape && objects.len() != 1 {
            self.inside(members, Question::Shape);
        }
        for same_object in objects {
            if self.one_field(&same_object) {
                self.looks += same_object.len();
                self.inside(&same_object, Question::Same);
            }
        }
    }

    /// Has what the fields select looked at.
    fn inside(&mut self, members: &[Member<'c>], question: Question) {
        let places: Vec<Place<'c>> = members
            .iter()
            .filter_map(|member| {
                let parent = member.definition.map(|definition| definition.ty.base());
                member.field.selection.as_ref().map(|set| Place { set, parent })
            })
            .collect();
        if !places.is_empty() {
            self.wait(places, question);
        }
    }

    /// The groups of fields that can be of one object: those on each object type together with those on other types.
    fn by_object(&self, members: &[Member<'c>]) -> Vec<Vec<Member<'c>>> {
        let schema = self.context.schema;
        let is_object = |id: &TypeId| matches!(schema.ty(*id).kind, TypeKind::Object { .. });
        let mut others = Vec::new();
        let mut objects: BTreeMap<TypeId, Vec<Member<'c>>> = BTreeMap::new();
        for member in members {
            match member.parent.filter(is_object) {
                Some(object) => objects.entry(object).or_default().push(*member),
                None => others.push(*member),
            }
        }
        if objects.len() < 2 {
            return vec![members.to_vec()];
        }
        let with_others = |own: Vec<Member<'c>>| others.iter().copied().chain(own).collect();
        objects.into_values().map(with_others).collect()
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
