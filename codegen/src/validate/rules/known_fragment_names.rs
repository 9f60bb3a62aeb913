//! KnownFragmentNames: every fragment that is spread is defined in the set (GraphQL §5.5.2.1).

use super::Context;
use crate::diagnostic::Diagnostic;

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    for fact in &facts.spreads {
        let name = &fact.spread.name;
        if context.reach.index(name.as_str()).is_none() {
            let known = document.fragments().map(|fragment| fragment.name.as_str());
            let help = context.suggest(name.as_str(), known);
            let message = format!("Unknown fragment \"{}\".", name.text);
            context.report(Diagnostic::error("KnownFragmentNames", message, name.span).help(help));
        }
    }
}
