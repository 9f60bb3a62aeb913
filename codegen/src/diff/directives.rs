//! The directives that a schema declares. Those of the specification are in every schema, and not compared.

use super::change::{Change, Criticality, Rust};
use super::comparison::Comparison;
use super::input_value::{self, Kinds, Owner};
use super::kind::ChangeKind;
use super::pairs::pair;
use super::texts::{Edit, description};
use super::touch::Uses;
use crate::schema::{DirectiveDef, InputValueDef, Schema};
use crate::usage::Coordinate;

pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let pairs = pair(own(comparison.old), own(comparison.new), |directive| directive.name.as_str());
    for directive in pairs.removed {
        let name = directive.name.as_str();
        comparison.add(
            Change::new(
                ChangeKind::DirectiveRemoved,
                path(directive),
                format!("The directive `@{name}` is gone."),
            )
            .criticality(Criticality::Breaking)
            .rust(Rust::Breaks)
            .old(directive.name.span)
            .touches(Uses::Of(Coordinate::Directive(name)).break_rust()),
        );
    }
    for directive in pairs.added {
        let message = format!("The directive `@{}` is new.", directive.name.text);
        comparison.add(
            Change::new(ChangeKind::DirectiveAdded, path(directive), message).new_at(directive.name.span),
        );
        inside(comparison, None, directive);
    }
    for (old, new) in pairs.kept {
        inside(comparison, Some(old), new);
    }
}

fn own(schema: &Schema) -> impl Iterator<Item = &DirectiveDef> {
    schema.directives().iter().filter(|directive| !directive.is_built_in())
}

fn path(directive: &DirectiveDef) -> String {
    format!("@{}", directive.name.text)
}

/// Compares what is said of a directive; `old` is `None` for a new one.
fn inside<'a>(comparison: &mut Comparison<'a>, old: Option<&'a DirectiveDef>, new: &'a DirectiveDef) {
    let is_new = old.is_none();
    let name = new.name.as_str();
    let changed = |kind, message: String| {
        let change = Change::new(kind, path(new), message).new_at(new.name.span);
        change.old(old.map(|old| old.name.span))
    };
    let edit = description(old.and_then(|old| old.description.as_deref()), new.description.as_deref());
    if let Some(edit) = edit {
        let message = match edit {
            Edit::Added => format!("`@{name}` has a description now."),
            Edit::Removed => format!("`@{name}` has no description any more."),
            Edit::Changed => format!("The description of `@{name}` is another one."),
        };
        comparison.add_within(is_new, changed(ChangeKind::DirectiveDescriptionChanged, message));
    }
    match (old.is_some_and(|old| old.repeatable), new.repeatable) {
        (false, true) => {
            let message = format!("`@{name}` may stand several times in one place now.");
            comparison.add_within(is_new, changed(ChangeKind::DirectiveRepeatableAdded, message));
        }
        (true, false) => {
            let message = format!("`@{name}` may stand only once in one place now.");
            comparison.add(
                changed(ChangeKind::DirectiveRepeatableRemoved, message)
                    .criticality(Criticality::Dangerous)
                    .rust(Rust::Breaks)
                    .touches(Uses::Repeated(name).break_rust()),
            );
        }
        _ => {}
    }
    locations(comparison, old, new, &changed);
    arguments(comparison, old, new, &changed);
}

fn locations<'a>(
    comparison: &mut Comparison<'a>,
    old: Option<&'a DirectiveDef>,
    new: &'a DirectiveDef,
    changed: &dyn Fn(ChangeKind, String) -> Change<'a>,
) {
    let name = new.name.as_str();
    let before = old.map_or(&[][..], |old| &old.locations);
    let pairs = pair(before, &new.locations, |location| &location.0);
    for location in pairs.removed {
        let message = format!("`@{name}` may not stand on {} any more.", location.0);
        comparison.add(
            changed(ChangeKind::DirectiveLocationRemoved, message)
                .criticality(Criticality::Breaking)
                .rust(Rust::Breaks)
                .touches(Uses::Location(name, &location.0).break_rust()),
        );
    }
    for location in pairs.added {
        let message = format!("`@{name}` may stand on {} now.", location.0);
        comparison.add_within(old.is_none(), changed(ChangeKind::DirectiveLocationAdded, message));
    }
}

fn arguments<'a>(
    comparison: &mut Comparison<'a>,
    old: Option<&'a DirectiveDef>,
    new: &'a DirectiveDef,
    changed: &dyn Fn(ChangeKind, String) -> Change<'a>,
) {
    let name = new.name.as_str();
    let before = old.map_or(&[][..], |old| &old.arguments);
    let pairs = pair(before, &new.arguments, |argument: &InputValueDef| argument.name.as_str());
    for argument in pairs.removed {
        let coordinate = Coordinate::DirectiveArgument(name, argument.name.as_str());
        let message = format!("`@{name}` does not take `{}` any more.", argument.name.text);
        comparison.add(
            Change::new(ChangeKind::DirectiveArgumentRemoved, coordinate.to_string(), message)
                .criticality(Criticality::Breaking)
                .rust(Rust::Breaks)
                .at(argument.name.span, new.name.span)
                .touches(Uses::Of(coordinate).break_rust()),
        );
    }
    for argument in pairs.added {
        let message =
            format!("`@{name}` takes {}.", input_value::one_more("argument", comparison.new, argument));
        let change = changed(ChangeKind::DirectiveArgumentAdded, message).new_at(argument.name.span);
        // By graphql-inspector's rule the type alone decides, even where there is a default.
        let change =
            if argument.ty.is_non_null() { change.criticality(Criticality::Breaking) } else { change };
        let change = if argument.is_required() {
            let without = Uses::Without(Coordinate::Directive(name), argument.name.as_str());
            change.rust(Rust::Breaks).touches(without.break_rust())
        } else {
            change
        };
        comparison.add_within(old.is_none(), change);
    }
    for (old, new) in pairs.kept {
        let owner = Owner {
            kinds: Kinds::DIRECTIVE_ARGUMENT,
            coordinate: Coordinate::DirectiveArgument(name, new.name.as_str()),
            owner: Coordinate::Directive(name),
            input_object: None,
        };
        input_value::compare(comparison, &owner, old, new);
    }
}
