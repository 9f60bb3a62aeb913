//! What is said of an argument or an input field that both schemas have: its type, its default, its description.

use super::change::{Change, Criticality, Rust};
use super::comparison::Comparison;
use super::kind::ChangeKind;
use super::texts::{Edit, description};
use super::touch::Uses;
use super::type_change::{same, widens};
use crate::schema::print::default_value;
use crate::schema::{InputValueDef, Schema};
use crate::usage::Coordinate;

/// The kinds of changes of one sort of input.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kinds {
    ty: ChangeKind,
    default: ChangeKind,
    /// A description was added, removed, changed.
    description: [ChangeKind; 3],
}

impl Kinds {
    /// Of a field's arguments.
    pub(super) const ARGUMENT: Self = Self {
        ty: ChangeKind::FieldArgumentTypeChanged,
        default: ChangeKind::FieldArgumentDefaultChanged,
        description: [ChangeKind::FieldArgumentDescriptionChanged; 3],
    };
    /// Of input fields.
    pub(super) const INPUT_FIELD: Self = Self {
        ty: ChangeKind::InputFieldTypeChanged,
        default: ChangeKind::InputFieldDefaultValueChanged,
        description: [
            ChangeKind::InputFieldDescriptionAdded,
            ChangeKind::InputFieldDescriptionRemoved,
            ChangeKind::InputFieldDescriptionChanged,
        ],
    };
    /// Of a directive's arguments.
    pub(super) const DIRECTIVE_ARGUMENT: Self = Self {
        ty: ChangeKind::DirectiveArgumentTypeChanged,
        default: ChangeKind::DirectiveArgumentDefaultValueChanged,
        description: [ChangeKind::DirectiveArgumentDescriptionChanged; 3],
    };
}

/// What an input belongs to.
pub(super) struct Owner<'a> {
    pub(super) kinds: Kinds,
    /// The input itself.
    pub(super) coordinate: Coordinate<'a>,
    /// The field, input object or directive that it is given to.
    pub(super) owner: Coordinate<'a>,
    /// The input object that it is a field of. Its generated type has a constructor and setters.
    pub(super) input_object: Option<&'a str>,
}

pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    owner: &Owner<'a>,
    old: &'a InputValueDef,
    new: &'a InputValueDef,
) {
    let path = owner.coordinate.to_string();
    described(comparison, &owner.kinds, &path, Some(old), new);
    default_changed(comparison, owner, &path, old, new);
    type_changed(comparison, owner, &path, old, new);
}

/// Compares descriptions; `old` is `None` for a new input.
pub(super) fn described<'a>(
    comparison: &mut Comparison<'a>,
    kinds: &Kinds,
    path: &str,
    old: Option<&InputValueDef>,
    new: &InputValueDef,
) {
    let before = old.and_then(|old| old.description.as_deref());
    let Some(edit) = description(before, new.description.as_deref()) else { return };
    let [added, removed, changed] = kinds.description;
    let (kind, message) = match edit {
        Edit::Added => (added, format!("`{path}` has a description now.")),
        Edit::Removed => (removed, format!("`{path}` has no description any more.")),
        Edit::Changed => (changed, format!("The description of `{path}` is another one.")),
    };
    let change = Change::new(kind, path, message).new_at(new.name.span).old(old.map(|old| old.name.span));
    comparison.add_within(old.is_none(), change);
}

fn default_changed<'a>(
    comparison: &mut Comparison<'a>,
    owner: &Owner<'a>,
    path: &str,
    old: &'a InputValueDef,
    new: &'a InputValueDef,
) {
    if comparison.same_default(old, new) {
        return;
    }
    let before = shown_default(comparison.old, old);
    let now = shown_default(comparison.new, new);
    let message = match (before, now) {
        (None, Some(now)) => format!("`{path}` has the default `{now}` now."),
        (Some(before), None) => format!("`{path}` has no default any more; it was `{before}`."),
        (before, now) => format!(
            "The default of `{path}` is `{}` instead of `{}`.",
            now.unwrap_or_default(),
            before.unwrap_or_default()
        ),
    };
    let name = new.name.as_str();
    let place =
        |input: &InputValueDef| input.default.as_ref().map_or(input.name.span, |default| default.span);
    let change = Change::new(owner.kinds.default, path, message)
        .criticality(Criticality::Dangerous)
        .at(place(old), place(new));
    let is_same_type = same((comparison.old, &old.ty), (comparison.new, &new.ty));
    let became_required = is_same_type && new.is_required() && !old.is_required();
    let was_required = is_same_type && old.is_required() && !new.is_required();
    let without = Uses::Without(owner.owner, name);
    let change = if became_required {
        change
            .criticality(Criticality::Breaking)
            .note(owner.required())
            .rust(Rust::Breaks)
            .touches(without.break_rust())
    } else {
        change.touches(without.are_met())
    };
    // A constructor asks for what is required; the rest has setters.
    let breaks = became_required || was_required;
    let change = match owner.signature() {
        Some(signature) if was_required => change.note(signature.moves).rust(Rust::Breaks),
        _ => change,
    };
    let change = match owner.input_object {
        Some(ty) if breaks => change.touches(Uses::Variables(ty).break_rust()),
        Some(ty) => change.touches(Uses::Variables(ty).are_met()),
        None => change,
    };
    comparison.add(change);
}

