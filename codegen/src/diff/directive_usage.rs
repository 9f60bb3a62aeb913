//! Directives where a schema applies them: to itself, to types and to what types are made of.
//!
//! Uses of one directive in one place are paired in their order, and what they are given is compared by name.

use std::collections::HashMap;

use super::change::{Change, Criticality, Rust};
use super::comparison::Comparison;
use super::kind::ChangeKind;
use super::pairs::pair;
use super::touch::Uses;
use crate::schema::print::as_written;
use crate::schema::{AppliedArgument, AppliedDirective, TypeKind, is_built_in_directive};
use crate::usage::Coordinate;
use crate::value::{Value, ValueKind};

/// A place that directives are applied to.
pub(super) struct Place<'a> {
    added: ChangeKind,
    removed: ChangeKind,
    /// Its path; empty for the schema itself.
    path: String,
    /// The uses of it in documents.
    uses: Vec<Uses<'a>>,
    /// The input object, where it is one.
    input_object: Option<&'a str>,
    /// Whether `@deprecated` here has kinds of its own.
    tells_deprecation: bool,
}

impl<'a> Place<'a> {
    fn new(added: ChangeKind, removed: ChangeKind, path: impl Into<String>, uses: Vec<Uses<'a>>) -> Self {
        Self { added, removed, path: path.into(), uses, input_object: None, tells_deprecation: false }
    }

    /// The schema itself.
    pub(super) fn schema() -> Self {
        let (added, removed) =
            (ChangeKind::DirectiveUsageSchemaAdded, ChangeKind::DirectiveUsageSchemaRemoved);
        Self::new(added, removed, "", Vec::new())
    }

    /// A type.
    pub(super) fn ty(name: &'a str, kind: &TypeKind) -> Self {
        use ChangeKind as Kind;
        let (added, removed) = match kind {
            TypeKind::Scalar { .. } => (Kind::DirectiveUsageScalarAdded, Kind::DirectiveUsageScalarRemoved),
            TypeKind::Object { .. } => (Kind::DirectiveUsageObjectAdded, Kind::DirectiveUsageObjectRemoved),
            TypeKind::Interface { .. } => {
                (Kind::DirectiveUsageInterfaceAdded, Kind::DirectiveUsageInterfaceRemoved)
            }
            // By graphql-inspector's name for it; the directive is the union's.
            TypeKind::Union { .. } => {
                (Kind::DirectiveUsageUnionMemberAdded, Kind::DirectiveUsageUnionMemberRemoved)
            }
            TypeKind::Enum { .. } => (Kind::DirectiveUsageEnumAdded, Kind::DirectiveUsageEnumRemoved),
            TypeKind::Input { .. } => {
                (Kind::DirectiveUsageInputObjectAdded, Kind::DirectiveUsageInputObjectRemoved)
            }
        };
        let input_object = matches!(kind, TypeKind::Input { .. }).then_some(name);
        Self { input_object, ..Self::new(added, removed, name, vec![Uses::Type(name), Uses::Root(name)]) }
    }

    /// A field of an object or interface.
    pub(super) fn field(ty: &'a str, field: &'a str) -> Self {
        let coordinate = Coordinate::Field(ty, field);
        let (added, removed) = (
            ChangeKind::DirectiveUsageFieldDefinitionAdded,
            ChangeKind::DirectiveUsageFieldDefinitionRemoved,
        );
        let place = Self::new(added, removed, coordinate.to_string(), vec![Uses::Of(coordinate)]);
        Self { tells_deprecation: true, ..place }
    }

    /// An argument of a field.
    pub(super) fn argument(ty: &'a str, field: &'a str, argument: &'a str) -> Self {
        let coordinate = Coordinate::Argument(ty, field, argument);
        let (added, removed) = (
            ChangeKind::DirectiveUsageArgumentDefinitionAdded,
            ChangeKind::DirectiveUsageArgumentDefinitionRemoved,
        );
        Self::new(added, removed, coordinate.to_string(), vec![Uses::Of(coordinate)])
    }

    /// A field of an input object.
    pub(super) fn input_field(ty: &'a str, field: &'a str) -> Self {
        let coordinate = Coordinate::InputField(ty, field);
        let (added, removed) = (
            ChangeKind::DirectiveUsageInputFieldDefinitionAdded,
            ChangeKind::DirectiveUsageInputFieldDefinitionRemoved,
        );
        let uses = vec![Uses::Of(coordinate), Uses::Variables(ty)];
        Self::new(added, removed, coordinate.to_string(), uses)
    }

    /// A value of an enum.
    pub(super) fn enum_value(ty: &'a str, value: &'a str) -> Self {
        let coordinate = Coordinate::EnumValue(ty, value);
        let (added, removed) =
            (ChangeKind::DirectiveUsageEnumValueAdded, ChangeKind::DirectiveUsageEnumValueRemoved);
        let uses = vec![Uses::Of(coordinate), Uses::Variables(ty), Uses::Answers(ty)];
        let place = Self::new(added, removed, coordinate.to_string(), uses);
        Self { tells_deprecation: true, ..place }
    }

    /// What a sentence calls it.
    fn what(&self) -> String {
        if self.path.is_empty() { "the schema".to_owned() } else { format!("`{}`", self.path) }
    }

