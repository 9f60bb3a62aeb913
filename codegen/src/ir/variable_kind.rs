//! Whose node ids an operation's variables are: what all places that use a variable agree on.
//!
//! A variable `ID` that goes to `userID` everywhere is a user's id. One that goes to `node(id:)` as well, which takes any,
//! is an `Id`: whoever sends a role's id to both must hear of it from the server, but may.

use std::collections::{HashMap, HashSet};

use super::lower::Lowering;
use crate::document::{Argument, Directive, Operation, Selection, SelectionSet};
use crate::schema::{InputValueDef, TypeId, TypeRef};
use crate::value::{Value, ValueKind};

/// The kinds of variables by their names.
pub(super) type VariableKinds<'a> = HashMap<&'a str, &'static str>;

/// What is still to be looked at.
enum Pending<'l> {
    Selections(TypeId, &'l SelectionSet),
    Value(&'l Value, Place<'l>),
}

/// What a value goes to.
#[derive(Clone, Copy, Default)]
struct Place<'l> {
    ty: Option<&'l TypeRef>,
    kind: Option<&'static str>,
}

impl<'a> Lowering<'a> {
    /// The kinds of an operation's variables; those that have none are not among them.
    pub(super) fn variable_kinds(&self, operation: &'a Operation) -> VariableKinds<'a> {
        let takes_ids = operation.variables.iter().any(|variable| variable.ty.base().as_str() == "ID");
        let Some(root) = self.schema.root(operation.kind).filter(|_| takes_ids) else {
            return VariableKinds::new();
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
        walk.found.into_iter().filter_map(|(name, kind)| Some((name, kind?))).collect()
    }
}

/// A walk over all that an operation reaches; what is inside waits in a list, not on the stack.
struct Walk<'l, 'a> {
    lowering: &'l Lowering<'a>,
    pending: Vec<Pending<'a>>,
    /// The fragments that were walked.
    spread: HashSet<&'a str>,
    /// The kind of each variable; `None` once two places differ.
    found: HashMap<&'a str, Option<&'static str>>,
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
                .map(|definition| Place { ty: Some(&definition.ty), kind: kind(definition) })
                .unwrap_or_default();
            self.pending.push(Pending::Value(&argument.value, place));
        }
    }

    fn value(&mut self, value: &'a Value, place: Place<'a>) {
        match &value.kind {
            ValueKind::Variable(name) => {
                let kind = self.found.entry(name.as_str()).or_insert(place.kind);
                *kind = kind.filter(|kind| place.kind == Some(*kind));
            }
            ValueKind::List(items) => {
                self.pending.extend(items.iter().map(|item| Pending::Value(item, place)));
            }
            ValueKind::Object(fields) => {
                let Some(input) = place.ty.map(TypeRef::base) else {
                    return;
                };
                let definitions = self.lowering.schema.ty(input).input_fields();
                for field in fields {
                    let definition = definitions.iter().find(|known| known.name.text == field.name.text);
                    let place = definition.map(|definition| Place {
                        ty: Some(&definition.ty),
                        kind: self.lowering.kind_of_input(input, definition),
                    });
                    self.pending.push(Pending::Value(&field.value, place.unwrap_or_default()));
                }
            }
            _ => {}
        }
    }
}
