//! Our own lints: what is valid GraphQL and still goes wrong with this server, or soon will. [`Lint`] says what each of
//! them finds, [`Lints`] how much it matters.

mod connection;
mod connection_page_info;
mod deprecated_usage;
mod merged;
mod mutation_field_limit;
mod named_operations;
mod page_size;
mod parts;

use super::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, Lints};
use crate::source::Span;

pub(crate) use named_operations::unnamed;

/// Runs all lints that are not allowed.
pub(super) fn run(context: &mut Context<'_>, lints: &Lints) {
    for lint in Lint::ALL {
        if let Some(severity) = lints.level(lint).severity() {
            let check = match lint {
                Lint::ConnectionPageInfo => connection_page_info::check,
                Lint::DeprecatedUsage => deprecated_usage::check,
                Lint::MutationFieldLimit => mutation_field_limit::check,
                Lint::NamedOperations => named_operations::check,
                Lint::PageSize => page_size::check,
            };
            check(context, severity);
        }
    }
}

/// What a lint found.
fn finding(lint: Lint, severity: Severity, message: impl Into<String>, primary: Span) -> Diagnostic {
    Diagnostic { severity, ..Diagnostic::error(lint.rule(), message, primary) }
}
