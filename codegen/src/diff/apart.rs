//! Types that no value is of any more together, because a third one does not belong to one of them: fragments on the one do
//! not fit where the other is.

use std::collections::HashMap;

use crate::schema::{Schema, TypeId, TypeKind};

/// Finds such types; remembers what it looked up, as a union may lose many members.
pub(super) struct Apart {
    /// The old schema's unions.
    unions: Vec<TypeId>,
    /// Whether two types of the new schema have a value together.
    overlaps: HashMap<(TypeId, TypeId), bool>,
}

impl Apart {
    pub(super) fn new(old: &Schema) -> Self {
        let is_union = |kind: &TypeKind| matches!(kind, TypeKind::Union { .. });
        let unions = old.types().filter(|(_, ty)| is_union(&ty.kind)).map(|(id, _)| id).collect();
        Self { unions, overlaps: HashMap::new() }
    }

    /// The types that have nothing together with `of` any more, because `lost` does not belong to it; that one first.
    pub(super) fn from<'a>(
        &mut self,
        (old, new): (&'a Schema, &'a Schema),
        of: &str,
        lost: &'a str,
    ) -> Vec<&'a str> {
        let mut apart = vec![lost];
        let Some(lost_before) = old.id(lost) else { return apart };
        // All values of the one that is lost were values of the others too.
        if old.possible_types(lost_before).is_empty() {
            return apart;
        }
        let interfaces = old.ty(lost_before).implements().iter().copied();
        let has = |union: &TypeId| old.possible_types(*union).binary_search(&lost_before).is_ok();
        for other in interfaces.chain(self.unions.iter().copied().filter(has)) {
            let name = old.ty(other).name.as_str();
            // That a type is gone is told by itself.
            let (Some(of), Some(now)) = (new.id(of), new.id(name)) else { continue };
            let overlaps = self.overlaps.entry((of, now)).or_insert_with(|| new.overlap(of, now));
            if !*overlaps && of != now {
                apart.push(name);
            }
        }
        apart
    }
}
