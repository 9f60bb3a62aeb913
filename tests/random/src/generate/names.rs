//! Names that the documents choose: plain ones, and those that Rust, the runtime or the generated code has taken.

/// For fragments; a document has no more of them.
pub(super) const FRAGMENTS: &[&str] = &[
    "Parts", "data", "Option", "self", "UserCard", "Some", "new", "Result2", "_under", "Q0", "fragment",
    "String",
];

/// For operations; a document has no more of them.
pub(super) const OPERATIONS: &[&str] = &["Q0", "Q1", "Self", "listAll", "Box", "type", "String", "query"];

/// For aliases.
pub(super) const ALIASES: &[&str] = &[
    "a", "b", "k1", "self", "Self", "type", "crate", "userIDs", "_a", "new", "data", "Data", "x_y", "xY",
    "fields",
];

/// For variables.
pub(super) const VARIABLES: &[&str] = &[
    "v", "w", "first", "type", "self", "Self", "new", "input", "userID", "userIDs", "password", "x", "xY",
    "x_y", "on",
];
