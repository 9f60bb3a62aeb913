//! SingleFieldSubscriptions: a subscription selects one field of its root (GraphQL §5.2.4.1).

use std::collections::{BTreeMap, HashSet};

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Field, Operation, Selection, SelectionSet};
use crate::schema::{OperationKind, Schema, TypeId};

const RULE: &str = "SingleFieldSubscriptions";

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    let Some(root) = context.schema.root(OperationKind::Subscription) else {
        return;
    };
    for operation in document
        .operations()
        .filter(|operation| operation.kind == OperationKind::Subscription)
    {
        operation_check(context, operation, root);
    }
}

fn operation_check(context: &mut Context<'_>, operation: &Operation, root: TypeId) {
    let mut fields = Fields {
        order: Vec::new(),
        by_key: BTreeMap::new(),
    };
    let mut seen = HashSet::new();
    collect(
        context.schema,
        context.document,
        root,
        &operation.selection,
        &mut fields,
        &mut seen,
    );
    let who = operation.name.as_ref().map_or_else(
        || "Anonymous Subscription".to_owned(),
        |name| format!("Subscription \"{}\"", name.text),
    );
    let groups: Vec<&[&Field]> = fields
        .order
        .iter()
        .filter_map(|key| Some(&**fields.by_key.get(key)?))
        .collect();
    if let Some(extra) = groups.get(1).and_then(|group| group.first()) {
        let message = format!("{who} must select only one top level field.");
        context.report(Diagnostic::error(RULE, message, extra.name.span));
    }
    for field in groups.iter().filter_map(|group| group.first()) {
        if field.name.text.starts_with("__") {
            let message = format!("{who} must not select an introspection top level field.");
            context.report(Diagnostic::error(RULE, message, field.name.span));
        }
    }
}

struct Fields<'a> {
    order: Vec<&'a str>,
    by_key: BTreeMap<&'a str, Vec<&'a Field>>,
}

fn collect<'a>(
    schema: &Schema,
    document: &'a Document,
    root: TypeId,
    set: &'a SelectionSet,
    fields: &mut Fields<'a>,
    seen: &mut HashSet<&'a str>,
) {
    let applies = |on: &str| {
        schema
            .id(on)
            .is_some_and(|on| schema.possible_types(on).contains(&root))
    };
    for selection in &set.selections {
        match selection {
            Selection::Field(field) => {
                let key = field.response_key().as_str();
                let group = fields.by_key.entry(key).or_default();
                if group.is_empty() {
                    fields.order.push(key);
                }
                group.push(field);
            }
            Selection::Inline(inline) => {
                if inline.on.as_ref().is_none_or(|on| applies(on.as_str())) {
                    collect(schema, document, root, &inline.selection, fields, seen);
                }
            }
            Selection::Spread(spread) => {
                if let Some(fragment) = document.fragment(spread.name.as_str())
                    && seen.insert(fragment.name.as_str())
                    && applies(fragment.on.as_str())
                {
                    collect(schema, document, root, &fragment.selection, fields, seen);
                }
            }
        }
    }
}
