//! Fields where they are selected, with what is known of them.

use std::collections::HashMap;

use crate::document::{Field, Selection, SelectionSet};
use crate::schema::{FieldDef, Schema, TypeId};
use crate::validate::context::Context;

/// A field where it is selected.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) field: &'a Field,
    /// The type that it is selected on.
    pub(super) parent: Option<TypeId>,
    /// The field as that type declares it; `__typename` and its kin count as undeclared here, as in graphql-js.
    pub(super) definition: Option<&'a FieldDef>,
}

impl<'a> Member<'a> {
    pub(super) fn new(context: &Context<'a>, field: &'a Field, parent: Option<TypeId>) -> Self {
        let schema = context.schema;
        let definition = parent.and_then(|parent| schema.ty(parent).field(field.name.as_str()));
        Self { field, parent, definition }
    }
}

/// Whether two different ones of such types are never the type of one object.
pub(super) fn is_object(schema: &Schema, id: TypeId) -> bool {
    schema.ty(id).is_composite() && !schema.ty(id).is_abstract()
}

/// What a selection selects: its fields by key, inline fragments included, and the fragments that it spreads.
#[derive(Default)]
pub(super) struct Collected<'a> {
    pub(super) keys: Vec<(&'a str, Vec<Member<'a>>)>,
    pub(super) by_key: HashMap<&'a str, usize>,
    /// By their indices, each once.
    pub(super) fragments: Vec<usize>,
}

impl<'p> Collected<'p> {
    pub(super) fn new(context: &'p Context<'_>, set: &'p SelectionSet, parent: Option<TypeId>) -> Self {
        let mut collected = Self::default();
        collected.add(context, set, parent);
        collected
    }

    fn add(&mut self, context: &'p Context<'_>, set: &'p SelectionSet, parent: Option<TypeId>) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    let key = field.response_key().as_str();
                    let group = *self.by_key.entry(key).or_insert_with(|| {
                        self.keys.push((key, Vec::new()));
                        self.keys.len() - 1
                    });
                    let member = Member::new(context, field, parent);
                    if let Some((_, members)) = self.keys.get_mut(group) {
                        members.push(member);
                    }
                }
                Selection::Inline(inline) => {
                    let inner = match &inline.on {
                        Some(on) => context.types.id(on.as_str()),
                        None => parent,
                    };
                    self.add(context, &inline.selection, inner);
                }
                Selection::Spread(spread) => {
                    let index = context.reach.index(spread.name.as_str());
                    self.fragments.extend(index.filter(|index| !self.fragments.contains(index)));
                }
            }
        }
    }
}
