//! NoFragmentCycles: no fragment reaches itself (GraphQL §5.5.2.2).
//!
//! Every cycle is reported once, where it closes. The walk keeps its own stack: fragments may form chains as long as the
//! document.

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Definition, FragmentSpread};
use crate::validate::context::MAX_LABELS;
use crate::validate::reach::Spread;

/// How many fragments of a cycle a message names.
const MAX_NAMES: usize = 20;

pub(super) fn check(context: &mut Context<'_>) {
    let definitions = context.document.definitions();
    let mut walk = Walk { way: Vec::new(), places: vec![Place::New; definitions.len()] };
    for (index, definition) in definitions.iter().enumerate() {
        // Of two fragments of a name, spreads lead to the one that counts, but the first is looked into.
        if let Definition::Fragment(fragment) = definition
            && let Some(counts) = context.reach.index(fragment.name.as_str())
            && walk.begin(counts, index)
        {
            from_there(context, &mut walk);
        }
    }
}

/// Where a definition is in the walk.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    New,
    /// On the way, as its step of this number.
    On(usize),
    Done,
}

/// A fragment on the way, with how many of its spreads were followed.
struct Step {
    fragment: usize,
    /// The fragment of this name that counts.
    counts: usize,
    followed: usize,
}

struct Walk {
    way: Vec<Step>,
    /// By the index of the fragment that counts.
    places: Vec<Place>,
}

impl Walk {
    /// Goes down into a fragment, unless that was done under its name.
    fn begin(&mut self, counts: usize, fragment: usize) -> bool {
        match self.places.get_mut(counts) {
            Some(place) if *place == Place::New => {
                *place = Place::On(self.way.len());
                self.way.push(Step { fragment, counts, followed: 0 });
                true
            }
            _ => false,
        }
    }

    fn end(&mut self) {
        if let Some(step) = self.way.pop()
            && let Some(place) = self.places.get_mut(step.counts)
        {
            *place = Place::Done;
        }
    }
}

fn from_there(context: &mut Context<'_>, walk: &mut Walk) {
    while let Some(step) = walk.way.last_mut() {
        let Some(Spread { spread, target, .. }) =
            context.reach.spreads(step.fragment).get(step.followed).copied()
        else {
            walk.end();
            continue;
        };
        step.followed += 1;
        let Some(target) = target else { continue };
        match walk.places.get(target) {
            Some(Place::On(begin)) => {
                let between: Vec<&FragmentSpread> = walk
                    .way
                    .get(*begin..walk.way.len() - 1)
                    .unwrap_or_default()
                    .iter()
                    .filter_map(|step| {
                        context.reach.spreads(step.fragment).get(step.followed.checked_sub(1)?)
                    })
                    .map(|spread| spread.spread)
                    .collect();
                report(context, &between, spread);
            }
            _ => {
                walk.begin(target, target);
            }
        }
    }
}

/// Reports a cycle at the spread that closes it.
fn report(context: &mut Context<'_>, between: &[&FragmentSpread], closing: &FragmentSpread) {
    let mut names: Vec<String> =
        between.iter().take(MAX_NAMES).map(|spread| format!("\"{}\"", spread.name.text)).collect();
    if between.len() > MAX_NAMES {
        names.push(format!("{} more", between.len() - MAX_NAMES));
    }
    let via = if names.is_empty() { String::new() } else { format!(" via {}", names.join(", ")) };
    let message = format!("Cannot spread fragment \"{}\" within itself{via}.", closing.name.text);
    let mut diagnostic = Diagnostic::error("NoFragmentCycles", message, closing.name.span);
    for spread in between.iter().take(MAX_LABELS) {
        diagnostic = diagnostic.label(spread.name.span, "by way of this");
    }
    context.report(diagnostic);
}
