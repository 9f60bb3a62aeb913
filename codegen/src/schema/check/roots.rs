//! The root types: a query type there must be, and each is an object type of its own (GraphQL §3.3.1).

use super::Checker;
use crate::schema::{OperationKind, TypeKind};
use crate::source::Span;

impl Checker<'_> {
    pub(super) fn roots(&mut self) {
        let kinds = [OperationKind::Query, OperationKind::Mutation, OperationKind::Subscription];
        let roots: Vec<_> = kinds.iter().filter_map(|kind| Some((*kind, self.schema.root(*kind)?))).collect();
        if self.schema.root(OperationKind::Query).is_none() {
            // The types of introspection stand at the start of the text.
            let start = self.schema.types().next().map(|(_, ty)| Span { start: 0, end: 0, ..ty.name.span });
            if let Some(start) = start {
                self.error(
                    "The query root type must be provided: there is no type \"Query\".".to_owned(),
                    start,
                );
            }
        }
        for (index, (kind, id)) in roots.iter().enumerate() {
            let ty = self.schema.ty(*id);
            if !matches!(ty.kind, TypeKind::Object { .. }) {
                let message =
                    format!("The {} root type \"{}\" must be an object type.", kind.keyword(), ty.name.text);
                self.error(message, ty.name.span);
            }
            if let Some((other, _)) = roots.iter().take(index).find(|(_, earlier)| earlier == id) {
                let message = format!(
                    "\"{}\" cannot be the root type of both {} and {}.",
                    ty.name.text,
                    other.keyword(),
                    kind.keyword()
                );
                self.error(message, ty.name.span);
            }
        }
    }
}
