//! PageSize: Authgear returns at most 100 of a connection, however many are asked for, and does not say so: what is
//! beyond is lost without a word.

use std::collections::HashSet;

use super::connection::is_size;
use super::{Context, finding};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Definition;
use crate::lint::Lint;
use crate::schema::is_connection;
use crate::source::Span;
use crate::validate::facts::ArgumentsOwner;
use crate::value::{Value, ValueKind};

/// How many of a connection the server returns at most.
const LIMIT: i64 = 100;

pub(super) fn check(context: &mut Context<'_>, severity: Severity) {
    let facts = context.facts;
    // Where a variable is the size of a page.
    let mut variables = HashSet::new();
    for fact in &facts.arguments {
        let ArgumentsOwner::Field { definition, .. } = fact.owner else {
            continue;
        };
        for argument in fact.arguments.iter().filter(|argument| is_size(argument)) {
            if !is_connection(context.schema, definition.ty.base()) {
                break;
            }
            match &argument.value.kind {
                ValueKind::Variable(name) => {
                    variables.insert(name.span);
                }
                _ => {
                    if let Some(size) = beyond(&argument.value) {
                        context.report(too_large(
                            severity,
                            argument.name.as_str(),
                            size,
                            argument.value.span,
                        ));
                    }
                }
            }
        }
    }
    if !variables.is_empty() {
        defaults(context, severity, &variables);
    }
}

/// The defaults of variables that are used in these places, in the operation itself or in a fragment that it reaches.
fn defaults(context: &mut Context<'_>, severity: Severity, sizes: &HashSet<Span>) {
    let (facts, document) = (context.facts, context.document);
    for (index, definition) in document.definitions().iter().enumerate() {
        let Definition::Operation(operation) = definition else {
            continue;
        };
        for variable in &operation.variables {
            let Some((default, size)) =
                variable.default.as_ref().and_then(|value| Some((value, beyond(value)?)))
            else {
                continue;
            };
            let reached = context.reach.from(index);
            let mut usages = reached.iter().filter_map(|index| facts.usages.get(*index)).flatten();
            let is_size = |name: &Span| sizes.contains(name);
            let used = usages
                .find(|usage| usage.name.text == variable.name.text && is_size(&usage.name.span))
                .map(|usage| usage.name.span);
            if let Some(used) = used {
                let name = format!("${}", variable.name.text);
                let diagnostic = too_large(severity, &name, size, default.span);
                context.report(diagnostic.label(used, "the size of a page here"));
            }
        }
    }
}

/// The number, where it is one and over the limit.
fn beyond(value: &Value) -> Option<i64> {
    match &value.kind {
        ValueKind::Int(text) => text.parse().ok().filter(|size| *size > LIMIT),
        _ => None,
    }
}

fn too_large(severity: Severity, name: &str, size: i64, place: Span) -> Diagnostic {
    let message =
        format!("\"{name}\" asks for {size}, of which the server silently returns at most {LIMIT}.");
    finding(Lint::PageSize, severity, message, place)
        .help(format!("Ask for at most {LIMIT}, and for the next page with a cursor."))
}
