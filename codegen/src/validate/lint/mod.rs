//! Our own rules: what is valid GraphQL and still goes wrong with this server, or soon will.

mod deprecated_usage;
mod mutation_field_limit;

use super::Context;

/// Runs all lints.
pub(super) fn run(context: &mut Context<'_>) {
    deprecated_usage::check(context);
    mutation_field_limit::check(context);
}
