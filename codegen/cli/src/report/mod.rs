//! What changed between two schemas, made ready to be shown; each way to show it is a file of its own.

mod entry;
mod github;
mod human;
mod json;
mod markdown;
mod place;
mod wrap;

use authgear_admin_codegen::diff::{Change, Criticality};
use authgear_admin_codegen::source::Sources;
use authgear_admin_codegen::usage::Usage;

use crate::args::{DiffFormat, FailOn};
use crate::failure::{Failure, Outcome};
use crate::output::Screen;
use entry::Entry;
use place::Places;

/// What was looked at for whom changes meet.
#[derive(Clone, Copy)]
pub(crate) struct Looked<'r> {
    /// How many documents there are.
    pub(crate) documents: usize,
    /// What they use.
    pub(crate) usage: &'r Usage<'r>,
    /// What the builders of the whole API use, where there are any.
    pub(crate) builders: Option<&'r Usage<'r>>,
}

/// All changes, with whom they meet.
pub(crate) struct Report<'r> {
    entries: Vec<Entry<'r>>,
    /// How many documents were looked at; `None` for none, which is another thing than 0 that are met.
    documents: Option<usize>,
    /// Whether the builders of the whole API were looked at, too.
    builders: bool,
    /// Whether to show what meets nobody, too.
    all: bool,
}

/// How many changes there are of each criticality.
#[derive(Clone, Copy, Default)]
struct Counts([usize; 3]);

impl Counts {
    fn of<'e, 'r: 'e>(entries: impl Iterator<Item = &'e Entry<'r>>) -> Self {
        let mut counts = Self::default();
        for entry in entries {
            counts.0[entry.criticality as usize] += 1;
        }
        counts
    }

    fn total(self) -> usize {
        self.0.iter().sum()
    }
}

impl std::fmt::Display for Counts {
    /// `1 breaking, 2 safe`; `none` where there are none.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.total() == 0 {
            return f.write_str("none");
        }
        let mut first = true;
        for criticality in CRITICALITIES {
            let count = self.0[criticality as usize];
            if count > 0 {
                let comma = if first { "" } else { ", " };
                write!(f, "{comma}{count} {}", criticality.as_str())?;
                first = false;
            }
        }
        Ok(())
    }
}

const CRITICALITIES: [Criticality; 3] = [Criticality::Breaking, Criticality::Dangerous, Criticality::Safe];

impl<'r> Report<'r> {
    /// The changes, and whom of what was looked at they meet.
    pub(crate) fn new(
        sources: &'r Sources,
        changes: &'r [Change<'r>],
        looked: Option<Looked<'r>>,
        all: bool,
    ) -> Self {
        let mut places = Places::new(sources);
        let entries = changes.iter().map(|change| Entry::new(change, looked, &mut places)).collect();
        let builders = looked.is_some_and(|looked| looked.builders.is_some());
        Self { entries, documents: looked.map(|looked| looked.documents), builders, all }
    }

    /// The report as a text that ends in a line break.
    ///
    /// # Errors
    /// None in practice; writing JSON can fail by its type.
    pub(crate) fn render(&self, format: DiffFormat, screen: Screen) -> Result<String, Failure> {
        match format {
            DiffFormat::Human => Ok(human::render(self, screen)),
            DiffFormat::Json => json::render(self),
            DiffFormat::Markdown => Ok(markdown::render(self)),
            DiffFormat::Github => Ok(github::render(self)),
        }
    }

    /// Whether there is a change of this sort: one that the documents meet, or else one on the wire.
    pub(crate) fn outcome(&self, fail_on: FailOn) -> Outcome {
        let counts = |entry: &Entry<'_>| match fail_on {
            FailOn::Breaking => entry.criticality == Criticality::Breaking && self.matters(entry),
            FailOn::Dangerous => entry.criticality != Criticality::Safe && self.matters(entry),
            FailOn::Any => true,
        };
        if self.entries.iter().any(counts) { Outcome::Findings } else { Outcome::Fine }
    }

    /// Whether a change matters: there are no documents to ask, or one of them is met.
    fn matters(&self, entry: &Entry<'_>) -> bool {
        entry.used_by.as_ref().is_none_or(|used_by| !used_by.is_empty())
    }

    /// The changes that are shown.
    fn shown(&self) -> impl Iterator<Item = &Entry<'r>> {
        self.entries.iter().filter(|entry| self.all || (!entry.implied && self.matters(entry)))
    }

    /// The changes that are folded away because they meet no operation.
    fn unmet(&self) -> Counts {
        let unmet = |entry: &&Entry<'_>| !self.all && !entry.implied && !self.matters(entry);
        Counts::of(self.entries.iter().filter(unmet))
    }

    /// How many are folded away because others say them already.
    fn implied(&self) -> usize {
        self.entries.iter().filter(|entry| !self.all && entry.implied).count()
    }

    /// What is shown and what is not, in sentences without a full stop at the end.
    fn summary(&self) -> Vec<String> {
        let shown = Counts::of(self.shown());
        let mut sentences = Vec::new();
        let noun = |count: usize, noun: &str| {
            if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
        };
        if self.entries.is_empty() {
            sentences.push("no changes".to_owned());
        } else if let Some(documents) = self.documents {
            let met = Counts::of(self.entries.iter().filter(|entry| !entry.implied && self.matters(entry)));
            let documents = noun(documents, "document");
            let builders = if self.builders { " and the builders" } else { "" };
            sentences.push(format!(
                "changes that meet an operation or fragment: {met} ({documents}{builders} looked at)"
            ));
        } else {
            sentences.push(format!("changes: {shown}"));
        }
        let unmet = self.unmet();
        if unmet.total() > 0 {
            sentences.push(format!("changes that meet none: {unmet} (--all shows them)"));
        }
        if self.implied() > 0 {
            let more = noun(self.implied(), "change");
            sentences.push(format!(
                "{more} that others say already, e.g. what is inside a new type (--all shows them)"
            ));
        }
        sentences
    }
}
