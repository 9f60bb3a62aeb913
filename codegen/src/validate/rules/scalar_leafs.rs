//! ScalarLeafs: what has fields is selected from, what has none is not (GraphQL §5.3.3).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::validate::context::with_declaration;

const RULE: &str = "ScalarLeafs";

pub(super) fn check(context: &mut Context<'_>) {
    let facts = context.facts;
    for fact in &facts.fields {
        let (Some(definition), field) = (fact.definition, fact.field) else {
            continue;
        };
        let ty = context.schema.ty(definition.ty.base());
        let shown = definition.ty.display(context.schema);
        match &field.selection {
            Some(set) if ty.is_leaf() => {
                let message = format!(
                    "Field \"{}\" must not have a selection since type \"{shown}\" has no subfields.",
                    field.name.text
                );
                let diagnostic = Diagnostic::error(RULE, message, set.span);
                context.report(with_declaration(diagnostic, definition.name.span, "declared here"));
            }
            None if ty.is_composite() => {
                let message = format!(
                    "Field \"{}\" of type \"{shown}\" must have a selection of subfields.",
                    field.name.text
                );
                let diagnostic = Diagnostic::error(RULE, message, field.name.span)
                    .help(format!("Did you mean \"{} {{ ... }}\"?", field.name.text));
                context.report(with_declaration(diagnostic, definition.name.span, "declared here"));
            }
            _ => {}
        }
    }
}
