//! Why an operation is nearly read page by page, and is not: conditions that never hold, for the compiler's message.
//!
//! Generated code implements `Paginated` under one of these where the document comes close. The compiler tells of the
//! condition rather than of the implementation only because it is one on another type than the operation.

/// The connection selects what tells where the next page begins.
#[diagnostic::on_unimplemented(
    message = "the list of `{Operation}` cannot be read page by page: `{Self}` does not select `pageInfo {{ hasNextPage endCursor }}`",
    label = "its document does not select `pageInfo {{ hasNextPage endCursor }}`",
    note = "add `pageInfo {{ hasNextPage endCursor }}` to the connection, beside `edges`, and not under `@include` or `@skip`"
)]
pub trait SelectsPageInfo<Operation> {}

/// The connection selects its nodes.
#[diagnostic::on_unimplemented(
    message = "the list of `{Operation}` cannot be read page by page: `{Self}` does not select `edges {{ node {{ … }} }}`",
    label = "its document does not select `edges {{ node {{ … }} }}`",
    note = "add `edges {{ node {{ id }} }}` to the connection, with what you want of each node"
)]
pub trait SelectsNodes<Operation> {}

/// There is one list to walk.
#[diagnostic::on_unimplemented(
    message = "`{Operation}` cannot be read page by page: several of its connections take `after` from a variable",
    label = "which of its lists to walk is not clear",
    note = "write an operation for each list, or give `after` from a variable to one connection only"
)]
pub trait SelectsOneList<Operation> {}
