//! NoFragmentCycles: no fragment reaches itself (GraphQL §5.5.2.2).
//!
//! Every cycle is reported once, where it closes. The walk keeps its own stack: fragments may form chains as long as the
//! document.

use std::collections::{HashMap, HashSet};

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Definition, FragmentSpread};

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    let mut spreads: Vec<Vec<&FragmentSpread>> = vec![Vec::new(); document.definitions().len()];
    for fact in &facts.spreads {
        if let Some(list) = spreads.get_mut(fact.within) {
            list.push(fact.spread);
        }
    }
    // By name: of two fragments of a name, which is an error of its own, only one is looked at.
    let mut done = HashSet::new();
    for (index, definition) in document.definitions().iter().enumerate() {
        if let Definition::Fragment(fragment) = definition
            && done.insert(fragment.name.as_str())
        {
            from(context, index, fragment.name.as_str(), &spreads, &mut done);
        }
    }
}

/// A fragment on the way, with how many of its spreads were followed.
struct Step {
    fragment: usize,
    followed: usize,
}

fn from<'d>(
    context: &mut Context<'d>,
    start: usize,
    name: &'d str,
    spreads: &[Vec<&'d FragmentSpread>],
    done: &mut HashSet<&'d str>,
) {
    let step = |fragment| Step { fragment, followed: 0 };
    let mut way = vec![(name, step(start))];
    let mut places = HashMap::from([(name, 0)]);
    while let Some((name, last)) = way.last_mut() {
        let list = spreads.get(last.fragment);
        let Some(spread) = list.and_then(|list| list.get(last.followed)) else {
            places.remove(name);
            way.pop();
            continue;
        };
        last.followed += 1;
        let name = spread.name.as_str();
        let Some(target) = context.document.fragment_index(name) else {
            continue;
        };
        if let Some(begin) = places.get(name).copied() {
            let cycle: Vec<&Step> = way.iter().skip(begin).map(|(_, step)| step).collect();
            report(context, &cycle, spread, spreads);
        } else if done.insert(name) {
            places.insert(name, way.len());
            way.push((name, step(target)));
        }
    }
}

/// Reports a cycle at the spread that closes it.
fn report(
    context: &mut Context<'_>,
    cycle: &[&Step],
    closing: &FragmentSpread,
    spreads: &[Vec<&FragmentSpread>],
) {
    let taken = |step: &&Step| spreads.get(step.fragment)?.get(step.followed.checked_sub(1)?).copied();
    let between: Vec<&FragmentSpread> =
        cycle.iter().take(cycle.len().saturating_sub(1)).filter_map(taken).collect();
    let names: Vec<String> = between.iter().map(|spread| format!("\"{}\"", spread.name.text)).collect();
    let via = if names.is_empty() { String::new() } else { format!(" via {}", names.join(", ")) };
    let message = format!("Cannot spread fragment \"{}\" within itself{via}.", closing.name.text);
    let mut diagnostic = Diagnostic::error("NoFragmentCycles", message, closing.name.span);
    for spread in between {
        diagnostic = diagnostic.label(spread.name.span, "by way of this");
    }
    context.report(diagnostic);
}
