//! The interfaces that an object or interface implements.

use super::change::{Change, Criticality, Rust};
use super::comparison::Comparison;
use super::kind::ChangeKind;
use super::pairs::pair;
use super::touch::Uses;
use crate::schema::{Schema, TypeDef, TypeId};
use crate::source::Span;

/// The names of the interfaces or members of a type, with their places.
pub(super) fn references<'s>(
    schema: &'s Schema,
    ty: &TypeDef,
    ids: &[TypeId],
) -> impl Iterator<Item = (&'s str, Span)> {
    let name = move |(index, id): (usize, &TypeId)| (schema.ty(*id).name.as_str(), ty.reference_span(index));
    ids.iter().enumerate().map(name).collect::<Vec<_>>().into_iter()
}

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, old: Option<&'a TypeDef>, new: &'a TypeDef) {
    let (old_schema, new_schema) = (comparison.old, comparison.new);
    let before = old.into_iter().flat_map(|old| references(old_schema, old, old.implements()));
    let now = references(new_schema, new, new.implements());
    let pairs = pair(before, now, |(name, _)| name);
    let ty = old.unwrap_or(new).name.as_str();
    for (interface, place) in pairs.removed {
        let apart = comparison.apart(interface, ty);
        comparison.add(
            Change::new(
                ChangeKind::ObjectTypeInterfaceRemoved,
                ty,
                format!("`{ty}` does not implement `{interface}` any more."),
            )
            .criticality(Criticality::Breaking)
            .note("Fragments on the one in a selection on the other are no longer valid.")
            .rust(Rust::Breaks)
            .at(place, new.name.span)
            .touches(Uses::Conditions(interface, apart).break_rust()),
        );
    }
    for (interface, place) in pairs.added {
        let change = Change::new(
            ChangeKind::ObjectTypeInterfaceAdded,
            ty,
            format!("`{ty}` implements `{interface}` now."),
        )
        .criticality(Criticality::Dangerous)
        .note(MORE)
        .new_at(place)
        .touches(Uses::Answers(interface).are_met())
        .old(old.map(|old| old.name.span));
        comparison.add_within(old.is_none(), change);
    }
}

/// What one more possible type means.
pub(super) const MORE: &str = "Answers may be of one more type. Code that is out there reads it as `Unknown`; once it is \
     generated anew, a `match` without `_` may want one more variant.";
