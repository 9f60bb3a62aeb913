//! The rules of GraphQL's chapter on validation (§5), and our own lints: one rule a file.
//!
//! The rules have graphql-js's names, without `Rule`. They find all errors at once; what only follows from another error
//! is not reported.

mod facts;
mod lint;
mod reach;
mod rules;
mod top_fields;

use facts::{Facts, UsageFact};
use reach::Reach;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Document;
use crate::schema::Schema;
use crate::source::{Sources, Span};

/// What a face asks of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether a fragment that no operation spreads is an error. It is one for the specification; in generated code
    /// it is a type in its own right.
    pub unused_fragments: bool,
}

/// Everything that is wrong with a document: errors by the specification's rules, and what our lints find.
///
/// ```
/// use authgear_admin_codegen::validate::{Options, validate};
/// use authgear_admin_codegen::{document, schema::sdl, source::Sources};
///
/// let mut sources = Sources::new();
/// let sdl = sources.add("schema.graphql", "type Query { total: Int! }");
/// let query = sources.add("q.graphql", "{ totl }");
/// let schema = sdl::parse(&sources, sdl).unwrap().schema;
/// let document = document::parse(&sources, &[query]).unwrap();
/// let found = validate(&sources, &schema, &document, &Options { unused_fragments: true });
/// let rules: Vec<_> = found.iter().map(|diagnostic| diagnostic.rule).collect();
/// assert_eq!(rules, ["FieldsOnCorrectType"]);
/// ```
pub fn validate(sources: &Sources, schema: &Schema, document: &Document, options: &Options) -> Diagnostics {
    let types = facts::variable_types(schema, document);
    let facts = facts::walk(schema, document, &types);
    let reach = Reach::new(document, &facts);
    let mut context =
        Context { sources, schema, document, facts: &facts, types: &types, reach, found: Diagnostics::new() };
    rules::run(&mut context, options);
    lint::run(&mut context);
    context.found
}

/// What a rule looks at, and where it puts what it finds.
struct Context<'c> {
    sources: &'c Sources,
    schema: &'c Schema,
    document: &'c Document,
    facts: &'c Facts<'c>,
    types: &'c facts::VariableTypes,
    reach: Reach,
    found: Diagnostics,
}

impl<'c> Context<'c> {
    /// Where variables are used in a definition and in the fragments that it reaches.
    fn usages(&self, definition: usize) -> impl Iterator<Item = &'c UsageFact<'c>> + use<'c> {
        let facts = self.facts;
        let reached = self.reach.from([definition]);
        reached.into_iter().flat_map(|definition| facts.usages_in(definition))
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Names that must be there once: reports each later one with the first.
    fn once<'n>(
        &mut self,
        rule: &'static str,
        names: impl Iterator<Item = (&'n str, Span)>,
        message: impl Fn(&str) -> String,
    ) {
        let mut first = std::collections::HashMap::new();
        for (name, span) in names {
            match first.get(name) {
                None => {
                    first.insert(name, span);
                }
                Some(first) => {
                    self.report(
                        Diagnostic::error(rule, message(name), span).label(*first, "the first one is here"),
                    );
                }
            }
        }
    }
}
