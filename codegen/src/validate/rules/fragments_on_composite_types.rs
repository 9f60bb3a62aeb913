//! FragmentsOnCompositeTypes: fragments are on types that have fields to select (GraphQL §5.5.1.3).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::validate::context::with_declaration;
use crate::value::Name;

pub(super) fn check(context: &mut Context<'_>) {
    let (document, facts) = (context.document, context.facts);
    for fact in &facts.inline {
        if let Some(on) = &fact.inline.on {
            condition(context, on, "Fragment");
        }
    }
    for fragment in document.fragments() {
        condition(context, &fragment.on, &format!("Fragment \"{}\"", fragment.name.text));
    }
}

fn condition(context: &mut Context<'_>, on: &Name, who: &str) {
    let Some(ty) = context.types.id(on.as_str()).map(|id| context.schema.ty(id)) else {
        return;
    };
    if !ty.is_composite() {
        let message = format!("{who} cannot condition on non composite type \"{}\".", on.text);
        let diagnostic = Diagnostic::error("FragmentsOnCompositeTypes", message, on.span);
        context.report(with_declaration(diagnostic, ty.name.span, "it has no fields"));
    }
}
