//! The kinds of operations, each with a root type of its own.

/// The kind of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OperationKind {
    /// Reads.
    Query,
    /// Writes.
    Mutation,
    /// A stream of events; Authgear has none.
    Subscription,
}

impl OperationKind {
    /// The keyword in a document and in `schema { … }`.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Mutation => "mutation",
            Self::Subscription => "subscription",
        }
    }
}