fn type_changed<'a>(
    comparison: &mut Comparison<'a>,
    owner: &Owner<'a>,
    path: &str,
    old: &'a InputValueDef,
    new: &'a InputValueDef,
) {
    let (before, now) = ((comparison.old, &old.ty), (comparison.new, &new.ty));
    if same(before, now) {
        return;
    }
    let message = format!(
        "`{path}` is of the type `{}` instead of `{}`.",
        new.ty.display(comparison.new),
        old.ty.display(comparison.old)
    );
    let change = Change::new(owner.kinds.ty, path, message).at(old.ty_span, new.ty_span);
    let is_safe = widens(before, now);
    let change = match owner.input_object {
        Some(ty) => change.touches(Uses::Variables(ty).break_rust()),
        None => change,
    };
    comparison.add(if is_safe {
        match owner.signature() {
            Some(signature) => change.note(signature.changes).rust(Rust::Breaks),
            None => change,
        }
    } else {
        // Where only `null` is refused from now on, who never gives it goes on.
        let only_null = new.ty.is_non_null() && same(before, (comparison.new, new.ty.nullable()));
        let uses = if only_null { Uses::Nullable(owner.coordinate) } else { Uses::Of(owner.coordinate) };
        let change = change.criticality(Criticality::Breaking).rust(Rust::Breaks).touches(uses.break_rust());
        if new.is_required() && !old.is_required() {
            change.note(owner.required()).touches(Uses::Without(owner.owner, new.name.as_str()).break_rust())
        } else {
            change
        }
    });
}

/// What follows for the Rust that takes an input.
struct Signature {
    /// It is not required any more.
    moves: &'static str,
    /// Its type takes more than before.
    changes: &'static str,
}

impl Owner<'_> {
    /// What takes it in Rust whatever the documents give; directives have nothing of the kind.
    fn signature(&self) -> Option<Signature> {
        match self.owner {
            Coordinate::Field(..) => Some(Signature {
                moves: "Documents stay valid; a generated builder of the field has a setter for it now.",
                changes: "Documents stay valid; a generated builder of the field takes another type.",
            }),
            Coordinate::Type(_) => Some(Signature {
                moves: "Documents stay valid; in Rust it moves from `new(…)` to a setter.",
                changes: "Documents stay valid; in Rust `new(…)` or the setter takes another type.",
            }),
            _ => None,
        }
    }

    /// What it means that this is required from now on.
    fn required(&self) -> &'static str {
        match self.owner {
            Coordinate::Field(..) => "It is required from now on: selections without it are no longer valid.",
            Coordinate::Directive(_) => "It is required from now on: uses without it are no longer valid.",
            _ => {
                "It is required from now on: objects without it are no longer valid, and in Rust `new(…)` asks for it."
            }
        }
    }
}

/// An argument or field that is new, for a sentence: `one more argument, …`.
pub(super) fn one_more(noun: &str, schema: &Schema, input: &InputValueDef) -> String {
    let ty = input.ty.display(schema);
    let name = input.name.as_str();
    match shown_default(schema, input) {
        Some(default) => format!("one more {noun}, `{name}: {ty} = {default}`"),
        None if input.is_required() => format!("one more {noun}, `{name}: {ty}`, which is required"),
        None => format!("one more {noun}, `{name}: {ty}`"),
    }
}

/// How many characters of a default are shown.
const MAX_SHOWN: usize = 60;

fn shown_default(schema: &Schema, input: &InputValueDef) -> Option<String> {
    let text = default_value(schema, &input.ty, input.default.as_ref()?);
    Some(match text.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    })
}
