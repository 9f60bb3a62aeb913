//! The schemas that documents are tried on: the Admin API's, one of odd names and shapes, and one for the rules.

use std::sync::LazyLock;

use authgear_admin_codegen::schema::{Schema, sdl};
use authgear_admin_codegen::source::Sources;

/// A schema with the sources that its places are in.
pub struct Read {
    /// The schema's text only; clone it and add documents.
    pub sources: Sources,
    /// The schema.
    pub schema: Schema,
}

impl Read {
    /// Reads SDL; `None` where that is no schema.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let mut sources = Sources::new();
        let id = sources.add("schema.graphql", text);
        let schema = sdl::parse(&sources, id).ok()?.schema;
        Some(Self { sources, schema })
    }
}

fn known(text: &str) -> Read {
    Read::new(text).expect("the schemas of the repository are fine")
}

/// The Admin API's.
pub static ADMIN: LazyLock<Read> = LazyLock::new(|| known(include_str!("../../fixtures/schema.graphql")));

/// Names and shapes that a generator trips over.
pub static ODD: LazyLock<Read> = LazyLock::new(|| known(include_str!("../../tests/odd.graphql")));

/// One of everything that the rules look at.
pub static ZOO: LazyLock<Read> =
    LazyLock::new(|| known(include_str!("../../codegen/tests/validate/schema.graphql")));
