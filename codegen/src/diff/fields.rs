//! The fields of an object or interface, with their arguments.

use super::change::{Change, Criticality, Rust};
use super::comparison::Comparison;
use super::directive_usage::{self, Place};
use super::input_value::{self, Kinds, Owner};
use super::kind::ChangeKind;
use super::pairs::pair;
use super::texts::{Edit, description, reason};
use super::touch::Uses;
use super::type_change::{narrows, same};
use crate::schema::{FieldDef, InputValueDef, NO_REASON, TypeDef};
use crate::usage::Coordinate;

/// Compares the fields of two types: of one name, or roots of one kind of operation.
pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, old: Option<&'a TypeDef>, new: &'a TypeDef) {
    let before = old.map_or(&[][..], TypeDef::fields);
    let pairs = pair(before, new.fields(), |field: &FieldDef| field.name.as_str());
    let ty = old.unwrap_or(new).name.as_str();
    for field in pairs.removed {
        let name = field.name.as_str();
        let deprecated = if field.deprecated.is_some() { ", which was deprecated," } else { "" };
        comparison.add(
            Change::new(
                ChangeKind::FieldRemoved,
                format!("{ty}.{name}"),
                format!("The field `{ty}.{name}`{deprecated} is gone."),
            )
            .criticality(Criticality::Breaking)
            .rust(Rust::Breaks)
            .at(field.name.span, new.name.span)
            .touches(Uses::Of(Coordinate::Field(ty, name)).break_rust()),
        );
    }
    for field in pairs.added {
        let name = field.name.as_str();
        let change = Change::new(
            ChangeKind::FieldAdded,
            format!("{ty}.{name}"),
            format!("The field `{ty}.{name}` is new."),
        )
        .new_at(field.name.span)
        .old(old.map(|old| old.name.span));
        comparison.add_within(old.is_none(), change);
        inside(comparison, ty, None, field);
    }
    for (old, new) in pairs.kept {
        inside(comparison, ty, Some(old), new);
    }
}

/// Compares what is said of a field; `old` is `None` for a new one.
fn inside<'a>(comparison: &mut Comparison<'a>, ty: &'a str, old: Option<&'a FieldDef>, new: &'a FieldDef) {
    let is_new = old.is_none();
    let name = new.name.as_str();
    described(comparison, ty, old, new);
    if let Some((kind, message)) = deprecation(old, new) {
        let path = match kind {
            ChangeKind::FieldDeprecationReasonRemoved => format!("{ty}.{name}"),
            _ => format!("{ty}.{name}.@deprecated"),
        };
        let change = Change::new(kind, path, format!("`{ty}.{name}` {message}"));
        let change = match kind {
            ChangeKind::FieldDeprecationAdded => {
                change.note("rustc warns of it where the field is selected.")
            }
            _ => change,
        };
        let change = place(change, old, new).touches(Uses::Of(Coordinate::Field(ty, name)).are_met());
        comparison.add_within(is_new, change);
    }
    if let Some(old) = old {
        type_changed(comparison, ty, old, new);
    }
    arguments(comparison, ty, old, new);
    let applied = old.map_or(&[][..], |old| &old.directives);
    directive_usage::compare(comparison, is_new, applied, &new.directives, || Place::field(ty, name));
}

fn place<'a>(change: Change<'a>, old: Option<&FieldDef>, new: &FieldDef) -> Change<'a> {
    change.old(old.map(|old| old.name.span)).new_at(new.name.span)
}

fn described<'a>(comparison: &mut Comparison<'a>, ty: &str, old: Option<&FieldDef>, new: &FieldDef) {
    let name = new.name.as_str();
    let before = old.and_then(|old| old.description.as_deref());
    let (kind, message) = match description(before, new.description.as_deref()) {
        None => return,
        Some(Edit::Added) => {
            (ChangeKind::FieldDescriptionAdded, format!("`{ty}.{name}` has a description now."))
        }
        Some(Edit::Removed) => {
            (ChangeKind::FieldDescriptionRemoved, format!("`{ty}.{name}` has no description any more."))
        }
        Some(Edit::Changed) => {
            (ChangeKind::FieldDescriptionChanged, format!("The description of `{ty}.{name}` is another one."))
        }
    };
    let change = Change::new(kind, format!("{ty}.{name}"), message);
    comparison.add_within(old.is_none(), place(change, old, new));
}