    fn touched(&self, change: Change<'a>) -> Change<'a> {
        self.uses.iter().fold(change, |change, uses| change.touches(uses.clone().are_met()))
    }
}

/// Compares the directives of a place.
pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    is_new: bool,
    old: &'a [AppliedDirective],
    new: &'a [AppliedDirective],
    place: impl FnOnce() -> Place<'a>,
) {
    if old.is_empty() && new.is_empty() {
        return;
    }
    let place = place();
    let counts = |directive: &&AppliedDirective| {
        comparison.custom_directives || is_built_in_directive(directive.name.as_str())
    };
    let old = numbered(old.iter().filter(counts));
    let new = numbered(new.iter().filter(counts));
    let (of_old, of_new) = (index(&old), index(&new));
    for (key, before) in &old {
        match of_new.get(key) {
            None => removed(comparison, &place, before),
            Some(now) => arguments(comparison, &place, is_new, Some(before), now),
        }
    }
    for (_, now) in new.iter().filter(|(key, _)| !of_old.contains_key(key)) {
        added(comparison, &place, is_new, now);
        arguments(comparison, &place, is_new, None, now);
    }
}

/// A directive's name, and how many of that name stand before it in the place.
type Key<'a> = (&'a str, usize);

fn numbered<'a>(
    directives: impl Iterator<Item = &'a AppliedDirective>,
) -> Vec<(Key<'a>, &'a AppliedDirective)> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let number = |directive: &'a AppliedDirective| {
        let name = directive.name.as_str();
        let before = seen.entry(name).or_default();
        *before += 1;
        ((name, *before - 1), directive)
    };
    directives.map(number).collect()
}

fn index<'a>(numbered: &[(Key<'a>, &'a AppliedDirective)]) -> HashMap<Key<'a>, &'a AppliedDirective> {
    numbered.iter().copied().collect()
}

fn added<'a>(
    comparison: &mut Comparison<'a>,
    place: &Place<'a>,
    is_new: bool,
    directive: &'a AppliedDirective,
) {
    let name = directive.name.as_str();
    let message = format!("`@{name}` is applied to {} now.", place.what());
    let change = Change::new(place.added, format!("{}.@{name}", place.path), message)
        .new_at(directive.name.span)
        .implied(name == "deprecated" && place.tells_deprecation);
    let change = match (name, place.input_object) {
        ("deprecated", _) => place.touched(change),
        ("oneOf", Some(ty)) => change
            .criticality(Criticality::Breaking)
            .note("Exactly one field must be given from now on; in Rust the struct becomes an enum.")
            .rust(Rust::Breaks)
            .touches(Uses::Objects(ty).break_rust())
            .touches(Uses::Variables(ty).break_rust()),
        _ => place.touched(change).criticality(Criticality::Dangerous),
    };
    comparison.add_within(is_new, change);
}

fn removed<'a>(comparison: &mut Comparison<'a>, place: &Place<'a>, directive: &'a AppliedDirective) {
    let name = directive.name.as_str();
    let message = format!("`@{name}` is not applied to {} any more.", place.what());
    let change = Change::new(place.removed, format!("{}.@{name}", place.path), message)
        .old(directive.name.span)
        .implied(name == "deprecated" && place.tells_deprecation);
    comparison.add(match (name, place.input_object) {
        ("deprecated", _) => place.touched(change),
        ("oneOf", Some(ty)) => change
            .note("In Rust the enum becomes a struct.")
            .rust(Rust::Breaks)
            .touches(Uses::Variables(ty).break_rust()),
        _ => place.touched(change).criticality(Criticality::Dangerous),
    });
}

/// Compares what a directive is given; `old` is `None` for one that is newly applied.
fn arguments<'a>(
    comparison: &mut Comparison<'a>,
    place: &Place<'a>,
    is_new: bool,
    old: Option<&'a AppliedDirective>,
    new: &'a AppliedDirective,
) {
    let name = new.name.as_str();
    let before = old.map_or(&[][..], |old| &old.arguments);
    let pairs = pair(before, &new.arguments, |argument: &AppliedArgument| argument.name.as_str());
    let implied = old.is_none() || (name == "deprecated" && place.tells_deprecation);
    let path = |argument: &AppliedArgument| format!("{}.@{name}.{}", place.path, argument.name.text);
    let given =
        |argument: &AppliedArgument| format!("`{}: {}`", argument.name.text, as_written(&argument.value));
    let changed = pairs.kept.iter().filter(|(old, new)| !same(&old.value, &new.value));
    let lost = changed.clone().map(|(old, _)| *old);
    let gained = changed.map(|(_, new)| *new);
    for argument in pairs.removed.iter().copied().chain(lost) {
        let message = format!("`@{name}` on {} is not given {} any more.", place.what(), given(argument));
        let change = Change::new(ChangeKind::DirectiveUsageArgumentRemoved, path(argument), message)
            .criticality(Criticality::Dangerous)
            .at(argument.name.span, new.name.span)
            .implied(implied);
        comparison.add(place.touched(change));
    }
    for argument in pairs.added.iter().copied().chain(gained) {
        let message = format!("`@{name}` on {} is given {} now.", place.what(), given(argument));
        let change = Change::new(ChangeKind::DirectiveUsageArgumentAdded, path(argument), message)
            .new_at(argument.name.span)
            .implied(implied)
            .old(old.map(|old| old.name.span));
        comparison.add_within(is_new, place.touched(change));
    }
}

/// Whether two values are written alike, wherever they stand.
fn same(old: &Value, new: &Value) -> bool {
    match (&old.kind, &new.kind) {
        (ValueKind::List(old), ValueKind::List(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
        }
        (ValueKind::Object(old), ValueKind::Object(new)) => {
            old.len() == new.len()
                && old
                    .iter()
                    .zip(new)
                    .all(|(old, new)| old.name.text == new.name.text && same(&old.value, &new.value))
        }
        (old, new) => old == new,
    }
}
