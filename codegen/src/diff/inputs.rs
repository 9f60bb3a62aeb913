//! The fields of an input object.

use super::change::{Change, Criticality, Rust};
use super::comparison::Comparison;
use super::directive_usage::{self, Place};
use super::input_value::{self, Kinds, Owner};
use super::kind::ChangeKind;
use super::pairs::pair;
use super::touch::Uses;
use crate::schema::{InputValueDef, TypeDef};
use crate::usage::Coordinate;

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, old: Option<&'a TypeDef>, new: &'a TypeDef) {
    let before = old.map_or(&[][..], TypeDef::input_fields);
    let pairs = pair(before, new.input_fields(), |field: &InputValueDef| field.name.as_str());
    let ty = new.name.as_str();
    for field in pairs.removed {
        let name = field.name.as_str();
        let deprecated = if field.deprecated.is_some() { ", which was deprecated," } else { "" };
        comparison.add(
            Change::new(
                ChangeKind::InputFieldRemoved,
                format!("{ty}.{name}"),
                format!("The input field `{ty}.{name}`{deprecated} is gone."),
            )
            .criticality(Criticality::Breaking)
            .rust(Rust::Breaks)
            .at(field.name.span, new.name.span)
            .touches(Uses::Of(Coordinate::InputField(ty, name)).break_rust())
            .touches(Uses::Variables(ty).break_rust()),
        );
    }
    for field in pairs.added {
        added(comparison, old, new, field);
        described(comparison, ty, None, field);
        applied(comparison, ty, None, field);
    }
    for (old, new) in pairs.kept {
        let name = new.name.as_str();
        let owner = Owner {
            kinds: Kinds::INPUT_FIELD,
            coordinate: Coordinate::InputField(ty, name),
            owner: Coordinate::Type(ty),
            input_object: Some(ty),
        };
        input_value::compare(comparison, &owner, old, new);
        applied(comparison, ty, Some(old), new);
    }
}

fn added<'a>(
    comparison: &mut Comparison<'a>,
    old: Option<&'a TypeDef>,
    new: &'a TypeDef,
    field: &'a InputValueDef,
) {
    let (ty, name) = (new.name.as_str(), field.name.as_str());
    let message = format!("`{ty}` has {}.", input_value::one_more("field", comparison.new, field));
    let change = Change::new(ChangeKind::InputFieldAdded, format!("{ty}.{name}"), message)
        .new_at(field.name.span)
        .old(old.map(|old| old.name.span));
    let change = if field.is_required() {
        change
            .criticality(Criticality::Breaking)
            .note("Objects without it are no longer valid; in Rust `new(…)` asks for it.")
            .rust(Rust::Breaks)
            .touches(Uses::Without(Coordinate::Type(ty), name).break_rust())
            .touches(Uses::Variables(ty).break_rust())
    } else if field.default.is_some() {
        change
            .criticality(Criticality::Dangerous)
            .touches(Uses::Without(Coordinate::Type(ty), name).are_met())
            .touches(Uses::Variables(ty).are_met())
    } else {
        change
    };
    comparison.add_within(old.is_none(), change);
}

fn described<'a>(
    comparison: &mut Comparison<'a>,
    ty: &'a str,
    old: Option<&InputValueDef>,
    new: &InputValueDef,
) {
    input_value::described(comparison, &Kinds::INPUT_FIELD, &format!("{ty}.{}", new.name.text), old, new);
}

fn applied<'a>(
    comparison: &mut Comparison<'a>,
    ty: &'a str,
    old: Option<&'a InputValueDef>,
    new: &'a InputValueDef,
) {
    let before = old.map_or(&[][..], |old| &old.directives);
    directive_usage::compare(comparison, old.is_none(), before, &new.directives, || {
        Place::input_field(ty, new.name.as_str())
    });
}
