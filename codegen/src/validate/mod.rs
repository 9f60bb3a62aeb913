//! The rules of GraphQL's chapter on validation (§5), and our own lints: one rule a file.
//!
//! One walk over the document writes down what stands where and what its place expects (`walk`); every rule looks at
//! these facts. The rules have graphql-js's names, without `Rule`. They find all errors at once; what only follows from
//! another error is not reported.

mod context;
mod facts;
mod lint;
mod reach;
mod rules;
mod types;
mod walk;

use context::Context;
pub(crate) use lint::unnamed;

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::lint::Lints;
use crate::schema::Schema;
use crate::source::Sources;

/// What a face asks of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether a fragment that no operation spreads is an error. It is one for the specification; in generated code
    /// it is a type in its own right.
    pub unused_fragments: bool,
    /// How much our own lints matter.
    pub lints: Lints,
}

/// Everything that is wrong with a document: errors by the specification's rules, and what our lints find.
///
/// ```
/// use authgear_admin_codegen::validate::{Options, validate};
/// use authgear_admin_codegen::{Lints, document, schema::sdl, source::Sources};
///
/// let mut sources = Sources::new();
/// let sdl = sources.add("schema.graphql", "type Query { total: Int! }");
/// let query = sources.add("q.graphql", "query Total { totl }");
/// let schema = sdl::parse(&sources, sdl).unwrap().schema;
/// let document = document::parse(&sources, &[query]).unwrap();
/// let options = Options { unused_fragments: true, lints: Lints::default() };
/// let found = validate(&sources, &schema, &document, &options);
/// let rules: Vec<_> = found.iter().map(|diagnostic| diagnostic.rule).collect();
/// assert_eq!(rules, ["FieldsOnCorrectType"]);
/// ```
pub fn validate(sources: &Sources, schema: &Schema, document: &Document, options: &Options) -> Diagnostics {
    let types = types::Types::new(schema);
    let variables = types::variable_types(&types, document);
    let facts = walk::walk(&types, document, &variables);
    let mut context = Context::new(sources, &types, document, &facts, &variables);
    if rules::run(&mut context, options) {
        lint::run(&mut context, &options.lints);
    }
    context.finish()
}
