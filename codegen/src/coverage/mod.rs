//! How much of a schema a set of operations uses, and who uses a part of it, by their [manifest](crate::manifest).
//!
//! **Used** is what a document names. **Possible** is what no document shows: an input field or enum value that can be in the
//! value of a variable, and an enum value that a selected field may answer. Neither is counted twice, and types are not
//! counted by themselves: their members are.

mod names;
mod target;
mod who;

use std::collections::{BTreeSet, HashSet};

pub use names::names_in_rust;
pub use target::{Target, UnknownTarget};
pub use who::{Who, who};

use crate::ir::closure;
use crate::manifest::{Fragment, Manifest, Operation};
use crate::schema::{Schema, TypeDef, TypeId, TypeKind};

/// How much of something is in use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How many there are.
    pub total: usize,
    /// How many are named in documents.
    pub used: usize,
    /// How many more may be in variables or in answers.
    pub possible: usize,
}

impl Share {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            total: self.total + other.total,
            used: self.used + other.used,
            possible: self.possible + other.possible,
        }
    }
}

/// How much of a type is in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeShare<'a> {
    /// Its name.
    pub name: &'a str,
    /// `object`, `interface`, `input` or `enum`; others have no members.
    pub kind: &'static str,
    /// Its fields, input fields or values.
    pub members: Share,
    /// The arguments of its fields.
    pub arguments: Share,
}

/// How much of a schema is in use.
#[derive(Debug, Clone)]
pub struct Coverage<'a> {
    /// The types that have members, in the order of the schema.
    pub types: Vec<TypeShare<'a>>,
    /// The fragments that are part of no operation.
    pub unused_fragments: Vec<&'a Fragment>,
    /// What the manifest names and the schema does not have, sorted: one is older than the other.
    pub unknown: BTreeSet<&'a str>,
}

impl<'a> Coverage<'a> {
    /// How much of this schema these operations use. What only fragments name that are part of no operation is not used.
    ///
    /// ```
    /// use authgear_admin_codegen::coverage::Coverage;
    /// use authgear_admin_codegen::manifest::Manifest;
    /// use authgear_admin_codegen::{schema::sdl, source::Sources};
    ///
    /// let mut sources = Sources::new();
    /// let id = sources.add("schema.graphql", "type Query { total: Int! users: [String] }");
    /// let schema = sdl::parse(&sources, id).unwrap().schema;
    /// let manifest = Manifest { version: 1, operations: Vec::new(), fragments: Vec::new() };
    /// let coverage = Coverage::of(&schema, &manifest);
    /// assert_eq!((coverage.types[0].members.total, coverage.types[0].members.used), (2, 0));
    /// ```
    #[must_use]
    pub fn of(schema: &'a Schema, manifest: &'a Manifest) -> Self {
        let operations = || manifest.operations.iter();
        let used: HashSet<&str> =
            operations().flat_map(|operation| &operation.coordinates).map(String::as_str).collect();
        let roots = operations().flat_map(|operation| variable_types(schema, operation));
        let mut possible: HashSet<TypeId> = closure(schema, roots).into_iter().collect();
        let mut known: HashSet<String> = HashSet::new();
        let mut counted = Vec::new();
        for (id, ty) in schema.types().filter(|(id, _)| !schema.is_given(*id)) {
            for field in ty.fields() {
                let coordinate = format!("{}.{}", ty.name.text, field.name.text);
                if used.contains(coordinate.as_str()) {
                    possible.insert(field.ty.base());
                }
            }
            counted.push((id, ty));
        }
        let types = counted
            .into_iter()
            .filter_map(|(id, ty)| share(ty, &used, possible.contains(&id), &mut known))
            .collect();
        let unknown = used.iter().copied().filter(|coordinate| !known.contains(*coordinate)).collect();
        let unused = |fragment: &&Fragment| fragment.operations.is_empty();
        Self { types, unused_fragments: manifest.fragments.iter().filter(unused).collect(), unknown }
    }
}

/// The operations whose Rust type none of these names is, nor the method where it is a builder; see [`names_in_rust`].
pub fn unused_operations<'m>(
    manifest: &'m Manifest,
    names: &HashSet<String>,
) -> impl Iterator<Item = &'m Operation> {
    let is_named = |operation: &Operation| {
        [Some(&operation.rust), operation.method.as_ref()]
            .into_iter()
            .flatten()
            .any(|name| names.contains(name))
    };
    manifest.operations.iter().filter(move |operation| !is_named(operation))
}

/// The types of an operation's variables, inside their lists.
fn variable_types(schema: &Schema, operation: &Operation) -> impl Iterator<Item = TypeId> {
    operation.variables.iter().filter_map(|variable| schema.id(base(&variable.ty)))
}

/// The name in a type, inside its lists.
fn base(ty: &str) -> &str {
    ty.trim_matches(['[', ']', '!'])
}

/// How much of a type is in use; `None` for one without members. Notes the names of all that it has.
fn share<'a>(
    ty: &'a TypeDef,
    used: &HashSet<&str>,
    possible: bool,
    known: &mut HashSet<String>,
) -> Option<TypeShare<'a>> {
    let mut count = |share: &mut Share, coordinate: String, possible: bool| {
        share.total += 1;
        if used.contains(coordinate.as_str()) {
            share.used += 1;
        } else if possible {
            share.possible += 1;
        }
        known.insert(coordinate);
    };
    let name = ty.name.as_str();
    let (mut members, mut arguments) = (Share::default(), Share::default());
    for field in ty.fields() {
        let field_name = field.name.as_str();
        count(&mut members, format!("{name}.{field_name}"), false);
        for argument in &field.arguments {
            count(&mut arguments, format!("{name}.{field_name}.{}", argument.name.text), false);
        }
    }
    let inputs = ty.input_fields().iter().map(|field| &field.name);
    for member in inputs.chain(ty.enum_values().iter().map(|value| &value.name)) {
        count(&mut members, format!("{name}.{}", member.text), possible);
    }
    let kind = match ty.kind {
        TypeKind::Object { .. } => "object",
        TypeKind::Interface { .. } => "interface",
        TypeKind::Input { .. } => "input",
        TypeKind::Enum { .. } => "enum",
        TypeKind::Scalar { .. } | TypeKind::Union { .. } => return None,
    };
    Some(TypeShare { name, kind, members, arguments })
}
