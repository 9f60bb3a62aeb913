//! PossibleFragmentSpreads: there are objects that are of the fragment's type and of its place's (GraphQL §5.5.2.3).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::schema::TypeId;
use crate::source::Span;

pub(super) fn check(context: &mut Context<'_>) {
    let facts = context.facts;
    for fact in &facts.inline {
        if let (Some(parent), Some(on)) = (fact.parent, &fact.inline.on) {
            overlap(context, parent, on.as_str(), on.span, "Fragment");
        }
    }
    for fact in &facts.spreads {
        let (Some(parent), Some(fragment)) = (fact.parent, context.reach.fragment(fact.spread.name.as_str()))
        else {
            continue;
        };
        let who = format!("Fragment \"{}\"", fragment.name.text);
        overlap(context, parent, fragment.on.as_str(), fact.spread.name.span, &who);
    }
}

fn overlap(context: &mut Context<'_>, parent: TypeId, on: &str, place: Span, who: &str) {
    let schema = context.schema;
    let Some(on) = context.types.composite(on) else {
        return;
    };
    if !schema.overlap(parent, on) {
        let message = format!(
            "{who} cannot be spread here as objects of type \"{}\" can never be of type \"{}\".",
            schema.ty(parent).name.text,
            schema.ty(on).name.text
        );
        context.report(Diagnostic::error("PossibleFragmentSpreads", message, place));
    }
}
