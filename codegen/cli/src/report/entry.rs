//! One change with all that is shown of it.

use authgear_admin_codegen::diff::{Change, ChangeKind, Criticality, Rust, UsedBy};
use authgear_admin_codegen::usage::{Definition, Usage};
use authgear_admin_codegen::value::Name;

use super::Looked;
use super::place::{Place, Places};

/// An operation whose only name would be that.
const NAMELESS: &str = "an operation without a name";

/// A change.
pub(super) struct Entry<'r> {
    pub(super) kind: ChangeKind,
    pub(super) path: Option<&'r str>,
    pub(super) criticality: Criticality,
    pub(super) rust: Rust,
    /// What changed, and what follows.
    pub(super) text: String,
    pub(super) old: Option<Place<'r>>,
    pub(super) new: Option<Place<'r>>,
    pub(super) implied: bool,
    /// The uses that it meets; `None` where no documents were looked at.
    pub(super) used_by: Option<Vec<Use<'r>>>,
}

/// A use that a change meets.
pub(super) struct Use<'r> {
    /// `query`, `mutation`, `subscription` or `fragment`.
    pub(super) word: &'static str,
    /// The operation's or fragment's name; an operation may have none.
    pub(super) name: Option<&'r str>,
    /// Where it is written; `None` for what nobody wrote, the builders of the whole API.
    pub(super) place: Option<Place<'r>>,
    /// In which way, e.g. "selects the field without `first`".
    pub(super) how: String,
    /// The operations that a fragment is part of; `None` for an operation.
    pub(super) operations: Option<Vec<&'r str>>,
}

impl<'r> Entry<'r> {
    pub(super) fn new(change: &'r Change<'r>, looked: Option<Looked<'r>>, places: &mut Places<'r>) -> Self {
        let mut rust = looked.is_none().then_some(change.rust);
        let mut used_by = looked.map(|_| Vec::new());
        if let (Some(looked), Some(uses)) = (looked, &mut used_by) {
            for (usage, written) in [(Some(looked.usage), true), (looked.builders, false)] {
                let Some(usage) = usage else { continue };
                let impact = change.impact(usage);
                // To break comes first.
                rust = rust.into_iter().chain([impact.rust]).min();
                for used in impact.used_by {
                    let place = written.then(|| places.of(used.span));
                    uses.push(Use::new(used, usage, place));
                }
            }
        }
        Self {
            kind: change.kind,
            path: change.path.as_deref(),
            criticality: change.criticality,
            rust: rust.unwrap_or(change.rust),
            text: change.text(),
            old: change.old.map(|span| places.of(span)),
            new: change.new.map(|span| places.of(span)),
            implied: change.implied,
            used_by,
        }
    }

    /// Its path, or else its kind says all.
    pub(super) fn title(&self) -> String {
        match self.path {
            Some(path) => format!("{} {path}", self.kind),
            None => self.kind.to_string(),
        }
    }

    /// Where it stands: in one schema, or in both with an arrow between.
    pub(super) fn places(&self) -> Option<String> {
        match (self.old, self.new) {
            (Some(old), Some(new)) => Some(format!("{old} → {new}")),
            (Some(place), None) | (None, Some(place)) => Some(place.to_string()),
            (None, None) => None,
        }
    }
}

impl<'r> Use<'r> {
    fn new(used: UsedBy<'r, 'r>, usage: &'r Usage<'r>, place: Option<Place<'r>>) -> Self {
        let definition = used.consumer.definition;
        let operations = match definition {
            Definition::Fragment(_) => {
                let operations = usage.operations_with(used.consumer);
                Some(
                    operations
                        .map(|operation| operation.name.as_ref().map_or(NAMELESS, Name::as_str))
                        .collect(),
                )
            }
            Definition::Operation(_) => None,
        };
        Self {
            word: definition.word(),
            name: definition.name().map(Name::as_str),
            place,
            how: used.how,
            operations,
        }
    }

    /// `query ListUsers`.
    pub(super) fn who(&self) -> String {
        match self.name {
            Some(name) => format!("{} {name}", self.word),
            None => format!("{} without a name", self.word),
        }
    }

    /// `queries/users.graphql:3:5`, or whose it is that has no place.
    pub(super) fn place(&self) -> String {
        self.place.map_or_else(|| "of the builders:".to_owned(), |place| place.to_string())
    }

    /// ` (in A, B and 3 more)` for a fragment.
    pub(super) fn within(&self) -> String {
        const MAX: usize = 3;
        let Some(operations) = &self.operations else { return String::new() };
        let some: Vec<&str> = operations.iter().take(MAX).copied().collect();
        match (some.as_slice(), operations.len().saturating_sub(MAX)) {
            ([], _) => " (in no operation)".to_owned(),
            (some, 0) => format!(" (in {})", some.join(", ")),
            (some, more) => format!(" (in {} and {more} more)", some.join(", ")),
        }
    }
}
