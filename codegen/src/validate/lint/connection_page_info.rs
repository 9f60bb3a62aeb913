//! ConnectionPageInfo: who asks for pages of a connection also asks whether there is a next one and where it begins.
//! Otherwise a walk ends after the first page, and what is beyond is lost without a word.

use std::collections::{HashMap, HashSet};

use super::connection::{Direction, Page};
use super::merged::each_field;
use super::parts::{Counter, Parts};
use super::{Context, finding};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Field;
use crate::lint::Lint;
use crate::schema::is_connection;

pub(super) fn check(context: &mut Context<'_>, severity: Severity) {
    for suspect in found(context) {
        context.report(suspect.diagnostic(severity));
    }
}

/// What lacks something, in the order of the text.
fn found<'a>(context: &Context<'a>) -> Vec<Suspect<'a>> {
    let mut counter = Counter::new(&context.reach);
    let mut suspects: Vec<Suspect<'a>> = context
        .facts
        .fields
        .iter()
        .filter(|fact| Page::of(&fact.field.arguments).is_some())
        .filter(|fact| {
            fact.definition.is_some_and(|definition| is_connection(context.schema, definition.ty.base()))
        })
        .filter_map(|fact| Suspect::new(fact.field, &mut counter))
        .collect();
    // Alone they lack something. Few documents get this far, and only they pay for looking at the whole answer.
    if suspects.is_empty() {
        return suspects;
    }
    let names: HashSet<_> = suspects.iter().map(|suspect| suspect.field.name.span).collect();
    let mut guilty = HashMap::new();
    let complete = each_field(context, |fields| {
        let of_interest = || fields.iter().filter(|field| names.contains(&field.name.span));
        if of_interest().next().is_some() {
            let sets = fields.iter().filter_map(|field| field.selection.as_ref());
            let parts = sets.map(|set| counter.set(set)).fold(Parts::default(), Parts::and);
            let lack = |field: &&&Field| is_lacking(field, parts);
            // One field of the answer is reported once, at its first place.
            guilty.extend(of_interest().find(lack).map(|field| (field.name.span, parts)));
        }
    });
    // Of an answer that is too intricate to be looked at, each place is taken by itself.
    suspects.retain_mut(|suspect| match guilty.get(&suspect.field.name.span) {
        Some(parts) => {
            suspect.parts = *parts;
            true
        }
        None => !complete && suspect.parts.has(Parts::ITEMS),
    });
    suspects
}

/// Whether a page is asked for of which these parts do not tell how to go on.
fn is_lacking(field: &Field, parts: Parts) -> bool {
    parts.has(Parts::ITEMS) && Page::of(&field.arguments).is_some_and(|page| !parts.tell(page))
}

/// A field that asks for a page and lacks something at its place; others of the same key may have it.
struct Suspect<'a> {
    field: &'a Field,
    page: Page,
    /// What is selected of it.
    parts: Parts,
}

impl<'a> Suspect<'a> {
    fn new(field: &'a Field, counter: &mut Counter<'_, 'a>) -> Option<Self> {
        let page = Page::of(&field.arguments)?;
        let parts = counter.set(field.selection.as_ref()?);
        (!parts.tell(page)).then_some(Self { field, page, parts })
    }

    fn diagnostic(&self, severity: Severity) -> Diagnostic {
        let needed = Parts::needed(self.page.direction);
        let missing = needed.into_iter().filter(|(part, _)| !self.parts.has(*part)).map(|(_, name)| name);
        let missing = missing.collect::<Vec<_>>().join(" ");
        let message = format!(
            "Pages of \"{}\" are asked for, but \"pageInfo {{ {missing} }}\" is not.",
            self.field.response_key().text
        );
        let help = match (self.page.at_cursor, self.page.direction) {
            (true, Direction::Forward) => {
                "Without it, nobody can tell whether there is a next page and where it begins."
            }
            (true, Direction::Backward) => {
                "Without it, nobody can tell whether there is a previous page and where it ends."
            }
            (false, _) => {
                "Without it, nobody can tell whether there are more. \"totalCount\" would tell, too, and a fixed size \
                 needs neither."
            }
        };
        finding(Lint::ConnectionPageInfo, severity, message, self.field.name.span).help(help)
    }
}
