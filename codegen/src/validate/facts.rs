//! What stands in a document, where, and what its place expects: what the walk writes down for the rules.

use crate::document::{Argument, Directive, Field, FragmentSpread, InlineFragment, SelectionSet};
use crate::schema::{DirectiveDef, FieldDef, InputValueDef, TypeId, TypeRef};
use crate::source::Span;
use crate::value::{Name, Value};

/// What stands in a document, in the order of its text.
#[derive(Default)]
pub(super) struct Facts<'a> {
    pub(super) sets: Vec<SetFact<'a>>,
    pub(super) fields: Vec<FieldFact<'a>>,
    pub(super) spreads: Vec<SpreadFact<'a>>,
    pub(super) inline: Vec<InlineFact<'a>>,
    pub(super) arguments: Vec<ArgumentsFact<'a>>,
    pub(super) directives: Vec<DirectivesFact<'a>>,
    pub(super) values: Vec<ValueFact<'a>>,
    /// The variables that are used, by the index of the definition that they stand in.
    pub(super) usages: Vec<Vec<UsageFact<'a>>>,
}

/// What is selected from one object: inline fragments are in the selection around them.
pub(super) struct SetFact<'a> {
    pub(super) set: &'a SelectionSet,
    pub(super) parent: Option<TypeId>,
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
    /// The specification's name of the place, e.g. `FIELD`.
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
}

impl<'a> From<&'a InputValueDef> for Expected<'a> {
    fn from(definition: &'a InputValueDef) -> Self {
        Self {
            ty: Some(&definition.ty),
            default: definition.default.is_some(),
            one_of: None,
            declared: Some(definition.name.span),
        }
    }
}

/// A variable where it is used.
pub(super) struct UsageFact<'a> {
    pub(super) name: &'a Name,
    pub(super) expected: Expected<'a>,
}
