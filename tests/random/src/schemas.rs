//! The schemas that documents are made over.

use authgear_admin_codegen::schema::{Schema, sdl};
use authgear_admin_codegen::source::Sources;

/// A schema with its text.
#[derive(Debug)]
pub struct TestSchema {
    /// What it is called in messages.
    pub name: &'static str,
    /// Its SDL.
    pub text: &'static str,
    /// What is read from that.
    pub schema: Schema,
}

impl TestSchema {
    fn read(name: &'static str, text: &'static str) -> Self {
        let mut sources = Sources::new();
        let id = sources.add(name, text);
        let schema = match sdl::parse(&sources, id) {
            Ok(parsed) => parsed.schema,
            Err(found) => panic!("{name} is no schema: {found:?}"),
        };
        Self { name, text, schema }
    }

    /// The schema of the Admin API.
    ///
    /// # Panics
    /// The file in the repository is no schema.
    #[must_use]
    pub fn admin() -> Self {
        Self::read("fixtures/schema.graphql", include_str!("../../../fixtures/schema.graphql"))
    }

    /// A schema with what that one has not.
    ///
    /// # Panics
    /// The file in the repository is no schema.
    #[must_use]
    pub fn odd() -> Self {
        Self::read("odd.graphql", include_str!("odd.graphql"))
    }
}
