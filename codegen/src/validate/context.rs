//! What a rule looks at, and where it puts what it finds.

use std::collections::HashMap;

use super::facts::Facts;
use super::reach::Reach;
use super::types::{Types, VariableTypes};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Operation};
use crate::schema::Schema;
use crate::schema::suggest::{MAX_SUGGESTIONS, did_you_mean, nearest};
use crate::source::{Sources, Span};

/// How many findings are told; nobody reads more, and each costs a look at the text.
const MAX_FINDINGS: usize = 1000;

/// One run of all rules.
pub(super) struct Context<'c> {
    pub(super) sources: &'c Sources,
    pub(super) schema: &'c Schema,
    pub(super) types: &'c Types<'c>,
    pub(super) document: &'c Document,
    pub(super) facts: &'c Facts<'c>,
    pub(super) variables: &'c VariableTypes,
    pub(super) reach: Reach<'c>,
    found: Diagnostics,
    /// What is beyond the limit: how many, where the first of them is, and the worst severity of them.
    more: Option<(usize, Span, Severity)>,
}

impl<'c> Context<'c> {
    pub(super) fn new(
        sources: &'c Sources,
        types: &'c Types<'c>,
        document: &'c Document,
        facts: &'c Facts<'c>,
        variables: &'c VariableTypes,
    ) -> Self {
        Self {
            sources,
            schema: types.schema(),
            types,
            document,
            facts,
            variables,
            reach: Reach::new(document),
            found: Diagnostics::new(),
            more: None,
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if self.found.len() < MAX_FINDINGS {
            self.found.push(diagnostic);
        } else {
            let (count, _, worst) = self.more.get_or_insert((0, diagnostic.primary, diagnostic.severity));
            *count += 1;
            *worst = diagnostic.severity.min(*worst);
        }
    }

    /// Whether what is reported from now on is only counted.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= MAX_FINDINGS
    }

    /// All that was found.
    pub(super) fn finish(mut self) -> Diagnostics {
        if let Some((count, first, severity)) = self.more {
            let message =
                format!("More is wrong than the {MAX_FINDINGS} findings that are told: {count} more.");
            self.found.push(Diagnostic { severity, ..Diagnostic::error("FindingsLimit", message, first) });
        }
        self.found
    }

    /// Names near to the one written, as a help text; empty where there are none.
    pub(super) fn suggest<'n>(&self, written: &str, names: impl IntoIterator<Item = &'n str>) -> String {
        if self.found.len() < MAX_SUGGESTIONS { did_you_mean(written, names) } else { String::new() }
    }

    /// As [`Self::suggest`], for names that are written with a sign before them.
    pub(super) fn suggest_with<'n>(
        &self,
        sign: char,
        written: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> String {
        if self.found.len() >= MAX_SUGGESTIONS {
            return String::new();
        }
        let names: Vec<String> =
            nearest(written, names).iter().map(|name| format!("\"{sign}{name}\"")).collect();
        question("Did you mean", &names)
    }

    /// Names that must be there once: reports each later one with the first.
    pub(super) fn once<'n>(
        &mut self,
        rule: &'static str,
        names: impl Iterator<Item = (&'n str, Span)>,
        message: impl Fn(&str) -> String,
    ) {
        let mut first = HashMap::new();
        for (name, span) in names {
            match first.get(name) {
                None => {
                    first.insert(name, span);
                }
                Some(first) => {
                    self.report(
                        Diagnostic::error(rule, message(name), span).label(*first, "the first one is here"),
                    );
                }
            }
        }
    }

    /// Names that must be there once: reports each repeated name once, with all its places.
    pub(super) fn once_each<'n>(
        &mut self,
        rule: &'static str,
        names: impl Iterator<Item = (&'n str, Span)>,
        message: impl Fn(&str) -> String,
    ) {
        let mut places: HashMap<&str, Vec<Span>> = HashMap::new();
        let mut repeated = Vec::new();
        for (name, span) in names {
            let places = places.entry(name).or_default();
            places.push(span);
            if places.len() == 2 {
                repeated.push(name);
            }
        }
        for name in repeated {
            let Some([first, second, others @ ..]) = places.get(name).map(Vec::as_slice) else {
                continue;
            };
            let mut diagnostic =
                Diagnostic::error(rule, message(name), *second).label(*first, "the first one is here");
            for other in others.iter().take(MAX_LABELS) {
                diagnostic = diagnostic.label(*other, "and again here");
            }
            self.report(diagnostic);
        }
    }
}

/// How many places of one kind a finding shows.
pub(super) const MAX_LABELS: usize = 8;

/// Adds the place where the schema declares something; what is built in has none.
pub(super) fn with_declaration(diagnostic: Diagnostic, declared: Span, text: &str) -> Diagnostic {
    if declared.start < declared.end { diagnostic.label(declared, text) } else { diagnostic }
}

/// A question that proposes these names; empty where there are none.
pub(super) fn question(begin: &str, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("{begin} {one}?"),
        [one, other] => format!("{begin} {one} or {other}?"),
        [most @ .., last] => format!("{begin} {}, or {last}?", most.join(", ")),
    }
}

/// ` by operation "Name"` for a message, with the word before the operation; nothing for an anonymous one.
pub(super) fn of_operation(word: &str, operation: &Operation) -> String {
    operation.name.as_ref().map(|name| format!(" {word} operation \"{}\"", name.text)).unwrap_or_default()
}
