//! What a type system definition or extension says (GraphQL §3), before its names are looked up: schemas are made of
//! these, and of those in documents, where they do not belong, the names are checked.

use super::ast::{Directive, TypeExpr, TypeSystemNames};
use crate::schema::OperationKind;
use crate::source::Span;
use crate::value::{Name, Value};

/// A definition or an extension.
#[derive(Debug)]
pub(crate) struct TypeSystemDefinition {
    pub(crate) description: Option<String>,
    /// The word `extend`.
    pub(crate) extend: Option<Span>,
    /// The word that says what is defined.
    pub(crate) keyword: Span,
    /// Of a directive, without the `@`; `schema` has none.
    pub(crate) name: Option<Name>,
    pub(crate) directives: Vec<Directive>,
    pub(crate) kind: TypeSystemKind,
}

/// What is defined or extended.
#[derive(Debug)]
pub(crate) enum TypeSystemKind {
    Schema { roots: Vec<(OperationKind, Name)> },
    Directive { arguments: Vec<InputValueDefinition>, repeatable: bool, locations: Vec<Name> },
    Scalar,
    Object { implements: Vec<Name>, fields: Vec<FieldDefinition> },
    Interface { implements: Vec<Name>, fields: Vec<FieldDefinition> },
    Union { members: Vec<Name> },
    Enum { values: Vec<EnumValueDefinition> },
    Input { fields: Vec<InputValueDefinition> },
}

#[derive(Debug)]
pub(crate) struct FieldDefinition {
    pub(crate) description: Option<String>,
    pub(crate) name: Name,
    pub(crate) arguments: Vec<InputValueDefinition>,
    pub(crate) ty: TypeExpr,
    pub(crate) directives: Vec<Directive>,
}

/// An argument or a field of an input object.
#[derive(Debug)]
pub(crate) struct InputValueDefinition {
    pub(crate) description: Option<String>,
    pub(crate) name: Name,
    pub(crate) ty: TypeExpr,
    pub(crate) default: Option<Value>,
    pub(crate) directives: Vec<Directive>,
}

#[derive(Debug)]
pub(crate) struct EnumValueDefinition {
    pub(crate) description: Option<String>,
    pub(crate) name: Name,
    pub(crate) directives: Vec<Directive>,
}

impl TypeSystemKind {
    /// The keyword that begins its definition.
    pub(crate) fn keyword(&self) -> &'static str {
        match self {
            Self::Schema { .. } => "schema",
            Self::Directive { .. } => "directive",
            Self::Scalar => "scalar",
            Self::Object { .. } => "type",
            Self::Interface { .. } => "interface",
            Self::Union { .. } => "union",
            Self::Enum { .. } => "enum",
            Self::Input { .. } => "input",
        }
    }

    /// The specification's name of the place that its directives stand in.
    pub(crate) fn location(&self) -> &'static str {
        match self {
            Self::Schema { .. } => "SCHEMA",
            Self::Directive { .. } => "DIRECTIVE_DEFINITION",
            Self::Scalar => "SCALAR",
            Self::Object { .. } => "OBJECT",
            Self::Interface { .. } => "INTERFACE",
            Self::Union { .. } => "UNION",
            Self::Enum { .. } => "ENUM",
            Self::Input { .. } => "INPUT_OBJECT",
        }
    }
}

impl TypeSystemDefinition {
    /// What graphql-js calls it in a message: the type's name in quotes, or `schema`.
    pub(super) fn what(&self) -> String {
        self.name.as_ref().map_or_else(|| "schema".to_owned(), |name| format!("\"{}\"", name.text))
    }

    /// The names in it.
    pub(super) fn names(self) -> TypeSystemNames {
        let mut names = TypeSystemNames::default();
        if self.extend.is_none() {
            let is_directive = matches!(self.kind, TypeSystemKind::Directive { .. });
            *(if is_directive { &mut names.directive } else { &mut names.ty }) = self.name;
        }
        names.place(self.kind.location(), self.directives);
        match self.kind {
            TypeSystemKind::Schema { roots } => names.types.extend(roots.into_iter().map(|(_, name)| name)),
            TypeSystemKind::Directive { arguments, .. } => names.inputs("ARGUMENT_DEFINITION", arguments),
            TypeSystemKind::Scalar => {}
            TypeSystemKind::Object { implements, fields }
            | TypeSystemKind::Interface { implements, fields } => {
                names.types.extend(implements);
                for field in fields {
                    names.inputs("ARGUMENT_DEFINITION", field.arguments);
                    names.types.push(field.ty.base().clone());
                    names.place("FIELD_DEFINITION", field.directives);
                }
            }
            TypeSystemKind::Union { members } => names.types.extend(members),
            TypeSystemKind::Enum { values } => {
                values.into_iter().for_each(|value| names.place("ENUM_VALUE", value.directives));
            }
            TypeSystemKind::Input { fields } => names.inputs("INPUT_FIELD_DEFINITION", fields),
        }
        names
    }
}

impl TypeSystemNames {
    fn place(&mut self, location: &'static str, directives: Vec<Directive>) {
        if !directives.is_empty() {
            self.directives.push((location, directives));
        }
    }

    fn inputs(&mut self, location: &'static str, inputs: Vec<InputValueDefinition>) {
        for input in inputs {
            self.types.push(input.ty.base().clone());
            self.place(location, input.directives);
        }
    }
}
