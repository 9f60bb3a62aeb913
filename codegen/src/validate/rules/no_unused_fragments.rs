//! NoUnusedFragments: some operation reaches every fragment (GraphQL §5.5.1.4).

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::Definition;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    let mut reached = HashSet::new();
    for (index, definition) in document.definitions.iter().enumerate() {
        if matches!(definition, Definition::Operation(_)) {
            reached.extend(context.reach.from(index));
        }
    }
    for (index, definition) in document.definitions.iter().enumerate() {
        let Definition::Fragment(fragment) = definition else {
            continue;
        };
        // A second fragment of a name is used as much as the first.
        let first = context.reach.fragment(fragment.name.as_str()).unwrap_or(index);
        if !reached.contains(&first) {
            let message = format!("Fragment \"{}\" is never used.", fragment.name.text);
            context.report(Diagnostic::error(
                "NoUnusedFragments",
                message,
                fragment.name.span,
            ));
        }
    }
}
