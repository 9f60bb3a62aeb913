//! Directives where a schema applies them: `@deprecated`, and those of the server's own.
//!
//! What the built-in ones say is kept beside them too, in words of the model (`deprecated`, `one_of`, `specified_by`):
//! most stages ask for that. The rest is kept for the comparison of schemas, and never printed: introspection does not
//! tell it, and a schema that is fetched must be one text with a schema that is saved.

use crate::value::{Name, Value};

/// `@name(arguments)` in a schema.
#[derive(Debug, Clone)]
pub struct AppliedDirective {
    /// The name without `@`, and its place.
    pub name: Name,
    /// What is given to it, in the order written.
    pub arguments: Vec<AppliedArgument>,
}

/// `name: value` of an [`AppliedDirective`].
#[derive(Debug, Clone)]
pub struct AppliedArgument {
    /// Its name and place.
    pub name: Name,
    /// Its value.
    pub value: Value,
}
