//! SingleFieldSubscriptions: a subscription selects one field of its root (GraphQL §5.2.4.1).

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Field, Operation, Selection};
use crate::schema::{OperationKind, TypeId};
use crate::validate::top_fields::top_fields;
use crate::value::ValueKind;

const RULE: &str = "SingleFieldSubscriptions";

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    let Some(root) = context.schema.root(OperationKind::Subscription) else {
        return;
    };
    for operation in document.operations().filter(|operation| operation.kind == OperationKind::Subscription) {
        single(context, operation, root);
    }
}

fn single(context: &mut Context<'_>, operation: &Operation, root: TypeId) {
    let (schema, document) = (context.schema, context.document);
    let applies = |on: &str| schema.id(on).is_some_and(|on| schema.possible_types(on).contains(&root));
    let counts = |selection: &Selection| {
        let on = match selection {
            Selection::Field(_) => None,
            Selection::Inline(inline) => inline.on.as_ref(),
            Selection::Spread(spread) => document.fragment(spread.name.as_str()).map(|fragment| &fragment.on),
        };
        on.is_none_or(|on| applies(on.as_str())) && !left_out(selection)
    };
    let mut keys = HashSet::new();
    let firsts: Vec<&Field> = top_fields(document, &operation.selection, counts)
        .into_iter()
        .filter(|field| keys.insert(field.response_key().as_str()))
        .collect();
    let who = operation.name.as_ref().map_or_else(
        || "Anonymous Subscription".to_owned(),
        |name| format!("Subscription \"{}\"", name.text),
    );
    if let Some(extra) = firsts.get(1) {
        let message = format!("{who} must select only one top level field.");
        context.report(Diagnostic::error(RULE, message, extra.response_key().span));
    }
    for field in firsts.iter().filter(|field| field.name.text.starts_with("__")) {
        let message = format!("{who} must not select an introspection top level field.");
        context.report(Diagnostic::error(RULE, message, field.name.span));
    }
}

/// Whether `@skip(if: true)` or `@include(if: false)` stands there. With a variable, it may be there.
fn left_out(selection: &Selection) -> bool {
    let directives = match selection {
        Selection::Field(field) => &field.directives,
        Selection::Inline(inline) => &inline.directives,
        Selection::Spread(spread) => &spread.directives,
    };
    let says = |name: &str, value: bool| {
        let directive = directives.iter().find(|directive| directive.name.as_str() == name);
        let arguments = directive.map_or(&[][..], |directive| &directive.arguments);
        let condition = arguments.iter().find(|argument| argument.name.as_str() == "if");
        condition.is_some_and(|condition| condition.value.kind == ValueKind::Boolean(value))
    };
    says("skip", true) || says("include", false)
}
