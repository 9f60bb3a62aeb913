//! What comes back where nothing is selected: the scalars and enums of a type, as a fragment `DefaultUser`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::returns::{Returns, kinds};
use crate::naming::type_name;
use crate::schema::{FieldDef, Schema, TypeDef, TypeId};

/// How deep a type without scalars is looked into for some.
const DEEP: usize = 4;

/// The fragments that are needed.
pub(super) struct DefaultFragments<'a> {
    schema: &'a Schema,
    /// By their names.
    types: BTreeMap<String, TypeId>,
}

/// The name of a type's default fragment.
pub(crate) fn default_name(ty: &TypeDef) -> String {
    format!("Default{}", type_name(&ty.name.text))
}

impl<'a> DefaultFragments<'a> {
    pub(super) fn new(schema: &'a Schema) -> Self {
        Self { schema, types: BTreeMap::new() }
    }

    /// Notes what a root field needs.
    pub(super) fn need(&mut self, returns: &Returns<'_>) {
        let schema = self.schema;
        let mut add = |id: TypeId| {
            self.types.insert(default_name(schema.ty(id)), id);
        };
        match returns {
            Returns::Leaf => {}
            Returns::Object { on, .. } | Returns::List { on } => add(*on),
            Returns::Node { .. } => kinds(schema).into_iter().for_each(add),
        }
    }

    pub(super) fn into_text(self) -> String {
        let mut text = String::new();
        for (name, id) in &self.types {
            let ty = self.schema.ty(*id);
            let _ = writeln!(text, "fragment {name} on {} {{ {} }}", ty.name.text, self.selection(ty, DEEP));
        }
        text
    }

    /// Its scalars; where it has none, what its objects have.
    fn selection(&self, ty: &TypeDef, deep: usize) -> String {
        let open = |field: &&FieldDef| {
            field.deprecated.is_none() && field.arguments.iter().all(|argument| !argument.is_required())
        };
        let fields = || ty.fields().iter().filter(open);
        let is_leaf = |field: &FieldDef| self.schema.ty(field.ty.base()).is_leaf();
        let mut selected: Vec<String> =
            fields().filter(|field| is_leaf(field)).map(|field| field.name.text.to_string()).collect();
        if selected.is_empty() && deep > 0 {
            selected = fields()
                .map(|field| {
                    let inside = self.selection(self.schema.ty(field.ty.base()), deep - 1);
                    format!("{} {{ {inside} }}", field.name.text)
                })
                .collect();
        }
        // A union, say: any object can be asked for its type.
        if selected.is_empty() { "__typename".to_owned() } else { selected.join(" ") }
    }
}
