//! UniqueInputFieldNames: a field of an input object is given once (GraphQL §5.6.3).

use super::Context;
use crate::value::ValueKind;

pub(super) fn check(context: &mut Context<'_>) {
    let facts = context.facts;
    for fact in &facts.values {
        if let ValueKind::Object(fields) = &fact.value.kind {
            let names = fields.iter().map(|field| (field.name.as_str(), field.name.span));
            context.once("UniqueInputFieldNames", names, |name| {
                format!("There can be only one input field named \"{name}\".")
            });
        }
    }
}
