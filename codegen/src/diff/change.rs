//! One change, with what it means for callers and for generated code.

use super::kind::ChangeKind;
use super::touch::Touch;
use crate::source::Span;

/// What a change does to callers that are out there, as graphql-inspector judges it. Ordered from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criticality {
    /// A request that was valid may be refused, or its answer may not be what was promised.
    Breaking,
    /// Requests stay valid, but what happens or what is answered may surprise a caller.
    Dangerous,
    /// Nobody notices who does not ask for it.
    Safe,
}

impl Criticality {
    /// `breaking`, `dangerous` or `safe`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Dangerous => "dangerous",
            Self::Safe => "safe",
        }
    }
}

/// What generating anew does to code that uses what was generated before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rust {
    /// Something that compiled may not compile any more, or a document is no longer valid.
    Breaks,
    /// What compiled compiles.
    Compatible,
}

impl Rust {
    /// `breaks` or `compatible`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaks => "breaks",
            Self::Compatible => "compatible",
        }
    }
}

/// A difference between two schemas.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// What kind it is.
    pub kind: ChangeKind,
    /// What changed, as graphql-inspector writes it: `User.roles.first`, `@include.if`, `User.name.@deprecated`. `None`
    /// for the root types; what is applied to the schema itself is `.@name`.
    pub path: Option<String>,
    /// What it does to callers.
    pub criticality: Criticality,
    /// What changed, in one sentence.
    pub message: String,
    /// What follows from it; may be empty.
    pub note: &'static str,
    /// What it can do to Rust, whatever the documents are.
    pub rust: Rust,
    /// The word in the old schema; `None` where there is none.
    pub old: Option<Span>,
    /// The word in the new schema; `None` where there is none.
    pub new: Option<Span>,
    /// Whether another change says it already: it is part of something that is itself new, or says `@deprecated` in other
    /// words.
    pub implied: bool,
    /// Which uses of the schema it matters to.
    pub(super) touches: Vec<Touch<'a>>,
}

impl<'a> Change<'a> {
    /// A safe change that nobody notices, until more is said of it.
    pub(super) fn new(kind: ChangeKind, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            kind,
            path: Some(path.into()),
            criticality: Criticality::Safe,
            message: message.into(),
            note: "",
            rust: Rust::Compatible,
            old: None,
            new: None,
            implied: false,
            touches: Vec::new(),
        }
    }

    /// Without a path.
    pub(super) fn without_path(self) -> Self {
        Self { path: None, ..self }
    }

    pub(super) fn criticality(self, criticality: Criticality) -> Self {
        Self { criticality, ..self }
    }

    pub(super) fn note(self, note: &'static str) -> Self {
        Self { note, ..self }
    }

    pub(super) fn rust(self, rust: Rust) -> Self {
        Self { rust, ..self }
    }

    /// Where it stands in the old schema, if it does.
    pub(super) fn old(self, old: impl Into<Option<Span>>) -> Self {
        Self { old: old.into(), ..self }
    }

    /// Where it stands in the new schema.
    pub(super) fn new_at(self, new: Span) -> Self {
        Self { new: Some(new), ..self }
    }

    /// Where it stands in both schemas.
    pub(super) fn at(self, old: Span, new: Span) -> Self {
        self.old(old).new_at(new)
    }

    /// Uses that it matters to.
    pub(super) fn touches(mut self, touch: Touch<'a>) -> Self {
        self.touches.push(touch);
        self
    }

    /// Another change says it already.
    pub(super) fn implied(self, implied: bool) -> Self {
        Self { implied, ..self }
    }

    /// What changed and what follows from it.
    #[must_use]
    pub fn text(&self) -> String {
        if self.note.is_empty() { self.message.clone() } else { format!("{} {}", self.message, self.note) }
    }
}
