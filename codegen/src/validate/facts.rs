//! One walk over a document, with the schema beside it: every rule looks at what this walk wrote down.
//!
//! A selection whose parent type is not known is written down without one, so that a mistake is reported once and not
//! again by every rule for what stands inside.

use crate::document::{
    Argument, Definition, Directive, Document, Field, Fragment, FragmentSpread, InlineFragment, Operation,
    Selection, SelectionSet, TypeExpr, TypeExprKind, VariableDef,
};
use crate::schema::{DirectiveDef, FieldDef, InputValueDef, OperationKind, Schema, TypeId, TypeRef};
use crate::source::Span;
use crate::value::{Name, Value, ValueKind};

/// What stands in a document, in the order of its text.
#[derive(Default)]
pub(super) struct Facts<'a> {
    pub(super) fields: Vec<FieldFact<'a>>,
    pub(super) spreads: Vec<SpreadFact<'a>>,
    pub(super) inline: Vec<InlineFact<'a>>,
    pub(super) arguments: Vec<ArgumentsFact<'a>>,
    pub(super) directives: Vec<DirectivesFact<'a>>,
    pub(super) values: Vec<ValueFact<'a>>,
    usages: Vec<Vec<UsageFact<'a>>>,
}

impl<'a> Facts<'a> {
    /// Where variables are used in a definition, not in the fragments that it spreads.
    pub(super) fn usages_in(&self, definition: usize) -> &[UsageFact<'a>] {
        self.usages.get(definition).map_or(&[], Vec::as_slice)
    }
}

/// A field where it is selected.
pub(super) struct FieldFact<'a> {
    pub(super) field: &'a Field,
    pub(super) parent: Option<TypeId>,
    pub(super) definition: Option<&'a FieldDef>,
}

/// A fragment where it is spread.
pub(super) struct SpreadFact<'a> {
    pub(super) spread: &'a FragmentSpread,
    pub(super) parent: Option<TypeId>,
    /// The index of the definition that it stands in.
    pub(super) within: usize,
}

/// An inline fragment.
pub(super) struct InlineFact<'a> {
    pub(super) inline: &'a InlineFragment,
    pub(super) parent: Option<TypeId>,
}

/// The arguments of a field or directive.
pub(super) struct ArgumentsFact<'a> {
    pub(super) arguments: &'a [Argument],
    pub(super) owner: ArgumentsOwner<'a>,
    /// The name that the arguments belong to.
    pub(super) place: Span,
}

/// Whose arguments they are, where that is known.
#[derive(Clone, Copy)]
pub(super) enum ArgumentsOwner<'a> {
    Field { parent: TypeId, definition: &'a FieldDef },
    Directive(&'a DirectiveDef),
    Unknown,
}

impl<'a> ArgumentsOwner<'a> {
    /// The arguments that there are.
    pub(super) fn definitions(self) -> &'a [InputValueDef] {
        match self {
            Self::Field { definition, .. } => &definition.arguments,
            Self::Directive(definition) => &definition.arguments,
            Self::Unknown => &[],
        }
    }
}

/// The directives of one place.
pub(super) struct DirectivesFact<'a> {
    pub(super) directives: &'a [Directive],
    pub(super) location: &'static str,
}

/// A value with what its place expects.
pub(super) struct ValueFact<'a> {
    pub(super) value: &'a Value,
    pub(super) expected: Expected<'a>,
}

/// What a value's place expects.
#[derive(Clone, Copy, Default)]
pub(super) struct Expected<'a> {
    /// The type; `None` where it is not known.
    pub(super) ty: Option<&'a TypeRef>,
    /// Whether the place has a default of its own.
    pub(super) default: bool,
    /// The `@oneOf` input object that it is a field of.
    pub(super) one_of: Option<TypeId>,
    /// The declaration of the place.
    pub(super) declared: Option<Span>,
    /// Whether it is inside of a value that cannot be right as a whole: only its variables still matter.
    pub(super) lost: bool,
}

/// A variable where it is used.
pub(super) struct UsageFact<'a> {
    pub(super) name: &'a Name,
    pub(super) expected: Expected<'a>,
}

/// The types of all variables, by definition and variable; made before the walk, which points into it.
pub(super) type VariableTypes = Vec<Vec<Option<TypeRef>>>;

/// The types of all variables; `None` where the schema does not have the name.
pub(super) fn variable_types(schema: &Schema, document: &Document) -> VariableTypes {
    let types = |definition: &Definition| match definition {
        Definition::Operation(operation) => {
            operation.variables.iter().map(|variable| resolve(schema, &variable.ty)).collect()
        }
        _ => Vec::new(),
    };
    document.definitions().iter().map(types).collect()
}

fn resolve(schema: &Schema, ty: &TypeExpr) -> Option<TypeRef> {
    Some(match &ty.kind {
        TypeExprKind::Named(name) => TypeRef::Named(schema.id(name.as_str())?),
        TypeExprKind::List(inner) => TypeRef::List(Box::new(resolve(schema, inner)?)),
        TypeExprKind::NonNull(inner) => TypeRef::NonNull(Box::new(resolve(schema, inner)?)),
    })
}

/// Walks a document.
pub(super) fn walk<'a>(schema: &'a Schema, document: &'a Document, types: &'a VariableTypes) -> Facts<'a> {
    let mut walker = Walker { schema, facts: Facts::default(), within: 0 };
    for (index, definition) in document.definitions().iter().enumerate() {
        walker.within = index;
        walker.facts.usages.push(Vec::new());
        match definition {
            Definition::Operation(operation) => walker.operation(operation, types.get(index)),
            Definition::Fragment(fragment) => walker.fragment(fragment),
            Definition::NotExecutable { .. } => {}
        }
    }
    walker.facts
}

