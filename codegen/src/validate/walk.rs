//! One walk over a document, with the schema beside it.
//!
//! A selection whose parent type is not known is written down without one, so that a mistake is reported once and not
//! again by every rule for what stands inside.

use super::facts::{
    ArgumentsFact, ArgumentsOwner, DirectivesFact, Expected, Facts, FieldFact, InlineFact, SetFact,
    SpreadFact, UsageFact, ValueFact,
};
use super::types::{Types, VariableTypes};
use crate::document::{
    Argument, Definition, Directive, Document, Field, Operation, Selection, SelectionSet, VariableDef,
};
use crate::schema::{FieldDef, OperationKind, TypeId, TypeKind, TypeRef};
use crate::source::Span;
use crate::value::{Value, ValueKind};

/// Walks a document.
pub(super) fn walk<'a>(
    types: &'a Types<'a>,
    document: &'a Document,
    variables: &'a VariableTypes,
) -> Facts<'a> {
    let mut walker = Walker { types, facts: Facts::default() };
    for (index, definition) in document.definitions().iter().enumerate() {
        walker.facts.usages.push(Vec::new());
        match definition {
            Definition::Operation(operation) => walker.operation(operation, variables.get(index)),
            Definition::Fragment(fragment) => {
                walker.directives(&fragment.directives, "FRAGMENT_DEFINITION", None);
                let parent = types.composite(fragment.on.as_str());
                walker.set(&fragment.selection, parent, None);
            }
            Definition::NotExecutable { names, .. } => {
                for (location, directives) in &names.directives {
                    walker.directives(directives, location, None);
                }
            }
        }
    }
    walker.facts
}

/// Whether a value is compared with what its place expects, or is wrong already with the value around it.
#[derive(Clone, Copy)]
enum Judged {
    Yes,
    WithWhatIsAround,
}

struct Walker<'a> {
    types: &'a Types<'a>,
    facts: Facts<'a>,
}

impl<'a> Walker<'a> {
    fn operation(&mut self, operation: &'a Operation, types: Option<&'a Vec<Option<TypeRef>>>) {
        for (index, variable) in operation.variables.iter().enumerate() {
            let ty = types.and_then(|types| types.get(index)).and_then(Option::as_ref);
            self.variable(variable, ty);
        }
        let location = match operation.kind {
            OperationKind::Query => "QUERY",
            OperationKind::Mutation => "MUTATION",
            OperationKind::Subscription => "SUBSCRIPTION",
        };
        self.directives(&operation.directives, location, None);
        self.set(&operation.selection, self.types.schema().root(operation.kind), None);
    }

    fn variable(&mut self, variable: &'a VariableDef, ty: Option<&'a TypeRef>) {
        if let Some(default) = &variable.default {
            let input = ty.filter(|ty| self.types.schema().ty(ty.base()).is_input());
            let expected = Expected { ty: input, ..Expected::default() };
            self.value(default, expected, Judged::Yes);
        }
        self.directives(&variable.directives, "VARIABLE_DEFINITION", None);
    }

    /// What is selected from one object; `field` is the field that answers it.
    fn set(&mut self, set: &'a SelectionSet, parent: Option<TypeId>, field: Option<&'a FieldDef>) {
        self.facts.sets.push(SetFact { set, parent });
        self.selections(set, parent, field);
    }

