//! NoUnusedFragments: some operation reaches every fragment (GraphQL §5.5.1.4).

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Definition;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    let definitions = || document.definitions().iter().enumerate();
    let operations = definitions()
        .filter(|(_, definition)| matches!(definition, Definition::Operation(_)))
        .map(|(index, _)| index);
    let reached: HashSet<usize> = context.reach.from(operations).into_iter().collect();
    for (index, definition) in definitions() {
        let Definition::Fragment(fragment) = definition else {
            continue;
        };
        // Of several fragments of a name, all are used when one is.
        let known = document.fragment_index(fragment.name.as_str()).unwrap_or(index);
        if !reached.contains(&known) {
            let message = format!("Fragment \"{}\" is never used.", fragment.name.text);
            context.report(Diagnostic::error("NoUnusedFragments", message, fragment.name.span));
        }
    }
}
