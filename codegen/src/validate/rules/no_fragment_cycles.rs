//! NoFragmentCycles: no fragment reaches itself (GraphQL §5.5.2.2).
//!
//! Every cycle is reported once, where it closes. The walk keeps its own stack: fragments may form chains as long as the
//! document.

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Definition, FragmentSpread};

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    let mut spreads: Vec<Vec<&FragmentSpread>> = vec![Vec::new(); document.definitions.len()];
    for fact in &facts.spreads {
        if let Some(list) = spreads.get_mut(fact.within) {
            list.push(fact.spread);
        }
    }
    let mut done = HashSet::new();
    for (index, definition) in document.definitions.iter().enumerate() {
        if matches!(definition, Definition::Fragment(_)) && !done.contains(&index) {
            from(context, index, &spreads, &mut done);
        }
    }
}

/// A fragment on the way, with how many of its spreads were followed.
struct Step {
    fragment: usize,
    followed: usize,
}

fn from(
    context: &mut Context<'_>,
    start: usize,
    spreads: &[Vec<&FragmentSpread>],
    done: &mut HashSet<usize>,
) {
    let mut way = vec![Step {
        fragment: start,
        followed: 0,
    }];
    done.insert(start);
    while let Some(step) = way.last_mut() {
        let Some(spread) = spreads
            .get(step.fragment)
            .and_then(|list| list.get(step.followed))
        else {
            way.pop();
            continue;
        };
        step.followed += 1;
        let Some(target) = context.reach.fragment(spread.name.as_str()) else {
            continue;
        };
        if let Some(begin) = way.iter().position(|step| step.fragment == target) {
            report(context, &way[begin..], spread, spreads);
        } else if done.insert(target) {
            way.push(Step {
                fragment: target,
                followed: 0,
            });
        }
    }
}

/// Reports a cycle at the spread that closes it.
fn report(
    context: &mut Context<'_>,
    cycle: &[Step],
    closing: &FragmentSpread,
    spreads: &[Vec<&FragmentSpread>],
) {
    let taken = |step: &Step| {
        spreads
            .get(step.fragment)?
            .get(step.followed.checked_sub(1)?)
            .copied()
    };
    let between: Vec<&FragmentSpread> = cycle
        .iter()
        .take(cycle.len().saturating_sub(1))
        .filter_map(taken)
        .collect();
    let names: Vec<String> = between
        .iter()
        .map(|spread| format!("\"{}\"", spread.name.text))
        .collect();
    let via = if names.is_empty() {
        String::new()
    } else {
        format!(" via {}", names.join(", "))
    };
    let message = format!(
        "Cannot spread fragment \"{}\" within itself{via}.",
        closing.name.text
    );
    let mut diagnostic = Diagnostic::error("NoFragmentCycles", message, closing.name.span);
    for spread in between {
        diagnostic = diagnostic.label(spread.name.span, "by way of this");
    }
    context.report(diagnostic);
}
