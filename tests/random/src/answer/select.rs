//! What is selected of an object: CollectFields (GraphQL §6.3.2), at run time.

use authgear_admin_codegen::document::{self, Directive, Document, Operation, Selection, SelectionSet};
use authgear_admin_codegen::schema::{FieldDef, Schema, TypeId};
use authgear_admin_codegen::value::ValueKind;

use super::{Conditions, ObjectType};
use crate::Rng;

/// A request: an operation of a document, with the variables that matter for the shape of the answer.
#[derive(Debug, Clone, Copy)]
pub struct Request<'r> {
    /// The schema of the server.
    pub schema: &'r Schema,
    /// The document.
    pub document: &'r Document,
    /// The operation in it.
    pub operation: &'r Operation,
    /// The variables.
    pub conditions: &'r Conditions,
}

/// Values for the variables of an operation that conditions may use. Those with a default may be left out.
#[must_use]
pub fn conditions(rng: &mut Rng, operation: &Operation) -> Conditions {
    let booleans = operation.variables.iter().filter(|variable| &*variable.ty.base().text == "Boolean");
    booleans
        .map(|variable| {
            let value = match variable.default.as_ref().map(|default| &default.kind) {
                Some(ValueKind::Boolean(default)) if rng.chance(30) => *default,
                _ => rng.chance(60),
            };
            (variable.name.text.to_string(), value)
        })
        .collect()
}

/// A field of an object, merged from all places that select it.
pub(super) struct Selected<'r> {
    pub(super) key: &'r str,
    pub(super) definition: &'r FieldDef,
    pub(super) name: &'r str,
    places: Vec<Place<'r>>,
}

/// A place that selects a field, with what is selected of it there.
struct Place<'r> {
    inside: Option<&'r SelectionSet>,
    around: Around,
    /// The type of the field, by the type that it is selected on there.
    ty: TypeId,
}

/// What stands around a selection.
#[derive(Debug, Clone, Copy)]
struct Around {
    state: State,
    /// The type that is selected on.
    parent: TypeId,
    /// Whether the object has it although nothing says so where it is selected: its type is new, and meets a type
    /// condition only by what is known of the place in the answer.
    beyond: bool,
}

/// What conditions make of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Always,
    /// They would leave it out if the variables had other values.
    Included,
    LeftOut,
}

/// A selection set of a field.
#[derive(Clone, Copy)]
pub(super) struct Set<'r> {
    set: &'r SelectionSet,
    around: Around,
}

impl<'r> Selected<'r> {
    /// Whether other conditions would leave it out.
    pub(super) fn is_conditional(&self) -> bool {
        self.places.iter().all(|place| place.around.state != State::Always)
    }

    /// Whether code that was generated before the object's type was known has no place for it.
    pub(super) fn is_beyond(&self) -> bool {
        self.places.iter().all(|place| place.around.beyond || place.around.state == State::LeftOut)
    }

    /// What is selected of it, with what conditions leave out: how many places there are decides on whether a field is
    /// conditional.
    pub(super) fn inside(&self) -> Vec<Set<'r>> {
        // A condition on the only place is the field's own.
        let several = self.places.len() > 1;
        let sets = self.places.iter().filter_map(|place| {
            let state = if several { place.around.state } else { State::Always };
            Some(Set { set: place.inside?, around: Around { state, parent: place.ty, ..place.around } })
        });
        sets.collect()
    }
}

impl<'r> Request<'r> {
    /// The root type of the operation, and what is selected of it.
    pub(super) fn root(&self) -> Option<(TypeId, Set<'r>)> {
        let parent = self.schema.root(self.operation.kind)?;
        let around = Around { state: State::Always, parent, beyond: false };
        Some((parent, Set { set: &self.operation.selection, around }))
    }

    /// What these selections select of an object of this type, in order.
    pub(super) fn select(&self, ty: ObjectType, sets: &[Set<'r>]) -> Vec<Selected<'r>> {
        let mut selected = Vec::new();
        for set in sets {
            self.add(ty, *set, &mut selected);
        }
        selected.retain(|field| field.places.iter().any(|place| place.around.state != State::LeftOut));
        selected
    }

    fn add(&self, ty: ObjectType, Set { set, around }: Set<'r>, selected: &mut Vec<Selected<'r>>) {
        for selection in &set.selections {
            let (directives, on, inside) = match selection {
                Selection::Field(field) => (&field.directives, None, None),
                Selection::Inline(inline) => {
                    (&inline.directives, inline.on.as_ref(), Some(&inline.selection))
                }
                Selection::Spread(spread) => {
                    let fragment = self.document.fragment(spread.name.as_str());
                    let Some(fragment) = fragment else { continue };
                    (&spread.directives, Some(&fragment.on), Some(&fragment.selection))
                }
            };
            let mut around = Around { state: self.state(around.state, directives), ..around };
            if let Some(on) = on {
                let Some(on) = self.schema.id(on.as_str()).filter(|on| self.applies(ty, *on)) else {
                    continue;
                };
                let is_new = matches!(ty, ObjectType::New(_));
                around.beyond |= is_new && !self.schema.is_subtype(around.parent, on);
                around.parent = on;
            }
            match (selection, inside) {
                (Selection::Field(field), _) => self.add_field(ty, field, around, selected),
                (_, Some(set)) => self.add(ty, Set { set, around }, selected),
                _ => {}
            }
        }
    }

    fn add_field(
        &self,
        ty: ObjectType,
        field: &'r document::Field,
        around: Around,
        selected: &mut Vec<Selected<'r>>,
    ) {
        let (ObjectType::Known(id) | ObjectType::New(id)) = ty;
        let (key, name) = (field.response_key().as_str(), field.name.as_str());
        let Some(definition) = self.schema.field_of(id, name) else { return };
        let selected_on = self.schema.field_of(around.parent, name).unwrap_or(definition);
        let place = Place { inside: field.selection.as_ref(), around, ty: selected_on.ty.base() };
        match selected.iter_mut().find(|known| known.key == key) {
            Some(known) => known.places.push(place),
            None => selected.push(Selected { key, definition, name, places: vec![place] }),
        }
    }

    /// Whether an object of this type meets a type condition.
    fn applies(&self, ty: ObjectType, on: TypeId) -> bool {
        let (ObjectType::Known(id) | ObjectType::New(id)) = ty;
        self.schema.is_subtype(id, on)
    }

    /// The state of what stands in a place of this state, under these directives.
    fn state(&self, around: State, directives: &[Directive]) -> State {
        let mut state = around;
        for directive in directives {
            let wanted = match directive.name.as_str() {
                "include" => true,
                "skip" => false,
                _ => continue,
            };
            let holds = directive.arguments.iter().all(|argument| match &argument.value.kind {
                ValueKind::Boolean(value) => *value == wanted,
                ValueKind::Variable(name) => self.conditions.get(&*name.text) == Some(&wanted),
                _ => false,
            });
            state = if holds && state != State::LeftOut { State::Included } else { State::LeftOut };
        }
        state
    }
}
