//! What went wrong, where, and what would help: the one shape of every message of this crate.
//!
//! Faces render it as their place demands: annotated snippets in a terminal, JSON for tools, `compile_error!`
//! on the tokens in the macro. Diagnostics accumulate, so that a user sees all errors at once.

use std::fmt;

use crate::shorten::shorten;
use crate::source::{LineColumn, Sources, Span};

/// How much a diagnostic matters; the worse is the lesser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is generated while there is one.
    Error,
    /// Worth a look.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place with a word on why it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// Why it matters; may be empty.
    pub message: String,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it, by graphql-js's name without `Rule` where it has one; `Syntax` for what does not
    /// parse, `Schema` for a schema that contradicts itself.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence, with the names in double quotes.
    pub message: String,
    /// The exact word.
    pub primary: Span,
    /// A short text at the exact word; may be empty.
    pub primary_label: String,
    /// Other places that matter: the other of two that conflict, the declaration in the schema.
    pub labels: Vec<Label>,
    /// What would help, e.g. `Did you mean "isDisabled"?`.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error of `rule` at a place.
    #[must_use]
    pub fn error(rule: &'static str, message: impl Into<String>, primary: Span) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            message: shorten(message.into()),
            primary,
            primary_label: String::new(),
            labels: Vec::new(),
            help: None,
        }
    }

    /// A warning of `rule` at a place.
    #[must_use]
    pub fn warning(rule: &'static str, message: impl Into<String>, primary: Span) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, message, primary) }
    }

    /// With a text at the exact word.
    #[must_use]
    pub fn at(mut self, text: impl Into<String>) -> Self {
        self.primary_label = shorten(text.into());
        self
    }

    /// With another place.
    #[must_use]
    pub fn label(mut self, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label { span, message: shorten(message.into()) });
        self
    }

    /// With a hint; an empty one is none.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        let help = shorten(help.into());
        self.help = (!help.is_empty()).then_some(help);
        self
    }

    /// Where it starts, as people count.
    #[must_use]
    pub fn place(&self, sources: &Sources) -> LineColumn {
        sources.line_column(self.primary)
    }
}

/// All that was found in one run, in the order found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use = "diagnostics that nobody shows are lost"]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Nothing found yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds all of another.
    pub fn extend(&mut self, others: Self) {
        self.items.extend(others.items);
    }

    /// Whether there is nothing at all, not even a warning.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Whether there is an error among them.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|item| item.severity == Severity::Error)
    }

    /// How many errors there are among them.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.items.iter().filter(|item| item.severity == Severity::Error).count()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Each in turn.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.items.iter()
    }

    /// Sorts by place: by source, then by offset; equal places keep the order found.
    pub fn sort(&mut self) {
        self.items.sort_by_key(|item| (item.primary.source, item.primary.start));
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { items: vec![diagnostic] }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity.as_str(), self.rule, self.message)
    }
}
