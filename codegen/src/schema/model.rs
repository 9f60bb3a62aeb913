//! The schema model: types in an arena, referred to by [`TypeId`].

use std::collections::HashMap;

use crate::source::Span;
use crate::value::{Name, Value};

/// The kind of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OperationKind {
    /// Reads.
    Query,
    /// Writes.
    Mutation,
    /// A stream of events; Authgear has none.
    Subscription,
}

impl OperationKind {
    /// The keyword in a document and in `schema { … }`.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Mutation => "mutation",
            Self::Subscription => "subscription",
        }
    }
}

/// Names a type in one [`Schema`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(u32);

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
    /// The reason, where it is deprecated.
    pub deprecated: Option<String>,
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
    /// The value it has when it is left out.
    pub default: Option<Value>,
    /// The reason, where it is deprecated.
    pub deprecated: Option<String>,
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
}

impl TypeDef {
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

/// A schema that was read; always has the five built-in scalars and the built-in directives.
#[derive(Debug, Clone)]
pub struct Schema {
    description: Option<String>,
    types: Vec<TypeDef>,
    by_name: HashMap<Box<str>, TypeId>,
    directives: Vec<DirectiveDef>,
    query: Option<TypeId>,
    mutation: Option<TypeId>,
    subscription: Option<TypeId>,
    /// For each type: the object types that a value of it can be, sorted.
    possible: Vec<Vec<TypeId>>,
    meta: MetaFields,
}

/// The fields that every schema has without declaring them (GraphQL §4.1, §4.2).
#[derive(Debug, Clone, Default)]
pub(super) struct MetaFields {
    pub(super) typename: Option<FieldDef>,
    pub(super) schema: Option<FieldDef>,
    pub(super) ty: Option<FieldDef>,
}

impl Schema {
    /// The type with this id. Ids come from the schema itself, so they always resolve there.
    #[must_use]
    pub fn ty(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0 as usize]
    }

    /// The id of the type of this name.
    #[must_use]
    pub fn id(&self, name: &str) -> Option<TypeId> {
        self.by_name.get(name).copied()
    }

    /// All types with their ids, in the order they were added.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.types.iter().enumerate().map(|(index, ty)| (id_of(index), ty))
    }

    /// The directives, in the order they were added.
    #[must_use]
    pub fn directives(&self) -> &[DirectiveDef] {
        &self.directives
    }

    /// The directive of this name.
    #[must_use]
    pub fn directive(&self, name: &str) -> Option<&DirectiveDef> {
        self.directives.iter().find(|directive| &*directive.name.text == name)
    }

    /// The description on `schema { … }`.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// The root type for a kind of operation.
    #[must_use]
    pub fn root(&self, kind: OperationKind) -> Option<TypeId> {
        match kind {
            OperationKind::Query => self.query,
            OperationKind::Mutation => self.mutation,
            OperationKind::Subscription => self.subscription,
        }
    }

    /// The field that a selection on this type may name: one of its own, `__typename`, or, on the query root, `__schema`
    /// and `__type`.
    #[must_use]
    pub fn field_of(&self, parent: TypeId, name: &str) -> Option<&FieldDef> {
        match name {
            "__typename" if self.ty(parent).is_composite() => self.meta.typename.as_ref(),
            "__schema" if self.query == Some(parent) => self.meta.schema.as_ref(),
            "__type" if self.query == Some(parent) => self.meta.ty.as_ref(),
            _ => self.ty(parent).field(name),
        }
    }

    /// Whether a type belongs to introspection (GraphQL §4): every schema has it, and none prints it.
    #[must_use]
    pub fn is_introspection(&self, id: TypeId) -> bool {
        self.ty(id).name.text.starts_with("__")
    }

    /// The object types that a value of this type can be: itself, implementers or members; sorted by id.
    #[must_use]
    pub fn possible_types(&self, id: TypeId) -> &[TypeId] {
        &self.possible[id.0 as usize]
    }

    /// Whether every value of `sub` is a value of `sup`: the same type, an implementer or a member.
    #[must_use]
    pub fn is_subtype(&self, sub: TypeId, sup: TypeId) -> bool {
        sub == sup
            || self.ty(sub).implements().contains(&sup)
            || matches!(&self.ty(sup).kind, TypeKind::Union { members } if members.contains(&sub))
    }

    /// Whether a value can be of both types (GraphQL §5.5.2.3).
    #[must_use]
    pub fn overlap(&self, a: TypeId, b: TypeId) -> bool {
        a == b || self.possible_types(a).iter().any(|id| self.possible_types(b).binary_search(id).is_ok())
    }
}

fn id_of(index: usize) -> TypeId {
    TypeId(u32::try_from(index).unwrap_or(u32::MAX))
}

/// Assembles a [`Schema`]: first every type's name, so that references resolve, then the definitions.
#[derive(Debug, Default)]
pub struct SchemaBuilder {
    names: Vec<Name>,
    by_name: HashMap<Box<str>, TypeId>,
    defs: Vec<Option<TypeDef>>,
    directives: Vec<DirectiveDef>,
    description: Option<String>,
    roots: [Option<TypeId>; 3],
    meta: MetaFields,
}

