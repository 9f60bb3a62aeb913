//! KnownFragmentNames: every fragment that is spread is defined in the set (GraphQL §5.5.2.1).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::schema::suggest::did_you_mean;

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    for fact in &facts.spreads {
        let name = &fact.spread.name;
        if context.document.fragment_index(name.as_str()).is_none() {
            let help =
                did_you_mean(name.as_str(), document.fragments().map(|fragment| fragment.name.as_str()));
            let message = format!("Unknown fragment \"{}\".", name.text);
            context.report(Diagnostic::error("KnownFragmentNames", message, name.span).help(help));
        }
    }
}
