//! The walk that finds what is used. What the schema does not have is passed by: that is for the rules to tell.

use std::collections::HashMap;

use super::consumer::{Consumer, Definition, How, Use};
use super::coordinate::Coordinate;
use crate::document::{
    Argument, Directive, Field, Operation, Selection, SelectionSet, TypeExprKind, VariableDef,
};
use crate::schema::{InputValueDef, OperationKind, Schema, TypeId, TypeKind};
use crate::source::Span;
use crate::value::{Value, ValueKind};

/// Finds what one definition, the one with this place in the list of consumers, uses. `fragment` tells the place of a fragment in the list of consumers, and its type.
pub(super) fn walk<'a>(
    schema: &'a Schema,
    index: usize,
    definition: Definition<'a>,
    fragment: &dyn Fn(&str) -> Option<(usize, &'a str)>,
) -> Consumer<'a> {
    let variables = match definition {
        Definition::Operation(operation) => Some(operation.variables.as_slice()),
        Definition::Fragment(_) => None,
    };
    let mut walker = Walker { schema, fragment, variables, uses: Vec::new(), spreads: Vec::new() };
    match definition {
        Definition::Operation(operation) => walker.operation(operation),
        Definition::Fragment(fragment) => {
            walker.directives(&fragment.directives, "FRAGMENT_DEFINITION");
            let parent = walker.condition(fragment.on.as_str(), fragment.on.span, None);
            walker.selections(&fragment.selection, parent);
        }
    }
    let mut spreads = walker.spreads;
    spreads.sort_unstable();
    spreads.dedup();
    Consumer { index, definition, uses: walker.uses, spreads }
}

struct Walker<'a, 'f> {
    schema: &'a Schema,
    fragment: &'f dyn Fn(&str) -> Option<(usize, &'a str)>,
    /// The variables of an operation; `None` in a fragment, whose variables are those of others.
    variables: Option<&'a [VariableDef]>,
    uses: Vec<Use<'a>>,
    spreads: Vec<usize>,
}

/// Whose arguments or input fields they are.
type Owner<'a> = fn(owner: (&'a str, &'a str), name: &'a str) -> Coordinate<'a>;