struct Walker<'a> {
    schema: &'a Schema,
    facts: Facts<'a>,
    within: usize,
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
        self.directives(&operation.directives, location);
        self.set(&operation.selection, self.schema.root(operation.kind));
    }

    fn variable(&mut self, variable: &'a VariableDef, ty: Option<&'a TypeRef>) {
        if let Some(default) = &variable.default {
            let input = ty.filter(|ty| self.schema.ty(ty.base()).is_input());
            self.value(default, Expected { ty: input, ..Expected::default() });
        }
        self.directives(&variable.directives, "VARIABLE_DEFINITION");
    }

    fn fragment(&mut self, fragment: &'a Fragment) {
        self.directives(&fragment.directives, "FRAGMENT_DEFINITION");
        self.set(&fragment.selection, self.composite(&fragment.on));
    }

    /// The type of this name, where selections can be made on it.
    fn composite(&self, name: &Name) -> Option<TypeId> {
        self.schema.id(name.as_str()).filter(|id| self.schema.ty(*id).is_composite())
    }

    fn set(&mut self, set: &'a SelectionSet, parent: Option<TypeId>) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => self.field(field, parent),
                Selection::Spread(spread) => {
                    self.facts.spreads.push(SpreadFact { spread, parent, within: self.within });
                    self.directives(&spread.directives, "FRAGMENT_SPREAD");
                }
                Selection::Inline(inline) => {
                    self.facts.inline.push(InlineFact { inline, parent });
                    self.directives(&inline.directives, "INLINE_FRAGMENT");
                    let inner = inline.on.as_ref().map_or(parent, |on| self.composite(on));
                    self.set(&inline.selection, inner);
                }
            }
        }
    }

    fn field(&mut self, field: &'a Field, parent: Option<TypeId>) {
        let definition = parent.and_then(|parent| self.schema.field_of(parent, field.name.as_str()));
        self.facts.fields.push(FieldFact { field, parent, definition });
        let owner = match (parent, definition) {
            (Some(parent), Some(definition)) => ArgumentsOwner::Field { parent, definition },
            _ => ArgumentsOwner::Unknown,
        };
        self.arguments(&field.arguments, owner, field.name.span);
        self.directives(&field.directives, "FIELD");
        if let Some(set) = &field.selection {
            let inner = definition.map(|definition| definition.ty.base());
            self.set(set, inner.filter(|id| self.schema.ty(*id).is_composite()));
        }
    }

    fn directives(&mut self, directives: &'a [Directive], location: &'static str) {
        if directives.is_empty() {
            return;
        }
        self.facts.directives.push(DirectivesFact { directives, location });
        for directive in directives {
            let owner = self
                .schema
                .directive(directive.name.as_str())
                .map_or(ArgumentsOwner::Unknown, ArgumentsOwner::Directive);
            self.arguments(&directive.arguments, owner, directive.name.span);
        }
    }

    fn arguments(&mut self, arguments: &'a [Argument], owner: ArgumentsOwner<'a>, place: Span) {
        self.facts.arguments.push(ArgumentsFact { arguments, owner, place });
        for argument in arguments {
            let definition = owner.definitions().iter().find(|known| known.name.text == argument.name.text);
            self.value(&argument.value, definition.map(expected).unwrap_or_default());
        }
    }

    fn value(&mut self, value: &'a Value, expected: Expected<'a>) {
        self.facts.values.push(ValueFact { value, expected });
        match &value.kind {
            ValueKind::Variable(name) => {
                if let Some(usages) = self.facts.usages.last_mut() {
                    usages.push(UsageFact { name, expected });
                }
            }
            ValueKind::List(values) => {
                // In the place of a single value, the items are looked at as if each were that value, as in graphql-js.
                let nullable = expected.ty.map(TypeRef::nullable);
                let (ty, fits) = match nullable {
                    Some(TypeRef::List(item)) => (Some(&**item), true),
                    other => (other, false),
                };
                let item = Expected {
                    ty,
                    declared: expected.declared,
                    lost: expected.lost || !fits,
                    ..Expected::default()
                };
                for value in values {
                    self.value(value, item);
                }
            }
            ValueKind::Object(fields) => {
                let object = expected.ty.map(TypeRef::base);
                for field in fields {
                    let definition = object.and_then(|object| {
                        self.schema
                            .ty(object)
                            .input_fields()
                            .iter()
                            .find(|known| known.name.text == field.name.text)
                    });
                    let mut inner = definition.map(self::expected).unwrap_or_default();
                    inner.one_of = object.filter(|object| is_one_of(self.schema, *object));
                    inner.lost = expected.lost;
                    self.value(&field.value, inner);
                }
            }
            _ => {}
        }
    }
}

/// Whether a type is a `@oneOf` input object.
pub(super) fn is_one_of(schema: &Schema, id: TypeId) -> bool {
    matches!(schema.ty(id).kind, crate::schema::TypeKind::Input { one_of: true, .. })
}

fn expected(definition: &InputValueDef) -> Expected<'_> {
    Expected {
        ty: Some(&definition.ty),
        default: definition.default.is_some(),
        declared: Some(definition.name.span),
        ..Expected::default()
    }
}