    fn selections(&mut self, set: &'a SelectionSet, parent: Option<TypeId>, field: Option<&'a FieldDef>) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => self.field(field, parent),
                Selection::Spread(spread) => {
                    self.facts.spreads.push(SpreadFact { spread, parent });
                    self.directives(&spread.directives, "FRAGMENT_SPREAD", field);
                }
                Selection::Inline(inline) => {
                    self.facts.inline.push(InlineFact { inline, parent });
                    self.directives(&inline.directives, "INLINE_FRAGMENT", field);
                    let inner = match &inline.on {
                        Some(on) => self.types.composite(on.as_str()),
                        None => parent,
                    };
                    self.selections(&inline.selection, inner, field);
                }
            }
        }
    }

    fn field(&mut self, field: &'a Field, parent: Option<TypeId>) {
        let schema = self.types.schema();
        let definition = parent.and_then(|parent| schema.field_of(parent, field.name.as_str()));
        self.facts.fields.push(FieldFact { field, parent, definition });
        let owner = match (parent, definition) {
            (Some(parent), Some(definition)) => ArgumentsOwner::Field { parent, definition },
            _ => ArgumentsOwner::Unknown,
        };
        self.arguments(&field.arguments, owner, definition, field.name.span);
        self.directives(&field.directives, "FIELD", definition);
        if let Some(set) = &field.selection {
            let inner = definition.map(|definition| definition.ty.base());
            self.set(set, inner.filter(|id| schema.ty(*id).is_composite()), definition);
        }
    }

    /// The directives of a place in this field.
    fn directives(
        &mut self,
        directives: &'a [Directive],
        location: &'static str,
        field: Option<&'a FieldDef>,
    ) {
        if directives.is_empty() {
            return;
        }
        self.facts.directives.push(DirectivesFact { directives, location });
        for directive in directives {
            let owner = self
                .types
                .schema()
                .directive(directive.name.as_str())
                .map_or(ArgumentsOwner::Unknown, ArgumentsOwner::Directive);
            self.arguments(&directive.arguments, owner, field, directive.name.span);
        }
    }

    /// Arguments; those of an unknown directive are taken for the field's, as graphql-js does.
    fn arguments(
        &mut self,
        arguments: &'a [Argument],
        owner: ArgumentsOwner<'a>,
        field: Option<&'a FieldDef>,
        place: Span,
    ) {
        self.facts.arguments.push(ArgumentsFact { arguments, owner, place });
        let definitions = match (owner, field) {
            (ArgumentsOwner::Unknown, Some(field)) => &field.arguments,
            _ => owner.definitions(),
        };
        for argument in arguments {
            let definition = definitions.iter().find(|known| known.name.text == argument.name.text);
            let expected = definition.map(Expected::from).unwrap_or_default();
            self.value(&argument.value, expected, Judged::Yes);
        }
    }

    fn value(&mut self, value: &'a Value, expected: Expected<'a>, judged: Judged) {
        let of_value = match judged {
            Judged::Yes => expected,
            Judged::WithWhatIsAround => Expected::default(),
        };
        self.facts.values.push(ValueFact { value, expected: of_value });
        match &value.kind {
            ValueKind::Variable(name) => {
                if let Some(usages) = self.facts.usages.last_mut() {
                    usages.push(UsageFact { name, expected });
                }
            }
            ValueKind::List(values) => {
                let declared = expected.declared;
                let (item, judged) = match expected.ty.map(TypeRef::nullable) {
                    Some(TypeRef::List(item)) => (Some(&**item), judged),
                    // No list is expected here, so the list itself is wrong; its variables are judged all the same.
                    other => (other, Judged::WithWhatIsAround),
                };
                for value in values {
                    self.value(value, Expected { ty: item, declared, ..Expected::default() }, judged);
                }
            }
            ValueKind::Object(fields) => {
                let schema = self.types.schema();
                let object = expected.ty.map(TypeRef::base);
                let definitions = object.map_or(&[][..], |object| schema.ty(object).input_fields());
                let one_of = object
                    .filter(|object| matches!(schema.ty(*object).kind, TypeKind::Input { one_of: true, .. }));
                for field in fields {
                    let definition = definitions.iter().find(|known| known.name.text == field.name.text);
                    let inner = definition.map(Expected::from).unwrap_or_default();
                    self.value(&field.value, Expected { one_of, ..inner }, judged);
                }
            }
            _ => {}
        }
    }
}
