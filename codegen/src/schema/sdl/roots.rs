//! The root types: those that `schema { … }` and its extensions name, or else the types with the usual names.

use super::read::Reader;
use crate::diagnostic::Diagnostic;
use crate::document::Directive;
use crate::schema::{OperationKind, RULE};
use crate::source::Span;
use crate::value::Name;

/// The kinds of operations with the usual names of their root types.
const USUAL: [(OperationKind, &str); 3] = [
    (OperationKind::Query, "Query"),
    (OperationKind::Mutation, "Mutation"),
    (OperationKind::Subscription, "Subscription"),
];

/// What the text says of root types.
#[derive(Debug, Default)]
pub(super) struct Roots {
    /// The first `schema { … }`.
    definition: Option<Span>,
    /// The site of the directives on the schema.
    site: Option<usize>,
    /// The types that are named, definitions before extensions.
    named: Vec<(OperationKind, Name)>,
    extended: Vec<(OperationKind, Name)>,
}

impl Reader {
    /// Reads `schema { … }` or `extend schema`.
    pub(super) fn schema(
        &mut self,
        description: Option<String>,
        is_extension: bool,
        place: Span,
        directives: Vec<Directive>,
        roots: Vec<(OperationKind, Name)>,
    ) {
        if !is_extension {
            if let Some(first) = self.roots.definition {
                let error = Diagnostic::error(RULE, "Must provide only one schema definition.", place);
                self.found.push(error.label(first, "the first one"));
            } else {
                self.roots.definition = Some(place);
                self.builder.description(description);
            }
        }
        let site = match self.roots.site {
            Some(site) => site,
            None => self.site("SCHEMA"),
        };
        self.roots.site = Some(site);
        let applied = self.applied(directives, site);
        self.builder.apply(&applied);
        (if is_extension { &mut self.roots.extended } else { &mut self.roots.named }).extend(roots);
    }

    /// Tells the builder which types are root types.
    pub(super) fn name_roots(&mut self) {
        let Roots { definition, named, extended, .. } = std::mem::take(&mut self.roots);
        for (kind, name) in named.into_iter().chain(extended) {
            let Some(id) = self.resolve(&name) else {
                self.builder.unknown_root(kind);
                continue;
            };
            if let Err(first) = self.builder.root(kind, id, name.span) {
                let message = format!("There can be only one {} type in schema.", kind.keyword());
                let error = Diagnostic::error(RULE, message, name.span);
                self.found.push(error.label(first, "the first one"));
            }
        }
        if definition.is_some() {
            return;
        }
        for (kind, usual) in USUAL {
            if let Some(id) = self.builder.id(usual)
                && let Some(place) = self.builder.place(id)
            {
                // Where an extension names another one, that counts.
                let _ = self.builder.root(kind, id, place);
            }
        }
    }
}