impl SchemaBuilder {
    /// Nothing declared yet, not even the built-in scalars.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reserves a name; `Err` holds the place of the earlier declaration.
    ///
    /// # Errors
    /// The name is taken: the span is the first declaration's.
    pub fn declare(&mut self, name: Name) -> Result<TypeId, Span> {
        if let Some(id) = self.by_name.get(&name.text) {
            return Err(self.names[id.0 as usize].span);
        }
        let id = id_of(self.names.len());
        self.by_name.insert(name.text.clone(), id);
        self.names.push(name);
        self.defs.push(None);
        Ok(id)
    }

    /// The id of a declared name.
    #[must_use]
    pub fn id(&self, name: &str) -> Option<TypeId> {
        self.by_name.get(name).copied()
    }

    /// All declared names, for suggestions.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(Name::as_str)
    }

    /// Fills in a declared type.
    pub fn define(&mut self, id: TypeId, description: Option<String>, kind: TypeKind) {
        let name = self.names[id.0 as usize].clone();
        self.defs[id.0 as usize] = Some(TypeDef { name, description, kind });
    }

    /// Where a type is declared.
    #[must_use]
    pub fn place(&self, id: TypeId) -> Option<Span> {
        self.names.get(id.0 as usize).map(|name| name.span)
    }

    /// Adds what an extension says to a type of the same kind that is defined already; `false` where there is none.
    pub fn extend(&mut self, name: &str, extension: TypeKind) -> bool {
        let Some(definition) = self.id(name).and_then(|id| self.defs.get_mut(id.0 as usize)?.as_mut()) else {
            return false;
        };
        match (&mut definition.kind, extension) {
            (TypeKind::Scalar { specified_by }, TypeKind::Scalar { specified_by: more }) => {
                *specified_by = more.or_else(|| specified_by.take());
            }
            (
                TypeKind::Object { fields, implements },
                TypeKind::Object { fields: more, implements: also },
            )
            | (
                TypeKind::Interface { fields, implements },
                TypeKind::Interface { fields: more, implements: also },
            ) => {
                fields.extend(more);
                implements.extend(also);
            }
            (TypeKind::Union { members }, TypeKind::Union { members: more }) => members.extend(more),
            (TypeKind::Enum { values }, TypeKind::Enum { values: more }) => values.extend(more),
            (TypeKind::Input { fields, one_of }, TypeKind::Input { fields: more, one_of: also }) => {
                fields.extend(more);
                *one_of |= also;
            }
            _ => return false,
        }
        true
    }

    /// Sets the fields that every schema has.
    pub(super) fn meta(&mut self, meta: MetaFields) {
        self.meta = meta;
    }

    /// Adds a directive; `Err` holds the place of an earlier one of that name.
    ///
    /// # Errors
    /// The name is taken: the span is the first declaration's.
    pub fn directive(&mut self, directive: DirectiveDef) -> Result<(), Span> {
        if let Some(earlier) = self.directives.iter().find(|earlier| earlier.name.text == directive.name.text)
        {
            return Err(earlier.name.span);
        }
        self.directives.push(directive);
        Ok(())
    }

    /// Names the root type of a kind of operation.
    pub fn root(&mut self, kind: OperationKind, id: TypeId) {
        self.roots[kind as usize] = Some(id);
    }

    /// Sets the description of the schema itself.
    pub fn description(&mut self, description: Option<String>) {
        self.description = description;
    }

    /// The schema. Types that were declared and never defined become scalars without a description.
    #[must_use]
    pub fn build(self) -> Schema {
        let types: Vec<TypeDef> = self
            .names
            .into_iter()
            .zip(self.defs)
            .map(|(name, def)| {
                def.unwrap_or(TypeDef {
                    name,
                    description: None,
                    kind: TypeKind::Scalar { specified_by: None },
                })
            })
            .collect();
        let possible = possible_types(&types);
        let [query, mutation, subscription] = self.roots;
        Schema {
            description: self.description,
            types,
            by_name: self.by_name,
            directives: self.directives,
            query,
            mutation,
            subscription,
            possible,
            meta: self.meta,
        }
    }
}

/// For each type, the object types that a value of it can be.
fn possible_types(types: &[TypeDef]) -> Vec<Vec<TypeId>> {
    let mut possible = vec![Vec::new(); types.len()];
    for (index, ty) in types.iter().enumerate() {
        match &ty.kind {
            TypeKind::Object { implements, .. } => {
                possible[index].push(id_of(index));
                for interface in implements {
                    possible[interface.0 as usize].push(id_of(index));
                }
            }
            TypeKind::Union { members } => possible[index].extend(members.iter().copied()),
            _ => {}
        }
    }
    for ids in &mut possible {
        ids.sort_unstable();
        ids.dedup();
    }
    possible
}
