//! The whole API without GraphQL: from a schema alone to one document that asks for everything, and what each of its
//! operations is for.
//!
//! The document is text like a user's, and goes the way of one: it is parsed, validated, lowered and rendered by the same
//! stages. Only what becomes of its operations differs: each is a builder (`ir::call`), in which the fragment that it
//! spreads is a parameter.
//!
//! ```text
//! schema + [api] ─► choice ─► returns ─► write ─► document ─► validate ─► ir ─► render
//! ```

mod choice;
mod default_fragment;
mod returns;
mod settings;
mod write;

use crate::diagnostic::Diagnostics;
use crate::schema::{FieldDef, OperationKind, Schema, TypeId};
use crate::settings::Settings;
use crate::source::Sources;
use choice::Chosen;
use default_fragment::DefaultFragments;
pub(crate) use default_fragment::default_name;
pub(crate) use returns::{Returns, kinds};
pub(crate) use settings::table;
pub use settings::{ApiSettings, Listed};

/// The document, and what its operations are for.
#[derive(Debug)]
pub(crate) struct Composed<'a> {
    /// The default fragments, then the operations.
    pub(crate) text: String,
    /// In the order of the operations.
    pub(crate) calls: Vec<Call<'a>>,
}

/// A root field that becomes a builder.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) kind: OperationKind,
    /// The root type.
    pub(crate) root: TypeId,
    pub(crate) field: &'a FieldDef,
    /// The name of its operation.
    pub(crate) operation: String,
    /// Its name in Rust, before collisions; that of the field unless it is renamed.
    pub(crate) method: String,
    pub(crate) returns: Returns<'a>,
}

/// Composes the document for the root fields that the settings let through.
///
/// # Errors
/// What is wrong with the settings; their text is added to `sources`.
pub(crate) fn compose<'a>(
    sources: &mut Sources,
    schema: &'a Schema,
    settings: &Settings,
) -> Result<Composed<'a>, Diagnostics> {
    let mut fragments = DefaultFragments::new(schema);
    let calls: Vec<Call<'a>> = choice::choose(sources, schema, &settings.api)?
        .into_iter()
        .map(|Chosen { kind, root, field, operation, method }| {
            let returns = returns::of(schema, settings, kind, field);
            fragments.need(&returns);
            // `Client::nodes` reads lists.
            let many = matches!(returns, Returns::Node { many: true, .. });
            let method = if many && method == "nodes" { "nodes_of".to_owned() } else { method };
            Call { kind, root, field, operation, method, returns }
        })
        .collect();
    let mut text = fragments.into_text();
    for call in &calls {
        write::operation(schema, call, &mut text);
    }
    Ok(Composed { text, calls })
}
