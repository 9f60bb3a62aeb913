//! The members of a union.

use super::change::{Change, Criticality, Rust};
use super::comparison::Comparison;
use super::interfaces::{MORE, references};
use super::kind::ChangeKind;
use super::pairs::pair;
use super::touch::Uses;
use crate::schema::{TypeDef, TypeId, TypeKind};

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, old: Option<&'a TypeDef>, new: &'a TypeDef) {
    let (old_schema, new_schema) = (comparison.old, comparison.new);
    let before = old.into_iter().flat_map(|old| references(old_schema, old, members(old)));
    let pairs = pair(before, references(new_schema, new, members(new)), |(name, _)| name);
    let union = new.name.as_str();
    for (member, place) in pairs.removed {
        let apart = comparison.apart(union, member);
        let message = format!("`{member}` is no member of the union `{union}` any more.");
        comparison.add(
            Change::new(ChangeKind::UnionMemberRemoved, union, message)
                .criticality(Criticality::Breaking)
                .note("Fragments on the member in a selection on the union are no longer valid.")
                .rust(Rust::Breaks)
                .at(place, new.name.span)
                .touches(Uses::Conditions(union, apart).break_rust()),
        );
    }
    for (member, place) in pairs.added {
        let message = format!("`{member}` is a member of the union `{union}` now.");
        let change = Change::new(ChangeKind::UnionMemberAdded, union, message)
            .criticality(Criticality::Dangerous)
            .note(MORE)
            .new_at(place)
            .touches(Uses::Answers(union).are_met())
            .old(old.map(|old| old.name.span));
        comparison.add_within(old.is_none(), change);
    }
}

fn members(ty: &TypeDef) -> &[TypeId] {
    match &ty.kind {
        TypeKind::Union { members } => members,
        _ => &[],
    }
}
