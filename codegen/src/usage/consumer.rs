//! An operation or fragment with all that it uses itself.

use super::Coordinate;
use crate::document::{Argument, Directive, Fragment, Operation, VariableDef};
use crate::source::Span;
use crate::value::{Name, ObjectField};

/// An operation or a fragment.
#[derive(Debug, Clone, Copy)]
pub enum Definition<'a> {
    /// An operation.
    Operation(&'a Operation),
    /// A fragment.
    Fragment(&'a Fragment),
}

impl<'a> Definition<'a> {
    /// Its name; an operation may have none.
    #[must_use]
    pub fn name(self) -> Option<&'a Name> {
        match self {
            Self::Operation(operation) => operation.name.as_ref(),
            Self::Fragment(fragment) => Some(&fragment.name),
        }
    }

    /// What it is: `query`, `mutation`, `subscription` or `fragment`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Operation(operation) => operation.kind.keyword(),
            Self::Fragment(_) => "fragment",
        }
    }

    /// The whole of it.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Self::Operation(operation) => operation.span,
            Self::Fragment(fragment) => fragment.span,
        }
    }
}

/// An operation or fragment with what it uses.
#[derive(Debug)]
pub struct Consumer<'a> {
    /// Which one it is.
    pub definition: Definition<'a>,
    /// What it uses, in the order of its text; what the fragments use that it spreads stands with them.
    pub uses: Vec<Use<'a>>,
    /// Its place in the list of consumers.
    pub(super) index: usize,
    /// The fragments that it spreads, as places in that list; each once.
    pub(super) spreads: Vec<usize>,
}

/// A part of the schema, used in one place.
#[derive(Debug, Clone, Copy)]
pub struct Use<'a> {
    /// What is used.
    pub coordinate: Coordinate<'a>,
    /// The word that uses it.
    pub span: Span,
    /// In which way.
    pub how: How<'a>,
}

/// In which way a part of the schema is used.
#[derive(Debug, Clone, Copy)]
pub enum How<'a> {
    /// The root type of an operation.
    Root,
    /// A field is selected, with these arguments.
    Selected(&'a [Argument]),
    /// A type is what a selected field answers, inside its lists.
    Answered,
    /// A type is the condition of a fragment, which stands in a selection on this type; `None` where the fragment is
    /// defined, whose spreads stand by themselves.
    Condition(Option<&'a str>),
    /// A type is that of a variable, inside its lists. All that can be in its values may be sent: the document does not
    /// tell what is.
    Variable(&'a VariableDef),
    /// An input object is written out with these fields.
    Object(&'a [ObjectField]),
    /// An argument or an input field is given.
    Given {
        /// Whether the value is or may be `null`: it is written, or it is in a variable that takes `null`. What the variables
        /// of a fragment take depends on who spreads it, so they may.
        may_be_null: bool,
    },
    /// An enum value is written out.
    Written,
    /// A directive is applied, so many times in this kind of place (the specification's name of it).
    Applied {
        /// The directive with its arguments.
        directive: &'a Directive,
        /// The kind of place, e.g. `FIELD`.
        location: &'static str,
        /// How often it stands in this place.
        times: usize,
    },
}

impl How<'_> {
    /// Whether an argument or input field of this name is given here.
    #[must_use]
    pub fn gives(&self, name: &str) -> bool {
        let among = |arguments: &[Argument]| arguments.iter().any(|given| given.name.as_str() == name);
        match self {
            Self::Selected(arguments) => among(arguments),
            Self::Applied { directive, .. } => among(&directive.arguments),
            Self::Object(fields) => fields.iter().any(|given| given.name.as_str() == name),
            _ => false,
        }
    }
}
