//! The schema model: types, fields, inputs and directives, each with the place where it is declared.
//!
//! Types refer to one another by [`TypeId`], a place in the list that [`Schema`] holds.

use super::{AppliedDirective, Schema, is_built_in_directive};
use crate::source::Span;
use crate::value::{Name, Value};

/// Names a type in one [`Schema`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(u32);

impl TypeId {
    /// The id of the type at a place of the list. Texts are too small for more than `u32::MAX` types.
    pub(super) fn of(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The place in the list.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A reference to a type, with its wrappers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeRef {
    /// A type by itself.
    Named(TypeId),
    /// `[T]`.
    List(Box<TypeRef>),
    /// `T!`; never directly in another `NonNull`.
    NonNull(Box<TypeRef>),
}

impl TypeRef {
    /// The type inside all wrappers.
    #[must_use]
    pub fn base(&self) -> TypeId {
        match self {
            Self::Named(id) => *id,
            Self::List(inner) | Self::NonNull(inner) => inner.base(),
        }
    }

    /// Whether `null` is refused.
    #[must_use]
    pub fn is_non_null(&self) -> bool {
        matches!(self, Self::NonNull(_))
    }

    /// The reference without an outer `!`.
    #[must_use]
    pub fn nullable(&self) -> &Self {
        match self {
            Self::NonNull(inner) => inner,
            other => other,
        }
    }

    /// As written in a document, e.g. `[String!]!`.
    #[must_use]
    pub fn display(&self, schema: &Schema) -> String {
        match self {
            Self::Named(id) => schema.ty(*id).name.text.to_string(),
            Self::List(inner) => format!("[{}]", inner.display(schema)),
            Self::NonNull(inner) => format!("{}!", inner.display(schema)),
        }
    }
}

/// A field of an object or interface type.
#[derive(Debug, Clone)]
pub struct FieldDef {
    /// Its name and place.
    pub name: Name,
    /// Its description; `None` where there is none.
    pub description: Option<String>,
    /// Its arguments, in declaration order.
    pub arguments: Vec<InputValueDef>,
    /// What it answers.
    pub ty: TypeRef,
    /// Where that type's name is written.
    pub ty_span: Span,
    /// The reason, where it is deprecated.
    pub deprecated: Option<String>,
    /// The directives that are applied to it.
    pub directives: Vec<AppliedDirective>,
}

impl FieldDef {
    /// The argument of this name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&InputValueDef> {
        self.arguments.iter().find(|argument| &*argument.name.text == name)
    }
}

/// An argument or a field of an input object.
#[derive(Debug, Clone)]
pub struct InputValueDef {
    /// Its name and place.
    pub name: Name,
    /// Its description.
    pub description: Option<String>,
    /// What it takes.
    pub ty: TypeRef,
    /// Where that type's name is written.
    pub ty_span: Span,
    /// The value it has when it is left out.
    pub default: Option<Value>,
    /// The reason, where it is deprecated.
    pub deprecated: Option<String>,
    /// The directives that are applied to it.
    pub directives: Vec<AppliedDirective>,
}

impl InputValueDef {
    /// Whether a caller must give it: non-null and without a default (GraphQL §5.4.3).
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.ty.is_non_null() && self.default.is_none()
    }
}

/// A value of an enum type.
#[derive(Debug, Clone)]
pub struct EnumValueDef {
    /// Its name and place.
    pub name: Name,
    /// Its description.
    pub description: Option<String>,
    /// The reason, where it is deprecated.
    pub deprecated: Option<String>,
    /// The directives that are applied to it.
    pub directives: Vec<AppliedDirective>,
}

