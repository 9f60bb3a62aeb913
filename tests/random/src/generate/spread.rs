//! Fragments: new ones, and those that are there spread again where they fit.

use authgear_admin_codegen::schema::{TypeId, TypeKind};

use super::{Generator, Place};
use crate::document::{Definition, Document, Fragment, Selection, Spread};

impl Generator<'_> {
    /// A spread; `None` where no fragment fits and there is no name left for another one.
    pub(super) fn spread(&mut self, place: &Place) -> Option<Spread> {
        let name = if self.rng.chance(50) { self.fragment_again(place) } else { None };
        let name = match name {
            Some(name) => name,
            None => self.new_fragment(place)?,
        };
        Some(Spread { name, directives: self.directives_of_selection("FRAGMENT_SPREAD") })
    }

    fn new_fragment(&mut self, place: &Place) -> Option<String> {
        let name = self.fragment_names.swap_remove(self.rng.below(self.fragment_names.len().checked_sub(1)?));
        let on = self.overlapping_type(place.parent)?;
        let on = self.schema.ty(on).name.text.to_string();
        let directives = self.directives("FRAGMENT_DEFINITION");
        let selections = self.selections(&place.on(self.schema, Some(&on)));
        self.document.definitions.push(Definition::Fragment(Fragment {
            name: name.to_owned(),
            on,
            directives,
            selections,
        }));
        Some(name.to_owned())
    }

    /// A fragment that is complete, so that it does not spread itself, and goes with what is selected here.
    fn fragment_again(&mut self, place: &Place) -> Option<String> {
        let fits = |fragment: &&Fragment| {
            self.schema.id(&fragment.on).is_some_and(|on| self.schema.overlap(place.parent, on))
        };
        let fitting: Vec<Fragment> = self.fragments().filter(fits).cloned().collect();
        let fragment = self.rng.pick(&fitting)?;
        let mutations =
            if place.is_mutation() { fields_at_top(&self.document, &fragment.selections) } else { 0 };
        if self.mutations + mutations > 5 {
            return None;
        }
        let narrowed = place.on(self.schema, Some(&fragment.on));
        if !self.fields.add_selections(self.schema, &self.document, &narrowed, &fragment.selections) {
            return None;
        }
        self.mutations += mutations;
        Some(fragment.name.clone())
    }

    /// A type that some value of this type has too.
    pub(super) fn overlapping_type(&mut self, parent: TypeId) -> Option<TypeId> {
        let schema = self.schema;
        let types = self.overlapping.entry(parent).or_insert_with(|| {
            let fits = |id: &TypeId| schema.overlap(parent, *id) && !schema.is_introspection(*id);
            let composite = schema.types().filter(|(_, ty)| ty.is_composite()).map(|(id, _)| id);
            composite.filter(fits).collect()
        });
        // The types that stand for several are few among them, and make more of a spread.
        if self.rng.chance(30) {
            let several = |id: &TypeId| !matches!(schema.ty(*id).kind, TypeKind::Object { .. });
            let several: Vec<TypeId> = types.iter().copied().filter(several).collect();
            if let Some(id) = self.rng.pick(&several) {
                return Some(*id);
            }
        }
        self.rng.pick(types).copied()
    }
}

/// The fields that a selection brings into the one that it stands in.
fn fields_at_top(document: &Document, selections: &[Selection]) -> usize {
    let count = |selection: &Selection| match selection {
        Selection::Field(_) => 1,
        Selection::Inline(inline) => fields_at_top(document, &inline.selections),
        Selection::Spread(spread) => document
            .fragment(&spread.name)
            .map_or(0, |fragment| fields_at_top(document, &fragment.selections)),
    };
    selections.iter().map(count).sum()
}
