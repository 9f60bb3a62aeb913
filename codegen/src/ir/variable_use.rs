//! What an operation's variables are used as: whose node ids they are, whether they are secret, and what the schema says of
//! them.
//!
//! A name is the user's to choose: what goes to a `password` is one, whatever it is called. A variable `ID` that goes to
//! `userID` everywhere is a user's id. One that goes to `node(id:)` as well, which takes any, is an `Id`: whoever sends a
//! role's id to both must hear of it from the server, but may.

use std::collections::{HashMap, HashSet};

use super::inputs::is_sensitive;
use super::lower::Lowering;
use crate::document::{Argument, Directive, Operation, Selection, SelectionSet};
use crate::schema::{InputValueDef, TypeId};
use crate::value::{Value, ValueKind};

/// How variables are used, by their names.
pub(super) type VariableUses<'a> = HashMap<&'a str, VariableUse<'a>>;

/// What the places that use a variable say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct VariableUse<'a> {
    /// Whose id it is, where all places agree.
    pub(super) kind: Option<&'static str>,
    /// Whether a place is one for secrets.
    pub(super) is_secret: bool,
    /// The description of its place, where that is the only one, or all have the same.
    pub(super) description: Option<&'a str>,
}

/// What is still to be looked at.
enum Pending<'l> {
    Selections(TypeId, &'l SelectionSet),
    Value(&'l Value, Place<'l>),
}

/// What a value goes to.
#[derive(Clone, Copy, Default)]
struct Place<'l> {
    input: Option<&'l InputValueDef>,
    kind: Option<&'static str>,
}

impl<'a> Lowering<'a> {
    /// How an operation's variables are used; those that are not are not among them.
    pub(super) fn variable_uses(&self, operation: &'a Operation) -> VariableUses<'a> {
        let takes_any = !operation.variables.is_empty();
        let Some(root) = self.schema.root(operation.kind).filter(|_| takes_any) else {
            return VariableUses::new();
        };
        let mut walk =
            Walk { lowering: self, pending: Vec::new(), spread: HashSet::new(), found: HashMap::new() };
        walk.directives(&operation.directives);
        walk.pending.push(Pending::Selections(root, &operation.selection));
        while let Some(next) = walk.pending.pop() {
            match next {
                Pending::Selections(parent, set) => walk.selections(parent, set),
                Pending::Value(value, place) => walk.value(value, place),
            }
        }
        walk.found
    }
}

/// A walk over all that an operation reaches; what is inside waits in a list, not on the stack.
struct Walk<'l, 'a> {
    lowering: &'l Lowering<'a>,
    pending: Vec<Pending<'a>>,
    /// The fragments that were walked.
    spread: HashSet<&'a str>,
    found: VariableUses<'a>,
}

impl<'a> Walk<'_, 'a> {
    fn selections(&mut self, parent: TypeId, set: &'a SelectionSet) {
        let schema = self.lowering.schema;
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    self.directives(&field.directives);
                    let Some(definition) = schema.field_of(parent, field.name.as_str()) else {
                        continue;
                    };
                    let lowering = self.lowering;
                    self.arguments(&field.arguments, &definition.arguments, |argument| {
                        lowering.kind_of_argument(parent, definition, argument)
                    });
                    if let Some(set) = &field.selection {
                        self.pending.push(Pending::Selections(definition.ty.base(), set));
                    }
                }
                Selection::Inline(inline) => {
                    self.directives(&inline.directives);
                    let on = inline.on.as_ref().map_or(Some(parent), |on| schema.id(on.as_str()));
                    self.pending.extend(on.map(|on| Pending::Selections(on, &inline.selection)));
                }
                Selection::Spread(spread) => {
                    self.directives(&spread.directives);
                    let fragment = self.lowering.document.fragment(spread.name.as_str());
                    if let Some(fragment) = fragment
                        && self.spread.insert(fragment.name.as_str())
                    {
                        self.directives(&fragment.directives);
                        let on = schema.id(fragment.on.as_str());
                        self.pending.extend(on.map(|on| Pending::Selections(on, &fragment.selection)));
                    }
                }
            }
        }
    }

    fn directives(&mut self, directives: &'a [Directive]) {
        for directive in directives {
            let definition = self.lowering.schema.directive(directive.name.as_str());
            let arguments = definition.map_or(&[][..], |definition| &definition.arguments);
            self.arguments(&directive.arguments, arguments, |_| None);
        }
    }

    fn arguments(
        &mut self,
        arguments: &'a [Argument],
        definitions: &'a [InputValueDef],
        kind: impl Fn(&InputValueDef) -> Option<&'static str>,
    ) {
        for argument in arguments {
            let definition = definitions.iter().find(|known| known.name.text == argument.name.text);
            let place = definition
                .map(|definition| Place { input: Some(definition), kind: kind(definition) })
                .unwrap_or_default();
            self.pending.push(Pending::Value(&argument.value, place));
        }
    }

    fn value(&mut self, value: &'a Value, place: Place<'a>) {
        match &value.kind {
            ValueKind::Variable(name) => {
                let here = VariableUse {
                    kind: place.kind,
                    is_secret: place.input.is_some_and(|input| is_sensitive(input.name.as_str())),
                    description: place.input.and_then(|input| input.description.as_deref()),
                };
                let earlier = self.found.entry(name.as_str()).or_insert(here);
                *earlier = VariableUse {
                    kind: earlier.kind.filter(|kind| here.kind == Some(*kind)),
                    is_secret: earlier.is_secret || here.is_secret,
                    description: earlier.description.filter(|text| here.description == Some(*text)),
                };
            }
            ValueKind::List(items) => {
                self.pending.extend(items.iter().map(|item| Pending::Value(item, place)));
            }
            ValueKind::Object(fields) => {
                let Some(input) = place.input.map(|input| input.ty.base()) else {
                    return;
                };
                let definitions = self.lowering.schema.ty(input).input_fields();
                for field in fields {
                    let definition = definitions.iter().find(|known| known.name.text == field.name.text);
                    let place = definition.map(|definition| Place {
                        input: Some(definition),
                        kind: self.lowering.kind_of_input(input, definition),
                    });
                    self.pending.push(Pending::Value(&field.value, place.unwrap_or_default()));
                }
            }
            _ => {}
        }
    }
}
