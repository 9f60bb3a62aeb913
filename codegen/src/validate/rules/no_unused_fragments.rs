//! NoUnusedFragments: some operation reaches every fragment (GraphQL §5.5.1.4).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Definition;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    let mut used = vec![false; document.definitions().len()];
    let is_operation =
        |index: &usize| matches!(document.definitions().get(*index), Some(Definition::Operation(_)));
    let mut queue: Vec<usize> = (0..used.len()).filter(is_operation).collect();
    while let Some(index) = queue.pop() {
        for target in context.reach.spreads(index).iter().filter_map(|spread| spread.target) {
            if let Some(used) = used.get_mut(target).filter(|used| !**used) {
                *used = true;
                queue.push(target);
            }
        }
    }
    for fragment in document.fragments() {
        // Another fragment of the name is used as much as the one that counts.
        let counts = context.reach.index(fragment.name.as_str());
        if counts.and_then(|index| used.get(index)) != Some(&true) {
            let message = format!("Fragment \"{}\" is never used.", fragment.name.text);
            context.report(
                Diagnostic::error("NoUnusedFragments", message, fragment.name.span)
                    .help("Spread it in an operation, or delete it."),
            );
        }
    }
}
