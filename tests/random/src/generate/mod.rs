//! Random documents that are valid.
//!
//! They are valid by construction, and by nobody's judgement: every part asks the schema what may stand where it
//! stands. What is rare in the documents that people write is frequent here.

mod arguments;
mod directives;
mod merge;
mod names;
mod operation;
mod selection;
mod spread;
mod value;
mod variable;

use std::collections::HashMap;

use authgear_admin_codegen::schema::{OperationKind, Schema, TypeId};

use crate::Rng;
use crate::document::{Definition, Document, Fragment};
use merge::Merged;
use variable::Variables;

/// What documents may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything that GraphQL has.
    GraphQl,
    /// What has a Rust counterpart: no subscriptions, and a name for every operation.
    Rust,
}

/// A random valid document. Most have about ten selections, a few a hundred.
#[must_use]
pub fn document(rng: &mut Rng, schema: &Schema, scope: Scope) -> Document {
    let budget = match rng.below(20) {
        0..=11 => 3 + rng.below(10),
        12..=18 => 8 + rng.below(20),
        _ => 40 + rng.below(100),
    };
    let mut generator = Generator {
        rng,
        schema,
        scope,
        budget,
        document: Document::default(),
        fragment_names: names::FRAGMENTS.to_vec(),
        variables: Variables::default(),
        fields: Merged::default(),
        mutations: 0,
        overlapping: HashMap::new(),
    };
    generator.operations();
    generator.document
}

/// A document under way.
struct Generator<'g> {
    rng: &'g mut Rng,
    schema: &'g Schema,
    scope: Scope,
    /// How many selections are left; selection sets keep short once there are none.
    budget: usize,
    document: Document,
    /// The names that are left for fragments.
    fragment_names: Vec<&'static str>,
    variables: Variables,
    /// The fields of the operation under way.
    fields: Merged,
    /// The mutations of the operation under way.
    mutations: usize,
    /// The types that a spread on a type may have, by that type.
    overlapping: HashMap<TypeId, Vec<TypeId>>,
}

/// Where a selection set stands.
#[derive(Debug, Clone)]
struct Place {
    kind: OperationKind,
    /// The type that it selects from.
    parent: TypeId,
    /// The types that the fields around it were selected on, the outermost first.
    outer: Vec<TypeId>,
    /// The keys of these fields.
    way: Vec<String>,
}

impl Place {
    fn root(kind: OperationKind, root: TypeId) -> Self {
        Self { kind, parent: root, outer: Vec::new(), way: Vec::new() }
    }

    /// Inside a field of this key and type.
    fn inside(&self, key: &str, ty: TypeId) -> Self {
        let mut inside = self.clone();
        inside.outer.push(self.parent);
        inside.way.push(key.to_owned());
        inside.parent = ty;
        inside
    }

    /// Under a type condition, if there is one.
    fn on(&self, schema: &Schema, on: Option<&str>) -> Self {
        let parent = on.and_then(|on| schema.id(on)).unwrap_or(self.parent);
        Self { parent, ..self.clone() }
    }

    /// Whether the fields here are counted as mutations.
    fn is_mutation(&self) -> bool {
        self.kind == OperationKind::Mutation && self.way.is_empty()
    }

    fn depth(&self) -> usize {
        self.way.len()
    }
}

impl Generator<'_> {
    fn fragments(&self) -> impl Iterator<Item = &Fragment> {
        self.document.definitions.iter().filter_map(|definition| match definition {
            Definition::Fragment(fragment) => Some(fragment),
            Definition::Operation(_) => None,
        })
    }
}
