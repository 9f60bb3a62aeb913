//! The root types: a query type there must be, and each is an object type of its own (GraphQL §3.3.1).

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::schema::{OperationKind, RULE, TypeKind};

impl Checker<'_> {
    pub(super) fn roots(&mut self) {
        if self.schema.root(OperationKind::Query).is_none()
            && !self.schema.incomplete.query
            && let Some(start) = self.schema.start()
        {
            let error = Diagnostic::error(RULE, "Query root type must be provided.", start);
            let help = "Declare the type `Query`, or name another one in `schema { query: … }`.";
            self.found.push(error.help(help));
        }
        let kinds = [OperationKind::Query, OperationKind::Mutation, OperationKind::Subscription];
        let roots: Vec<_> = kinds
            .into_iter()
            .filter_map(|kind| Some((kind, self.schema.root(kind)?, self.schema.root_span(kind)?)))
            .collect();
        for (index, (kind, id, span)) in roots.iter().enumerate() {
            let ty = self.schema.ty(*id);
            if !matches!(ty.kind, TypeKind::Object { .. }) {
                let message = format!(
                    "The {} root type must be an object type, it cannot be {}.",
                    kind.keyword(),
                    ty.name.text
                );
                self.conflict(message, *span, ty.name.span, "declared here");
            }
            if let Some((other, _, first)) = roots.iter().take(index).find(|(_, earlier, _)| earlier == id) {
                let message = format!(
                    "All root types must be different, \"{}\" is used for both {} and {}.",
                    ty.name.text,
                    other.keyword(),
                    kind.keyword()
                );
                self.conflict(message, *span, *first, "the first use");
            }
        }
    }
}