impl<'a> Walker<'a, '_> {
    fn note(&mut self, coordinate: Coordinate<'a>, span: Span, how: How<'a>) {
        self.uses.push(Use { coordinate, span, how });
    }

    fn name(&self, id: TypeId) -> &'a str {
        self.schema.ty(id).name.as_str()
    }

    fn operation(&mut self, operation: &'a Operation) {
        let root = self.schema.root(operation.kind);
        if let Some(root) = root {
            self.note(Coordinate::Type(self.name(root)), operation.keyword, How::Root);
        }
        for variable in &operation.variables {
            let base = variable.ty.base();
            if let Some(id) = self.schema.id(base.as_str()) {
                self.note(Coordinate::Type(self.name(id)), base.span, How::Variable(variable));
                if let Some(default) = &variable.default {
                    self.value(default, id);
                }
            }
            self.directives(&variable.directives, "VARIABLE_DEFINITION");
        }
        let location = match operation.kind {
            OperationKind::Query => "QUERY",
            OperationKind::Mutation => "MUTATION",
            OperationKind::Subscription => "SUBSCRIPTION",
        };
        self.directives(&operation.directives, location);
        self.selections(&operation.selection, root);
    }

    /// A type condition in a selection on `parent`; gives back the type.
    fn condition(&mut self, on: &str, place: Span, parent: Option<TypeId>) -> Option<TypeId> {
        let id = self.schema.id(on).filter(|id| self.schema.ty(*id).is_composite())?;
        let parent = parent.map(|parent| self.name(parent));
        self.note(Coordinate::Type(self.name(id)), place, How::Condition(parent));
        Some(id)
    }

    fn selections(&mut self, set: &'a SelectionSet, parent: Option<TypeId>) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => self.field(field, parent),
                Selection::Spread(spread) => {
                    self.directives(&spread.directives, "FRAGMENT_SPREAD");
                    if let Some((index, on)) = (self.fragment)(spread.name.as_str()) {
                        self.spreads.push(index);
                        if parent.is_some() {
                            self.condition(on, spread.name.span, parent);
                        }
                    }
                }
                Selection::Inline(inline) => {
                    self.directives(&inline.directives, "INLINE_FRAGMENT");
                    let inner = match &inline.on {
                        Some(on) => self.condition(on.as_str(), on.span, parent),
                        None => parent,
                    };
                    self.selections(&inline.selection, inner);
                }
            }
        }
    }

    fn field(&mut self, field: &'a Field, parent: Option<TypeId>) {
        let schema = self.schema;
        let Some((parent, definition)) =
            parent.and_then(|parent| Some((parent, schema.field_of(parent, field.name.as_str())?)))
        else {
            self.directives(&field.directives, "FIELD");
            // Nothing is known of what stands inside, but for the fragments that are spread there.
            if let Some(set) = &field.selection {
                self.selections(set, None);
            }
            return;
        };
        let (ty, name) = (self.name(parent), definition.name.as_str());
        let answered = definition.ty.base();
        // The fields of introspection are no part of a schema.
        if schema.ty(parent).field(name).is_some() && !schema.is_introspection(parent) {
            self.note(Coordinate::Field(ty, name), field.name.span, How::Selected(&field.arguments));
            self.note(Coordinate::Type(self.name(answered)), field.name.span, How::Answered);
            self.arguments(&field.arguments, &definition.arguments, (ty, name), |(ty, field), argument| {
                Coordinate::Argument(ty, field, argument)
            });
        }
        self.directives(&field.directives, "FIELD");
        if let Some(set) = &field.selection {
            let inner = Some(answered).filter(|id| schema.ty(*id).is_composite());
            self.selections(set, inner);
        }
    }

    fn directives(&mut self, directives: &'a [Directive], location: &'static str) {
        if directives.is_empty() {
            return;
        }
        let mut times: HashMap<&str, usize> = HashMap::new();
        for directive in directives {
            *times.entry(directive.name.as_str()).or_default() += 1;
        }
        for directive in directives {
            let Some(definition) = self.schema.directive(directive.name.as_str()) else { continue };
            let name = definition.name.as_str();
            let times = times.get(directive.name.as_str()).copied().unwrap_or_default();
            let how = How::Applied { directive, location, times };
            self.note(Coordinate::Directive(name), directive.name.span, how);
            self.arguments(&directive.arguments, &definition.arguments, (name, ""), |(name, _), argument| {
                Coordinate::DirectiveArgument(name, argument)
            });
        }
    }

    fn arguments(
        &mut self,
        given: &'a [Argument],
        definitions: &'a [InputValueDef],
        owner: (&'a str, &'a str),
        coordinate: Owner<'a>,
    ) {
        for argument in given {
            let known = definitions.iter().find(|known| known.name.text == argument.name.text);
            if let Some(known) = known {
                let how = How::Given { may_be_null: self.may_be_null(&argument.value) };
                self.note(coordinate(owner, known.name.as_str()), argument.name.span, how);
                self.value(&argument.value, known.ty.base());
            }
        }
    }

    /// Whether a value is or may be `null` (GraphQL §5.8.5: a variable with a default may stand where `null` may not).
    fn may_be_null(&self, value: &Value) -> bool {
        match &value.kind {
            ValueKind::Null => true,
            ValueKind::Variable(name) => {
                let variable =
                    self.variables.and_then(|all| all.iter().find(|one| one.name.text == name.text));
                variable.is_none_or(|variable| {
                    let default = variable.default.as_ref().map(|default| &default.kind);
                    let is_nullable = !matches!(variable.ty.kind, TypeExprKind::NonNull(_));
                    is_nullable && default.is_none_or(|default| matches!(default, ValueKind::Null))
                })
            }
            _ => false,
        }
    }

    /// What a value uses where a value of this type is expected, in however many lists.
    fn value(&mut self, value: &'a Value, expected: TypeId) {
        let schema = self.schema;
        let ty = schema.ty(expected);
        match &value.kind {
            ValueKind::List(values) => values.iter().for_each(|value| self.value(value, expected)),
            ValueKind::Object(fields) if matches!(ty.kind, TypeKind::Input { .. }) => {
                self.note(Coordinate::Type(ty.name.as_str()), value.span, How::Object(fields));
                for field in fields {
                    let known = ty.input_fields().iter().find(|known| known.name.text == field.name.text);
                    if let Some(known) = known {
                        let coordinate = Coordinate::InputField(ty.name.as_str(), known.name.as_str());
                        let how = How::Given { may_be_null: self.may_be_null(&field.value) };
                        self.note(coordinate, field.name.span, how);
                        self.value(&field.value, known.ty.base());
                    }
                }
            }
            ValueKind::Enum(written) => {
                let known = ty.enum_values().iter().find(|known| known.name.text == *written);
                if let Some(known) = known {
                    let coordinate = Coordinate::EnumValue(ty.name.as_str(), known.name.as_str());
                    self.note(coordinate, value.span, How::Written);
                }
            }
            _ => {}
        }
    }
}
