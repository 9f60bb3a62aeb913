//! Assembles a [`Schema`]: first every type's name, so that references resolve, then the definitions.

use std::collections::HashMap;

use super::model::{Incomplete, MetaFields, Root};
use super::{AppliedDirective, DirectiveDef, OperationKind, Schema, TypeDef, TypeId, TypeKind};
use crate::source::Span;
use crate::value::Name;

/// What is known of a schema so far.
#[derive(Debug, Default)]
pub(super) struct SchemaBuilder {
    names: Vec<Name>,
    by_name: HashMap<Box<str>, TypeId>,
    definitions: Vec<Option<Definition>>,
    directives: Vec<DirectiveDef>,
    directives_by_name: HashMap<Box<str>, usize>,
    description: Option<String>,
    applied: Vec<AppliedDirective>,
    roots: [Option<Root>; 3],
    meta: MetaFields,
    start: Option<Span>,
    incomplete: Incomplete,
}

/// What a type is, with the places of the interfaces or members that it names.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) description: Option<String>,
    pub(super) kind: TypeKind,
    pub(super) reference_spans: Vec<Span>,
    pub(super) directives: Vec<AppliedDirective>,
}

impl Definition {
    /// Without a description, and naming nothing.
    pub(super) fn plain(kind: TypeKind) -> Self {
        Self { description: None, kind, reference_spans: Vec::new(), directives: Vec::new() }
    }
}

impl SchemaBuilder {
    /// Nothing declared yet, not even the built-in scalars.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Reserves a name; `Err` holds the place of the earlier declaration.
    pub(super) fn declare(&mut self, name: Name) -> Result<TypeId, Span> {
        if let Some(first) = self.id(&name.text).and_then(|id| self.place(id)) {
            return Err(first);
        }
        let id = TypeId::of(self.names.len());
        self.by_name.insert(name.text.clone(), id);
        self.names.push(name);
        self.definitions.push(None);
        Ok(id)
    }

    /// The id of a declared name.
    pub(super) fn id(&self, name: &str) -> Option<TypeId> {
        self.by_name.get(name).copied()
    }

    /// All declared names, for suggestions.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(Name::as_str)
    }

    /// Where a type is declared.
    pub(super) fn place(&self, id: TypeId) -> Option<Span> {
        self.names.get(id.index()).map(|name| name.span)
    }

    /// Fills in a declared type.
    pub(super) fn define(&mut self, id: TypeId, definition: Definition) {
        if let Some(place) = self.definitions.get_mut(id.index()) {
            *place = Some(definition);
        }
    }

    /// Adds what an extension says to a type of the same kind that is defined already; `false` where there is none.
    pub(super) fn extend(&mut self, name: &str, extension: Definition) -> bool {
        let Some(definition) = self.id(name).and_then(|id| self.definitions.get_mut(id.index())?.as_mut())
        else {
            return false;
        };
        if !definition.kind.merge(extension.kind) {
            return false;
        }
        definition.reference_spans.extend(extension.reference_spans);
        definition.directives.extend(extension.directives);
        true
    }

    /// Sets the fields that every schema has, and the start of the text.
    pub(super) fn given(&mut self, meta: MetaFields, start: Span) {
        self.meta = meta;
        self.start = Some(start);
    }

    /// Adds a directive; `Err` holds the place of an earlier one of that name.
    pub(super) fn directive(&mut self, directive: DirectiveDef) -> Result<(), Span> {
        if let Some(earlier) = self.directives_by_name.get(&directive.name.text) {
            return Err(self
                .directives
                .get(*earlier)
                .map_or(directive.name.span, |earlier| earlier.name.span));
        }
        self.directives_by_name.insert(directive.name.text.clone(), self.directives.len());
        self.directives.push(directive);
        Ok(())
    }

    /// Names the root type of a kind of operation; `Err` holds the place of an earlier one.
    pub(super) fn root(&mut self, kind: OperationKind, id: TypeId, span: Span) -> Result<(), Span> {
        match self.roots[kind as usize] {
            Some(earlier) => Err(earlier.span),
            None => {
                self.roots[kind as usize] = Some(Root { id, span });
                Ok(())
            }
        }
    }

    /// Remembers that a type names another one that is unknown.
    pub(super) fn incomplete(&mut self, id: TypeId) {
        self.incomplete.types.insert(id);
    }

    /// Remembers that a root type is named and unknown.
    pub(super) fn unknown_root(&mut self, kind: OperationKind) {
        self.incomplete.query |= kind == OperationKind::Query;
    }

    /// Sets the description of the schema itself.
    pub(super) fn description(&mut self, description: Option<String>) {
        self.description = description;
    }

    /// Adds directives that are applied to the schema itself.
    pub(super) fn apply(&mut self, directives: &[AppliedDirective]) {
        self.applied.extend_from_slice(directives);
    }

    /// The schema. Types that were declared and never defined become scalars without a description.
    pub(super) fn build(self) -> Schema {
        let types: Vec<TypeDef> = self
            .names
            .into_iter()
            .zip(self.definitions)
            .map(|(name, definition)| {
                let definition =
                    definition.unwrap_or_else(|| Definition::plain(TypeKind::Scalar { specified_by: None }));
                TypeDef {
                    name,
                    description: definition.description,
                    kind: definition.kind,
                    reference_spans: definition.reference_spans,
                    directives: definition.directives,
                }
            })
            .collect();
        Schema {
            description: self.description,
            applied: self.applied,
            possible: possible_types(&types),
            types,
            by_name: self.by_name,
            directives: self.directives,
            directives_by_name: self.directives_by_name,
            roots: self.roots,
            meta: self.meta,
            start: self.start,
            incomplete: self.incomplete,
        }
    }
}

impl TypeKind {
    /// Adds the parts of an extension; `false` where it is of another kind.
    fn merge(&mut self, extension: Self) -> bool {
        match (self, extension) {
            (Self::Scalar { specified_by }, Self::Scalar { specified_by: more }) => {
                *specified_by = more.or_else(|| specified_by.take());
            }
            (Self::Object { fields, implements }, Self::Object { fields: more, implements: also })
            | (Self::Interface { fields, implements }, Self::Interface { fields: more, implements: also }) => {
                fields.extend(more);
                implements.extend(also);
            }
            (Self::Union { members }, Self::Union { members: more }) => members.extend(more),
            (Self::Enum { values }, Self::Enum { values: more }) => values.extend(more),
            (Self::Input { fields, one_of }, Self::Input { fields: more, one_of: also }) => {
                fields.extend(more);
                *one_of |= also;
            }
            _ => return false,
        }
        true
    }
}

/// For each type, the object types that a value of it can be.
fn possible_types(types: &[TypeDef]) -> Vec<Vec<TypeId>> {
    let mut possible = vec![Vec::new(); types.len()];
    for (index, ty) in types.iter().enumerate() {
        match &ty.kind {
            TypeKind::Object { implements, .. } => {
                possible[index].push(TypeId::of(index));
                for interface in implements {
                    possible[interface.index()].push(TypeId::of(index));
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
