//! How a field asks for a page of a connection.

use crate::document::{Argument, Directive};
use crate::value::{Value, ValueKind};

/// Whether this argument is the size of a page.
pub(super) fn is_size(argument: &Argument) -> bool {
    matches!(argument.name.as_str(), "first" | "last")
}

/// A page that the caller chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) direction: Direction,
    /// Whether it begins at a cursor, so that there is a walk from page to page.
    pub(super) at_cursor: bool,
}

/// The way that pages are walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    Backward,
}

impl Page {
    /// The page that is chosen by these arguments: by a cursor, or by a variable as the size. A size that is written
    /// down, without a cursor, is a look at one end of the list.
    pub(super) fn of(arguments: &[Argument]) -> Option<Self> {
        let is_given = |name: &str| {
            let is_value = |argument: &Argument| !matches!(argument.value.kind, ValueKind::Null);
            arguments.iter().any(|argument| argument.name.as_str() == name && is_value(argument))
        };
        let is_variable = |name: &str| {
            let is_variable = |argument: &Argument| matches!(argument.value.kind, ValueKind::Variable(_));
            arguments.iter().any(|argument| argument.name.as_str() == name && is_variable(argument))
        };
        let page = |direction, size, cursor| {
            let at_cursor = is_given(cursor);
            (at_cursor || is_variable(size)).then_some(Self { direction, at_cursor })
        };
        page(Direction::Forward, "first", "after").or_else(|| page(Direction::Backward, "last", "before"))
    }
}

/// Whether `@include(if: false)` or `@skip(if: true)` is among the directives.
pub(super) fn is_never_asked(directives: &[Directive]) -> bool {
    let condition = |directive: &Directive| {
        let is_if = |argument: &&Argument| argument.name.as_str() == "if";
        directive.arguments.iter().find(is_if).map(|argument| literal(&argument.value))
    };
    directives.iter().any(|directive| match directive.name.as_str() {
        "include" => condition(directive) == Some(Some(false)),
        "skip" => condition(directive) == Some(Some(true)),
        _ => false,
    })
}

fn literal(value: &Value) -> Option<bool> {
    match value.kind {
        ValueKind::Boolean(value) => Some(value),
        _ => None,
    }
}
