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
    state: State,
}

/// What conditions make of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Always,
    /// They would leave it out if the variables had other values.
    Included,
    LeftOut,
}

/// A selection set of a field, and whether other conditions would leave it out of what is there of the field.
pub(super) type Set<'r> = (&'r SelectionSet, bool);

impl<'r> Selected<'r> {
    /// Whether other conditions would leave it out.
    pub(super) fn is_conditional(&self) -> bool {
        self.places.iter().all(|place| place.state != State::Always)
    }

    /// What is selected of it.
    pub(super) fn inside(&self) -> Vec<Set<'r>> {
        // A condition on the only place is the field's own.
        let several = self.places.len() > 1;
        let included = self.places.iter().filter(|place| place.state != State::LeftOut);
        included
            .filter_map(|place| Some((place.inside?, place.state == State::Included && several)))
            .collect()
    }
}

impl<'r> Request<'r> {
    /// The root type of the operation.
    pub(super) fn root(&self) -> Option<TypeId> {
        self.schema.root(self.operation.kind)
    }

    /// What these selections select of an object of this type, in order.
    pub(super) fn select(&self, ty: ObjectType, sets: &[Set<'r>]) -> Vec<Selected<'r>> {
        let mut selected = Vec::new();
        for (set, conditional) in sets {
            let state = if *conditional { State::Included } else { State::Always };
            self.add(ty, set, state, &mut selected);
        }
        selected.retain(|field| field.places.iter().any(|place| place.state != State::LeftOut));
        selected
    }

    fn add(&self, ty: ObjectType, set: &'r SelectionSet, around: State, selected: &mut Vec<Selected<'r>>) {
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
            if on.is_some_and(|on| !self.applies(ty, on.as_str())) {
                continue;
            }
            let state = self.state(around, directives);
            match (selection, inside) {
                (Selection::Field(field), _) => self.add_field(ty, field, state, selected),
                (_, Some(inside)) => self.add(ty, inside, state, selected),
                _ => {}
            }
        }
    }

    fn add_field(
        &self,
        ty: ObjectType,
        field: &'r document::Field,
        state: State,
        selected: &mut Vec<Selected<'r>>,
    ) {
        let (ObjectType::Known(id) | ObjectType::New(id)) = ty;
        let key = field.response_key().as_str();
        let place = Place { inside: field.selection.as_ref(), state };
        if let Some(known) = selected.iter_mut().find(|known| known.key == key) {
            known.places.push(place);
        } else if let Some(definition) = self.schema.field_of(id, field.name.as_str()) {
            selected.push(Selected { key, definition, name: field.name.as_str(), places: vec![place] });
        }
    }

    fn applies(&self, ty: ObjectType, on: &str) -> bool {
        let (ObjectType::Known(id) | ObjectType::New(id)) = ty;
        self.schema.id(on).is_some_and(|on| self.schema.is_subtype(id, on))
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
