//! What changed between two schemas, on two axes: what it does to callers that are out there, and what generating anew
//! does to Rust.
//!
//! Kinds, paths and criticality are graphql-inspector's (version 8), so that reports can be compared; positions in both
//! schemas, the second axis and the uses in documents are ours. One noun of the schema a file: each finds its changes and
//! says which uses of the schema they matter to ([`Change::impact`] looks these up in the documents).
//!
//! # Where it differs from graphql-inspector, and why
//!
//! Compared on a case for every kind (`tests/diff/cases`) and on 5,500 pairs of random edits with 24,900 changes; in these,
//! the first, second and fourth of the differences below were all that there were.
//!
//! - **The default of a non-null argument or input field goes away**, and its type stays: the input is required from then
//!   on, which breaks callers that leave it out. There it is only dangerous.
//! - **`@deprecated` without a reason is taken off an enum value**: told as `…_DEPRECATION_REASON_REMOVED` here, as
//!   `…_REASON_ADDED` with an empty reason there. And `@deprecated(reason: "")` on one is passed by there.
//! - **`@deprecated(reason: null)`** deprecates nothing, as graphql-js has it; there it is a deprecation for fields.
//! - **Directives that an extension applies** to a type count here. There only the definition is looked at, except for the
//!   schema's own extensions, which are compared one by one; here they are one list with the definition.
//! - **Values of directives' arguments** are compared by what is written, and a text in `"""` is the same as one in `"`.
//! - **Defaults** are compared by value, like there; of numbers that a float cannot tell apart every digit counts here, and
//!   `-0` is `0`.
//! - **Of two fields with one name** in a type (GitHub's schema has some) the first counts here, the last there.
//! - **From an introspection answer**, the built-in directives are known by what they say (`isDeprecated`, `isOneOf`,
//!   `specifiedByURL`) and told like those of SDL; there they are not looked at.
//! - **The order** is by criticality and path, and means nothing there.
//!
//! # The second axis
//!
//! `breaks` means that what compiled against the old code may not compile against the new, given that generated enums are
//! open and fields of inputs private. Without documents it is what can happen to some document; with documents, what
//! happens to one of these. For an argument that turns from `T!` to `T` that differs: only builders take another type, no
//! document does. Some of it is finer than "compatible whenever the wire is":
//!
//! - a default that comes or goes on a non-null input moves it between `new(…)` and a setter;
//! - a root type that goes away leaves its operations without one, and one in its place may not have their fields;
//! - a directive that is no longer `repeatable` breaks the documents that repeat it.
//!
//! One thing is not told: an optional input field that lets a `@oneOf` input contain itself puts a `Box` around what its
//! variant holds.
//!
//! # Both axes, proved
//!
//! Each row is a change with a document and code that uses what is generated from it. That code compiled before; a test
//! compiles it after the change, and asks whether the compiler agrees with what is said of the document's Rust.
//!
#![doc = include_str!("two-axes.md")]

mod apart;
mod change;
mod comparison;
mod default_value;
mod directive_usage;
mod directives;
mod enums;
mod fields;
mod input_value;
mod inputs;
mod interfaces;
mod kind;
mod pairs;
mod roots;
mod texts;
mod touch;
mod type_change;
mod types;
mod unions;
mod used_by;

pub use change::{Change, Criticality, Rust};
pub use kind::ChangeKind;
pub use used_by::{Impact, UsedBy};

use comparison::Comparison;
use directive_usage::Place;

use crate::schema::Schema;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether directives that the server declares itself are compared where the schema applies them. An introspection
    /// answer does not tell them: where one of the schemas is such an answer, every one would seem to be new or gone.
    pub custom_directives: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { custom_directives: true }
    }
}

/// All changes from one schema to another: what breaks first, and by path.
///
/// ```
/// use authgear_admin_codegen::diff::{self, Criticality};
/// use authgear_admin_codegen::{schema::sdl, source::Sources};
///
/// let mut sources = Sources::new();
/// let old = sources.add("old.graphql", "type Query { total: Int! users: [String] }");
/// let new = sources.add("new.graphql", "type Query { users: [String!] }");
/// let old = sdl::parse(&sources, old).unwrap().schema;
/// let new = sdl::parse(&sources, new).unwrap().schema;
///
/// let changes = diff::diff(&old, &new, diff::Options::default());
/// assert_eq!(changes[0].kind.as_str(), "FIELD_REMOVED");
/// assert_eq!(changes[0].path.as_deref(), Some("Query.total"));
/// assert_eq!(changes[0].criticality, Criticality::Breaking);
/// // Safe for callers, and yet the generated type is another one.
/// assert_eq!(changes[1].criticality, Criticality::Safe);
/// assert_eq!(changes[1].rust, diff::Rust::Breaks);
/// ```
#[must_use]
pub fn diff<'a>(old: &'a Schema, new: &'a Schema, options: Options) -> Vec<Change<'a>> {
    let mut comparison = Comparison::new(old, new, options.custom_directives);
    directives::compare(&mut comparison);
    roots::compare(&mut comparison);
    types::compare(&mut comparison);
    directive_usage::compare(&mut comparison, false, old.applied(), new.applied(), Place::schema);
    let mut changes = comparison.changes;
    for change in &mut changes {
        // What is built in stands nowhere.
        let written = |span: &crate::source::Span| span.start < span.end;
        change.old = change.old.filter(written);
        change.new = change.new.filter(written);
    }
    changes.sort_by(|a, b| (a.criticality, &a.path, a.kind).cmp(&(b.criticality, &b.path, b.kind)));
    changes
}