fn deprecation(old: Option<&FieldDef>, new: &FieldDef) -> Option<(ChangeKind, String)> {
    use ChangeKind::{
        FieldDeprecationAdded as Added, FieldDeprecationReasonAdded as ReasonAdded,
        FieldDeprecationReasonChanged as ReasonChanged, FieldDeprecationReasonRemoved as ReasonRemoved,
        FieldDeprecationRemoved as Removed,
    };
    Some(match (old.and_then(|old| old.deprecated.as_deref()), new.deprecated.as_deref()) {
        (None, None) => return None,
        (None, Some(NO_REASON)) => (Added, "is deprecated now.".to_owned()),
        (None, Some(reason)) => (Added, format!("is deprecated now: {reason}")),
        (Some(_), None) => (Removed, "is not deprecated any more.".to_owned()),
        (Some(old), Some(new)) => match reason(old, new)? {
            Edit::Added => (ReasonAdded, format!("gives a reason for its deprecation now: {new}")),
            Edit::Removed => (ReasonRemoved, "gives no reason for its deprecation any more.".to_owned()),
            Edit::Changed => (ReasonChanged, format!("gives another reason for its deprecation: {new}")),
        },
    })
}

fn type_changed<'a>(comparison: &mut Comparison<'a>, ty: &'a str, old: &'a FieldDef, new: &'a FieldDef) {
    let (before, now) = ((comparison.old, &old.ty), (comparison.new, &new.ty));
    if same(before, now) {
        return;
    }
    let name = new.name.as_str();
    let message = format!(
        "`{ty}.{name}` answers `{}` instead of `{}`.",
        new.ty.display(comparison.new),
        old.ty.display(comparison.old)
    );
    let change = Change::new(ChangeKind::FieldTypeChanged, format!("{ty}.{name}"), message)
        .rust(Rust::Breaks)
        .at(old.ty_span, new.ty_span)
        .touches(Uses::Of(Coordinate::Field(ty, name)).break_rust());
    comparison.add(if narrows(before, now) {
        change.note("In Rust an `Option` goes away.")
    } else if narrows(now, before) {
        change.criticality(Criticality::Breaking).note("In Rust it becomes an `Option`.")
    } else {
        change.criticality(Criticality::Breaking)
    });
}

fn arguments<'a>(comparison: &mut Comparison<'a>, ty: &'a str, old: Option<&'a FieldDef>, new: &'a FieldDef) {
    let name = new.name.as_str();
    let before = old.map_or(&[][..], |old| &old.arguments);
    let pairs = pair(before, &new.arguments, |argument: &InputValueDef| argument.name.as_str());
    let field = Coordinate::Field(ty, name);
    for argument in pairs.removed {
        let argument_name = argument.name.as_str();
        let coordinate = Coordinate::Argument(ty, name, argument_name);
        let message = format!(
            "`{ty}.{name}` does not take `{argument_name}: {}` any more.",
            argument.ty.display(comparison.old)
        );
        comparison.add(
            Change::new(ChangeKind::FieldArgumentRemoved, coordinate.to_string(), message)
                .criticality(Criticality::Breaking)
                .rust(Rust::Breaks)
                .at(argument.name.span, new.name.span)
                .touches(Uses::Of(coordinate).break_rust()),
        );
    }
    for argument in pairs.added {
        let coordinate = Coordinate::Argument(ty, name, argument.name.as_str());
        let message =
            format!("`{ty}.{name}` takes {}.", input_value::one_more("argument", comparison.new, argument));
        let change = Change::new(ChangeKind::FieldArgumentAdded, coordinate.to_string(), message)
            .new_at(argument.name.span)
            .old(old.map(|old| old.name.span));
        let change = if argument.is_required() {
            change
                .criticality(Criticality::Breaking)
                .note("Selections without it are no longer valid.")
                .rust(Rust::Breaks)
                .touches(Uses::Without(field, argument.name.as_str()).break_rust())
        } else {
            change.criticality(Criticality::Dangerous).touches(Uses::Of(field).are_met())
        };
        comparison.add_within(old.is_none(), change);
    }
    for (old, new) in pairs.kept {
        let argument = new.name.as_str();
        let owner = Owner {
            kinds: Kinds::ARGUMENT,
            coordinate: Coordinate::Argument(ty, name, argument),
            owner: field,
            input_object: None,
        };
        input_value::compare(comparison, &owner, old, new);
        directive_usage::compare(comparison, false, &old.directives, &new.directives, || {
            Place::argument(ty, name, argument)
        });
    }
}
