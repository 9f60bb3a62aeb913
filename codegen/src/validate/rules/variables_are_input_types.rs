//! VariablesAreInputTypes: variables have types that can be sent (GraphQL §5.8.2).

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::validate::context::with_declaration;

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    for variable in document.operations().flat_map(|operation| &operation.variables) {
        let base = variable.ty.base();
        let Some(ty) = context.types.id(base.as_str()).map(|id| context.schema.ty(id)) else {
            continue;
        };
        if !ty.is_input() {
            let message = format!(
                "Variable \"${}\" cannot be non-input type \"{}\".",
                variable.name.text,
                context.sources.slice(variable.ty.span)
            );
            let diagnostic = Diagnostic::error("VariablesAreInputTypes", message, variable.ty.span);
            context.report(with_declaration(diagnostic, ty.name.span, "it can only be received"));
        }
    }
}
