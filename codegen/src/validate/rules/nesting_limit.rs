//! NestingLimit: selections do not nest endlessly by way of fragments.
//!
//! Within one definition the parser sees to that. Through spreads a document could nest as deep as it has fragments,
//! and what follows a spread uses the stack: the rules behind this one, the generator, and rustc for its output.

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Definition, MAX_DEPTH};
use crate::source::Span;
use crate::validate::reach::Reach;

/// Whether the document keeps to the limit.
pub(super) fn check(context: &mut Context<'_>) -> bool {
    let depths = depths(&context.reach);
    let document = context.document;
    let too_deep: Vec<Span> = depths
        .iter()
        .zip(document.definitions())
        .filter(|(depth, _)| **depth > MAX_DEPTH)
        .filter_map(|(_, definition)| match definition {
            Definition::Operation(operation) => {
                Some(operation.name.as_ref().map_or(operation.keyword, |it| it.span))
            }
            Definition::Fragment(fragment) => Some(fragment.name.span),
            Definition::NotExecutable { .. } => None,
        })
        .collect();
    // The others are deep for the same reason.
    if let Some(first) = too_deep.first() {
        let message = format!("With its fragments, this is nested more than {MAX_DEPTH} levels deep.");
        context.report(
            Diagnostic::error("NestingLimit", message, *first)
                .help("Spread fewer fragments within fragments."),
        );
    }
    too_deep.is_empty()
}

/// A definition on the way down, with how many of its spreads were followed.
struct Step {
    definition: usize,
    followed: usize,
}

/// How deep each definition nests, its fragments included; a circle of fragments, which another rule reports, is
/// followed once.
fn depths(reach: &Reach<'_>) -> Vec<usize> {
    let mut depths: Vec<usize> = reach.depths().collect();
    let mut begun = vec![false; depths.len()];
    for start in 0..depths.len() {
        if begun.get(start).copied().unwrap_or(true) {
            continue;
        }
        let mut way = vec![Step { definition: start, followed: 0 }];
        while let Some(step) = way.last_mut() {
            let definition = step.definition;
            if let Some(begun) = begun.get_mut(definition) {
                *begun = true;
            }
            let Some(spread) = reach.spreads(definition).get(step.followed) else {
                way.pop();
                continue;
            };
            let Some(target) = spread.target else {
                step.followed += 1;
                continue;
            };
            if begun.get(target) == Some(&false) {
                // This spread is looked at again when its fragment is done.
                way.push(Step { definition: target, followed: 0 });
                continue;
            }
            step.followed += 1;
            let below = depths.get(target).copied().unwrap_or(0);
            if let Some(depth) = depths.get_mut(definition) {
                *depth = (spread.depth + below).max(*depth);
            }
        }
    }
    depths
}
