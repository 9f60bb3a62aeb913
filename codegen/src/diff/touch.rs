//! Which uses of a schema a change matters to. Told by the rule that finds the change, looked up in the usage of documents
//! where there are any.

use crate::usage::Coordinate;

/// Uses of one sort, and whether the Rust that is generated for them breaks.
#[derive(Debug, Clone)]
pub(super) struct Touch<'a> {
    pub(super) uses: Uses<'a>,
    pub(super) breaks: bool,
}

/// Uses of one sort.
#[derive(Debug, Clone)]
pub(super) enum Uses<'a> {
    /// This is selected, given, written or applied.
    Of(Coordinate<'a>),
    /// This is given, and the value may be `null`.
    Nullable(Coordinate<'a>),
    /// The field, directive or input object is used, and this argument or input field is not given.
    Without(Coordinate<'a>, &'a str),
    /// A variable whose value can hold this enum or input object.
    Variables(&'a str),
    /// The input object is written out.
    Objects(&'a str),
    /// A field is selected that answers this type, or a fragment has it for its condition.
    Answers(&'a str),
    /// The type, in whatever way but as a root.
    Type(&'a str),
    /// A fragment on one of these types in a selection on the type, or the other way round.
    Conditions(&'a str, Vec<&'a str>),
    /// The directive, in this kind of place.
    Location(&'a str, &'a str),
    /// The directive, several times in one place.
    Repeated(&'a str),
    /// Operations on this root type.
    Root(&'a str),
}

impl<'a> Uses<'a> {
    /// Where these uses are, Rust breaks.
    pub(super) fn break_rust(self) -> Touch<'a> {
        Touch { uses: self, breaks: true }
    }

    /// Where these uses are, Rust compiles as before.
    pub(super) fn are_met(self) -> Touch<'a> {
        Touch { uses: self, breaks: false }
    }
}
