//! SingleFieldSubscriptions: a subscription selects one field of its root (GraphQL §5.2.4.1).

use std::collections::HashSet;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Directive, Field, Operation, Selection, SelectionSet};
use crate::schema::{OperationKind, TypeId};
use crate::value::ValueKind;

const RULE: &str = "SingleFieldSubscriptions";

pub(super) fn check(context: &mut Context<'_>) {
    let document = context.document;
    let Some(root) = context.schema.root(OperationKind::Subscription) else {
        return;
    };
    let subscriptions =
        document.operations().filter(|operation| operation.kind == OperationKind::Subscription);
    for operation in subscriptions {
        for diagnostic in subscription(context, operation, root) {
            context.report(diagnostic);
        }
    }
}

fn subscription(context: &Context<'_>, operation: &Operation, root: TypeId) -> Vec<Diagnostic> {
    let mut collected =
        Collected { context, root, fields: Vec::new(), keys: HashSet::new(), seen: HashSet::new() };
    collected.set(&operation.selection);
    let fields = collected.fields;
    let who = operation.name.as_ref().map_or_else(
        || "Anonymous Subscription".to_owned(),
        |name| format!("Subscription \"{}\"", name.text),
    );
    let mut found = Vec::new();
    if let [first, extra, ..] = &fields[..] {
        let message = format!("{who} must select only one top level field.");
        found.push(
            Diagnostic::error(RULE, message, extra.response_key().span)
                .label(first.response_key().span, "the first one is here"),
        );
    }
    for field in fields.iter().filter(|field| field.name.text.starts_with("__")) {
        let message = format!("{who} must not select an introspection top level field.");
        found.push(Diagnostic::error(RULE, message, field.name.span));
    }
    found
}

struct Collected<'s, 'a> {
    context: &'s Context<'a>,
    root: TypeId,
    /// The first field of each key, in order.
    fields: Vec<&'s Field>,
    keys: HashSet<&'s str>,
    seen: HashSet<&'s str>,
}

impl<'s> Collected<'s, '_> {
    fn set(&mut self, set: &'s SelectionSet) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    if included(&field.directives) && self.keys.insert(field.response_key().as_str()) {
                        self.fields.push(field);
                    }
                }
                Selection::Inline(inline) => {
                    let applies = inline.on.as_ref().is_none_or(|on| self.applies(on.as_str()));
                    if included(&inline.directives) && applies {
                        self.set(&inline.selection);
                    }
                }
                Selection::Spread(spread) => {
                    if included(&spread.directives)
                        && let Some(fragment) = self.context.reach.fragment(spread.name.as_str())
                        && self.seen.insert(fragment.name.as_str())
                        && self.applies(fragment.on.as_str())
                    {
                        self.set(&fragment.selection);
                    }
                }
            }
        }
    }

    fn applies(&self, on: &str) -> bool {
        let schema = self.context.schema;
        schema.id(on).is_some_and(|on| schema.possible_types(on).contains(&self.root))
    }
}

/// Whether no directive takes a selection out for certain, whatever the variables are.
fn included(directives: &[Directive]) -> bool {
    let says = |name: &str, value: bool| {
        directives
            .iter()
            .filter(|directive| directive.name.as_str() == name)
            .flat_map(|directive| &directive.arguments)
            .any(|argument| {
                argument.name.as_str() == "if"
                    && matches!(argument.value.kind, ValueKind::Boolean(found) if found == value)
            })
    };
    !says("skip", true) && !says("include", false)
}
