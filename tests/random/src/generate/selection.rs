//! Selection sets and the fields in them.

use authgear_admin_codegen::schema::{FieldDef, OperationKind, TypeId};

use super::merge::Entry;
use super::names::ALIASES;
use super::{Generator, Place};
use crate::document::{Argument, Field, Inline, Selection};

/// How deep fields nest by choice.
const DEEP: usize = 7;

/// The server's limit.
const MUTATIONS: usize = 5;

impl Generator<'_> {
    /// A selection set with at least one thing in it.
    pub(super) fn selections(&mut self, place: &Place) -> Vec<Selection> {
        let most = if self.budget == 0 || place.depth() > DEEP { 1 } else { 1 + self.rng.below(5) };
        let mut selections = Vec::new();
        for _ in 0..most {
            if self.may_select(place) {
                self.budget = self.budget.saturating_sub(1);
                let selection = self.selection(place);
                selections.push(selection);
            }
        }
        selections
    }

    /// The one field of a subscription: nothing may leave it out, and it is none of introspection.
    pub(super) fn only_field(&mut self, place: &Place) -> Field {
        let mut field = self.named_field(place);
        while field.name.starts_with("__") {
            field = self.named_field(place);
        }
        let mut field = self.complete(place, field);
        field.directives.retain(|directive| !matches!(&*directive.name, "include" | "skip"));
        field
    }

    /// Whether one more field may stand here.
    fn may_select(&self, place: &Place) -> bool {
        !place.is_mutation() || self.mutations < MUTATIONS
    }

    fn selection(&mut self, place: &Place) -> Selection {
        let nests = self.budget > 0 && place.depth() <= DEEP;
        match self.rng.below(100) {
            0..=11 if nests => Selection::Inline(self.inline(place)),
            12..=27 if nests => match self.spread(place) {
                Some(spread) => Selection::Spread(spread),
                None => Selection::Field(self.field(place)),
            },
            _ => Selection::Field(self.field(place)),
        }
    }

    fn inline(&mut self, place: &Place) -> Inline {
        let on = if self.rng.chance(25) { None } else { self.overlapping_type(place.parent) };
        let on = on.map(|id| self.schema.ty(id).name.text.to_string());
        let directives = self.directives_of_selection("INLINE_FRAGMENT");
        let selections = self.selections(&place.on(self.schema, on.as_deref()));
        Inline { on, directives, selections }
    }

    /// A field, noted among the fields of the operation.
    fn field(&mut self, place: &Place) -> Field {
        if place.is_mutation() {
            self.mutations += 1;
        }
        let field = self.named_field(place);
        self.complete(place, field)
    }

    /// With directives and selections, and a key that is free for it.
    fn complete(&mut self, place: &Place, mut field: Field) -> Field {
        let mut tries = 0;
        while !self.fields.add(self.schema, place, &field) {
            // Whatever keeps it from standing here, it can under another key.
            field.alias = Some(format!("k{}{tries}", place.depth()));
            tries += 1;
        }
        field.directives = self.directives_of_selection("FIELD");
        let ty = self.schema.field_of(place.parent, &field.name).map(|definition| definition.ty.base());
        if let Some(ty) = ty.filter(|ty| self.schema.ty(*ty).is_composite()) {
            let inside = place.inside(field.key(), ty);
            field.selections = match &*field.name {
                "__schema" | "__type" => self.introspection(&inside, &field.name),
                _ => self.selections(&inside),
            };
        }
        field
    }

    /// A little of what there is; introspection has limits of its own.
    fn introspection(&mut self, place: &Place, root: &str) -> Vec<Selection> {
        let leaf = |name: &str| Selection::Field(Field { name: name.to_owned(), ..Field::typename() });
        let object = |name: &str| {
            Selection::Field(Field {
                name: name.to_owned(),
                selections: vec![leaf("name")],
                ..Field::typename()
            })
        };
        let selections = match root {
            "__schema" => vec![object("queryType"), object("directives")],
            _ => vec![leaf("kind"), object("ofType")],
        };
        let fits = self.fields.add_selections(self.schema, &self.document, place, &selections);
        if fits { selections } else { vec![leaf("__typename")] }
    }

    /// A field with its key and arguments: one that is there already, so that the two merge, or another one.
    fn named_field(&mut self, place: &Place) -> Field {
        if self.rng.chance(24)
            && let Some(field) = self.again(place)
        {
            return field;
        }
        let definition = self.definition(place);
        let alias = self.rng.chance(18).then(|| self.rng.pick(ALIASES)).flatten();
        let Some(definition) = definition else {
            return Field { alias: alias.map(|alias| (*alias).to_owned()), ..Field::typename() };
        };
        Field {
            alias: alias.map(|alias| (*alias).to_owned()),
            name: definition.name.text.to_string(),
            arguments: self.arguments(&definition.arguments, true),
            ..Field::typename()
        }
    }

    /// A field that is selected here already, if the type at hand has it.
    fn again(&mut self, place: &Place) -> Option<Field> {
        let keys = self.fields.keys(place);
        let key = (*self.rng.pick(&keys)?).to_owned();
        let mut way = place.way.clone();
        way.push(key.clone());
        let entry = self.rng.pick(self.fields.at(&way))?.clone();
        if !self.takes_the_same(place.parent, &entry) {
            return None;
        }
        let mut arguments = entry.arguments.clone();
        self.rng.shuffle(&mut arguments);
        let alias = (key != entry.name() || self.rng.chance(5)).then_some(key);
        Some(Field { alias, name: entry.name().to_owned(), arguments, ..Field::typename() })
    }

    /// Whether the type has this field, and that one takes the arguments that the entry has.
    fn takes_the_same(&self, parent: TypeId, entry: &Entry) -> bool {
        let Some(definition) = self.schema.field_of(parent, entry.name()) else { return false };
        let Some(selected) = self.schema.field_of(entry.parent(), entry.name()) else { return false };
        let given = |name: &str| entry.arguments.iter().any(|argument| argument.name == name);
        let same = |argument: &Argument| {
            let (known, other) = (definition.argument(&argument.name), selected.argument(&argument.name));
            known.zip(other).is_some_and(|(a, b)| a.ty == b.ty && a.default.is_some() == b.default.is_some())
        };
        entry.arguments.iter().all(same)
            && definition.arguments.iter().all(|known| !known.is_required() || given(known.name.as_str()))
    }

    /// Which field to select; `None` for `__typename`.
    fn definition(&mut self, place: &Place) -> Option<FieldDef> {
        let is_root = place.parent == self.schema.root(OperationKind::Query)?;
        if is_root && self.rng.chance(2) {
            let name = self.rng.word(["__schema", "__type"]);
            return self.schema.field_of(place.parent, name).cloned();
        }
        if self.rng.chance(6) {
            return None;
        }
        let fields = self.schema.ty(place.parent).fields();
        let is_leaf = |field: &&FieldDef| self.schema.ty(field.ty.base()).is_leaf();
        if self.budget == 0 || place.depth() > DEEP || self.rng.chance(25) {
            let leaves: Vec<&FieldDef> = fields.iter().filter(is_leaf).collect();
            if !leaves.is_empty() || place.depth() > DEEP {
                return self.rng.pick(&leaves).map(|field| (*field).clone());
            }
        }
        self.rng.pick(fields).cloned()
    }
}