/// What kind of type a [`TypeDef`] is, with what belongs to that kind.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// A leaf whose values the server defines.
    Scalar {
        /// The URL of `@specifiedBy`.
        specified_by: Option<String>,
    },
    /// An object.
    Object {
        /// Its fields, in declaration order.
        fields: Vec<FieldDef>,
        /// The interfaces it implements.
        implements: Vec<TypeId>,
    },
    /// An interface.
    Interface {
        /// Its fields, in declaration order.
        fields: Vec<FieldDef>,
        /// The interfaces it implements.
        implements: Vec<TypeId>,
    },
    /// A union of object types.
    Union {
        /// Its members.
        members: Vec<TypeId>,
    },
    /// An enum.
    Enum {
        /// Its values, in declaration order.
        values: Vec<EnumValueDef>,
    },
    /// An input object.
    Input {
        /// Its fields, in declaration order.
        fields: Vec<InputValueDef>,
        /// Whether exactly one field must be given (`@oneOf`).
        one_of: bool,
    },
}

/// A type of the schema.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// Its name and place. Built-in scalars that the text does not declare have an empty span at the text's start.
    pub name: Name,
    /// Its description.
    pub description: Option<String>,
    /// What it is.
    pub kind: TypeKind,
    /// Where the names of the interfaces that it implements, or of its members, are written, in their order.
    pub reference_spans: Vec<Span>,
    /// The directives that are applied to it, those of extensions behind those of the definition.
    pub directives: Vec<AppliedDirective>,
}

impl TypeDef {
    /// Where the interface or member at this index is written; the type's own name where no place is known.
    #[must_use]
    pub fn reference_span(&self, index: usize) -> Span {
        self.reference_spans.get(index).copied().unwrap_or(self.name.span)
    }

    /// Whether it has no fields to select: a scalar or an enum.
    #[must_use]
    pub fn is_leaf(&self) -> bool {
        matches!(self.kind, TypeKind::Scalar { .. } | TypeKind::Enum { .. })
    }

    /// Whether it has fields to select: an object, interface or union.
    #[must_use]
    pub fn is_composite(&self) -> bool {
        matches!(self.kind, TypeKind::Object { .. } | TypeKind::Interface { .. } | TypeKind::Union { .. })
    }

    /// Whether it stands for several object types: an interface or union.
    #[must_use]
    pub fn is_abstract(&self) -> bool {
        matches!(self.kind, TypeKind::Interface { .. } | TypeKind::Union { .. })
    }

    /// Whether variables and arguments may have it: a scalar, enum or input object.
    #[must_use]
    pub fn is_input(&self) -> bool {
        matches!(self.kind, TypeKind::Scalar { .. } | TypeKind::Enum { .. } | TypeKind::Input { .. })
    }

    /// The fields to select; none for a union, an input object or a leaf.
    #[must_use]
    pub fn fields(&self) -> &[FieldDef] {
        match &self.kind {
            TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => fields,
            _ => &[],
        }
    }

    /// The field of this name; not `__typename` and its kin.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&FieldDef> {
        self.fields().iter().find(|field| &*field.name.text == name)
    }

    /// The interfaces that it says it implements.
    #[must_use]
    pub fn implements(&self) -> &[TypeId] {
        match &self.kind {
            TypeKind::Object { implements, .. } | TypeKind::Interface { implements, .. } => implements,
            _ => &[],
        }
    }

    /// The fields of an input object; none for another kind.
    #[must_use]
    pub fn input_fields(&self) -> &[InputValueDef] {
        match &self.kind {
            TypeKind::Input { fields, .. } => fields,
            _ => &[],
        }
    }

    /// The values of an enum; none for another kind.
    #[must_use]
    pub fn enum_values(&self) -> &[EnumValueDef] {
        match &self.kind {
            TypeKind::Enum { values } => values,
            _ => &[],
        }
    }
}

/// Where a directive may stand (GraphQL §3.13), by the specification's name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DirectiveLocation(pub Box<str>);

/// A directive that the schema declares, or one of the built-in ones.
#[derive(Debug, Clone)]
pub struct DirectiveDef {
    /// Its name (without `@`) and place.
    pub name: Name,
    /// Its description.
    pub description: Option<String>,
    /// Its arguments, in declaration order.
    pub arguments: Vec<InputValueDef>,
    /// Whether it may stand more than once in a place.
    pub repeatable: bool,
    /// Where it may stand.
    pub locations: Vec<DirectiveLocation>,
}

impl DirectiveDef {
    /// Whether it is one of the specification's own.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        is_built_in_directive(self.name.as_str())
    }
}
