//! The values of an enum.

use super::change::{Change, Criticality, Rust};
use super::comparison::Comparison;
use super::directive_usage::{self, Place};
use super::kind::ChangeKind;
use super::pairs::pair;
use super::texts::{Edit, description, reason};
use super::touch::Uses;
use crate::schema::{EnumValueDef, NO_REASON, TypeDef};
use crate::usage::Coordinate;

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, old: Option<&'a TypeDef>, new: &'a TypeDef) {
    let before = old.map_or(&[][..], TypeDef::enum_values);
    let pairs = pair(before, new.enum_values(), |value: &EnumValueDef| value.name.as_str());
    let ty = new.name.as_str();
    for value in pairs.removed {
        let name = value.name.as_str();
        let deprecated = if value.deprecated.is_some() { ", which was deprecated" } else { "" };
        comparison.add(
            Change::new(
                ChangeKind::EnumValueRemoved,
                format!("{ty}.{name}"),
                format!("The enum `{ty}` has lost `{name}`{deprecated}."),
            )
            .criticality(Criticality::Breaking)
            .note("Its variant goes away. What is passed through a variable, no document shows.")
            .rust(Rust::Breaks)
            .at(value.name.span, new.name.span)
            .touches(Uses::Of(Coordinate::EnumValue(ty, name)).break_rust())
            .touches(Uses::Variables(ty).break_rust())
            .touches(Uses::Answers(ty).break_rust()),
        );
    }
    for value in pairs.added {
        let name = value.name.as_str();
        let change = Change::new(
            ChangeKind::EnumValueAdded,
            format!("{ty}.{name}"),
            format!("The enum `{ty}` has gained `{name}`."),
        )
        .criticality(Criticality::Dangerous)
        .note(
            "Code that is out there reads it as `Unknown`; once it is generated anew, a `match` without `_` wants the new \
             variant.",
        )
        .new_at(value.name.span)
        .touches(Uses::Answers(ty).are_met()).old(old.map(|old| old.name.span));
        comparison.add_within(old.is_none(), change);
        inside(comparison, ty, None, value);
    }
    for (old, new) in pairs.kept {
        inside(comparison, ty, Some(old), new);
    }
}

/// Compares what is said of a value; `old` is `None` for a new one.
fn inside<'a>(
    comparison: &mut Comparison<'a>,
    ty: &'a str,
    old: Option<&'a EnumValueDef>,
    new: &'a EnumValueDef,
) {
    let is_new = old.is_none();
    let name = new.name.as_str();
    let place = |change: Change<'a>| change.old(old.map(|old| old.name.span)).new_at(new.name.span);
    let edit = description(old.and_then(|old| old.description.as_deref()), new.description.as_deref());
    if let Some(edit) = edit {
        let message = match edit {
            Edit::Added => format!("`{ty}.{name}` has a description now."),
            Edit::Removed => format!("`{ty}.{name}` has no description any more."),
            Edit::Changed => format!("The description of `{ty}.{name}` is another one."),
        };
        let change = Change::new(ChangeKind::EnumValueDescriptionChanged, format!("{ty}.{name}"), message);
        comparison.add_within(is_new, place(change));
    }
    if let Some((kind, message)) = deprecation(old, new) {
        let path = match kind {
            ChangeKind::EnumValueDeprecationReasonRemoved => format!("{ty}.{name}"),
            _ => format!("{ty}.{name}.@deprecated"),
        };
        let change = Change::new(kind, path, format!("`{ty}.{name}` {message}"));
        comparison.add_within(is_new, uses(place(change), ty, name));
    }
    let applied = old.map_or(&[][..], |old| &old.directives);
    directive_usage::compare(comparison, is_new, applied, &new.directives, || Place::enum_value(ty, name));
}

/// The uses of a value that a document shows, or may hold or read.
pub(super) fn uses<'a>(change: Change<'a>, ty: &'a str, value: &'a str) -> Change<'a> {
    change
        .touches(Uses::Of(Coordinate::EnumValue(ty, value)).are_met())
        .touches(Uses::Variables(ty).are_met())
        .touches(Uses::Answers(ty).are_met())
}

fn deprecation(old: Option<&EnumValueDef>, new: &EnumValueDef) -> Option<(ChangeKind, String)> {
    use ChangeKind::{
        EnumValueDeprecationReasonAdded as Added, EnumValueDeprecationReasonChanged as Changed,
        EnumValueDeprecationReasonRemoved as Removed,
    };
    Some(match (old.and_then(|old| old.deprecated.as_deref()), new.deprecated.as_deref()) {
        (None, None) => return None,
        (None, Some(NO_REASON)) => (Added, "is deprecated now.".to_owned()),
        (None, Some(reason)) => (Added, format!("is deprecated now: {reason}")),
        (Some(_), None) => (Removed, "is not deprecated any more.".to_owned()),
        (Some(old), Some(new)) => match reason(old, new)? {
            Edit::Added => (Added, format!("gives a reason for its deprecation now: {new}")),
            Edit::Removed => (Removed, "gives no reason for its deprecation any more.".to_owned()),
            Edit::Changed => (Changed, format!("gives another reason for its deprecation: {new}")),
        },
    })
}
