//! A whole schema: the list of its types, and the questions that the stages after it ask.

use std::collections::{HashMap, HashSet};

use super::check::LostDefaults;
use super::firsts::Firsts;
use super::{
    AppliedDirective, DirectiveDef, FieldDef, InputValueDef, OperationKind, TypeDef, TypeId, TypeKind,
    builtin,
};
use crate::source::Span;

/// A schema that was read; always has the five built-in scalars, the built-in directives and the types of
/// introspection.
#[derive(Debug, Clone)]
pub struct Schema {
    pub(super) description: Option<String>,
    pub(super) applied: Vec<AppliedDirective>,
    pub(super) types: Vec<TypeDef>,
    pub(super) by_name: HashMap<Box<str>, TypeId>,
    pub(super) directives: Vec<DirectiveDef>,
    pub(super) directives_by_name: HashMap<Box<str>, usize>,
    /// By [`OperationKind`].
    pub(super) roots: [Option<Root>; 3],
    /// For each type: the object types that a value of it can be, sorted.
    pub(super) possible: Vec<Vec<TypeId>>,
    pub(super) meta: MetaFields,
    /// The start of the text.
    pub(super) start: Option<Span>,
    pub(super) incomplete: Incomplete,
}

/// Where parts are left out because they name types that are unknown, which is an error by itself: that they are
/// missing is not another one.
#[derive(Debug, Clone, Default)]
pub(super) struct Incomplete {
    pub(super) types: HashSet<TypeId>,
    /// Whether it is the root type of queries that is unknown.
    pub(super) query: bool,
}

/// A root type, and where the schema says that it is one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Root {
    pub(super) id: TypeId,
    pub(super) span: Span,
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
        &self.types[id.index()]
    }

    /// The id of the type of this name.
    #[must_use]
    pub fn id(&self, name: &str) -> Option<TypeId> {
        self.by_name.get(name).copied()
    }

    /// All types with their ids: those that the schema declares in their order, then the others.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.types.iter().enumerate().map(|(index, ty)| (TypeId::of(index), ty))
    }

    /// The directives: those that the schema declares in their order, then the others.
    #[must_use]
    pub fn directives(&self) -> &[DirectiveDef] {
        &self.directives
    }

    /// The directive of this name.
    #[must_use]
    pub fn directive(&self, name: &str) -> Option<&DirectiveDef> {
        self.directives.get(*self.directives_by_name.get(name)?)
    }

    /// The description on `schema { … }`.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// The directives that are applied to `schema { … }` and its extensions.
    #[must_use]
    pub fn applied(&self) -> &[AppliedDirective] {
        &self.applied
    }

    /// The root type for a kind of operation.
    #[must_use]
    pub fn root(&self, kind: OperationKind) -> Option<TypeId> {
        self.roots[kind as usize].map(|root| root.id)
    }

    /// Where the root type is named: in `schema { … }`, or else where the type of the usual name is declared.
    #[must_use]
    pub fn root_span(&self, kind: OperationKind) -> Option<Span> {
        self.roots[kind as usize].map(|root| root.span)
    }

    /// The field that a selection on this type may name: one of its own, `__typename`, or, on the query root, `__schema`
    /// and `__type`.
    #[must_use]
    pub fn field_of(&self, parent: TypeId, name: &str) -> Option<&FieldDef> {
        let is_query = || self.root(OperationKind::Query) == Some(parent);
        match name {
            "__typename" if self.ty(parent).is_composite() => self.meta.typename.as_ref(),
            "__schema" if is_query() => self.meta.schema.as_ref(),
            "__type" if is_query() => self.meta.ty.as_ref(),
            _ => self.ty(parent).field(name),
        }
    }

    /// Whether a type belongs to introspection (GraphQL §4): every schema has it, and none prints it.
    #[must_use]
    pub fn is_introspection(&self, id: TypeId) -> bool {
        builtin::is_introspection(self.ty(id).name.as_str())
    }

    /// Whether every schema has this type: a built-in scalar, or one of introspection.
    pub(crate) fn is_given(&self, id: TypeId) -> bool {
        let name = self.ty(id).name.as_str();
        builtin::SCALARS.contains(&name) || builtin::is_introspection(name)
    }

    /// The start of the text that the schema was read from.
    pub(super) fn start(&self) -> Option<Span> {
        self.start
    }

    /// Drops all but the first of fields with one name; the check has warned of them.
    pub(super) fn drop_repeated_fields(&mut self) {
        for ty in &mut self.types {
            if let TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } = &mut ty.kind {
                let firsts = Firsts::new(fields, |field| field.name.as_str());
                let repeated: Vec<bool> =
                    (0..fields.len()).map(|index| firsts.before(index).is_some()).collect();
                if repeated.contains(&true) {
                    let mut repeated = repeated.into_iter();
                    fields.retain(|_| !repeated.next().unwrap_or(false));
                }
            }
        }
    }

    /// All arguments and input fields, of directives and then of types.
    pub(super) fn inputs(&self) -> impl Iterator<Item = &InputValueDef> {
        let of_directives = self.directives.iter().flat_map(|directive| &directive.arguments);
        of_directives.chain(self.types.iter().flat_map(inputs))
    }

    /// Drops the defaults that stand for no value of their type; the check has warned of them.
    pub(super) fn drop_lost_defaults(&mut self) {
        let lost = LostDefaults::of(self);
        let counts: Vec<bool> = self.inputs().map(|input| lost.keeps(input)).collect();
        let of_directives = self.directives.iter_mut().flat_map(|directive| &mut directive.arguments);
        let of_types = self.types.iter_mut().flat_map(|ty| inputs_mut(&mut ty.kind));
        for (input, counts) in of_directives.chain(of_types).zip(counts) {
            input.default = input.default.take().filter(|_| counts);
        }
    }

    /// The object types that a value of this type can be: itself, implementers or members; sorted by id.
    #[must_use]
    pub fn possible_types(&self, id: TypeId) -> &[TypeId] {
        &self.possible[id.index()]
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

/// The arguments of the fields, or the input fields.
fn inputs(ty: &TypeDef) -> impl Iterator<Item = &InputValueDef> {
    ty.fields().iter().flat_map(|field| &field.arguments).chain(ty.input_fields())
}

/// The same, to be changed.
fn inputs_mut(kind: &mut TypeKind) -> Vec<&mut InputValueDef> {
    match kind {
        TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => {
            fields.iter_mut().flat_map(|field| &mut field.arguments).collect()
        }
        TypeKind::Input { fields, .. } => fields.iter_mut().collect(),
        _ => Vec::new(),
    }
}
