//! The schema's types as a document may name them, and the types of its variables.

use crate::document::{Definition, Document, TypeExpr, TypeExprKind};
use crate::schema::{Schema, TypeId, TypeKind, TypeRef};

/// The types of a schema by name.
pub(super) struct Types<'a> {
    schema: &'a Schema,
    /// The built-in scalars that the schema neither declares nor refers to: by the specification (§3.5) it does not
    /// have them.
    absent: Vec<TypeId>,
}

impl<'a> Types<'a> {
    pub(super) fn new(schema: &'a Schema) -> Self {
        let mut absent: Vec<TypeId> = schema
            .types()
            .filter(|(_, ty)| matches!(ty.kind, TypeKind::Scalar { .. }) && ty.name.span.range().is_empty())
            .map(|(id, _)| id)
            .collect();
        let fields = || schema.types().flat_map(|(_, ty)| ty.fields());
        let arguments = fields().flat_map(|field| &field.arguments);
        let input_fields = schema.types().flat_map(|(_, ty)| ty.input_fields());
        let directives = schema.directives().iter().flat_map(|directive| &directive.arguments);
        let inputs = arguments.chain(input_fields).chain(directives).map(|input| &input.ty);
        for ty in fields().map(|field| &field.ty).chain(inputs) {
            if absent.is_empty() {
                break;
            }
            absent.retain(|id| *id != ty.base());
        }
        Self { schema, absent }
    }

    pub(super) fn schema(&self) -> &'a Schema {
        self.schema
    }

    /// The type of this name.
    pub(super) fn id(&self, name: &str) -> Option<TypeId> {
        self.schema.id(name).filter(|id| !self.absent.contains(id))
    }

    /// The type of this name, where it has fields to select.
    pub(super) fn composite(&self, name: &str) -> Option<TypeId> {
        self.id(name).filter(|id| self.schema.ty(*id).is_composite())
    }

    /// The names of all types.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let present = self.schema.types().filter(|(id, _)| !self.absent.contains(id));
        present.map(|(_, ty)| ty.name.as_str())
    }

    fn resolve(&self, ty: &TypeExpr) -> Option<TypeRef> {
        Some(match &ty.kind {
            TypeExprKind::Named(name) => TypeRef::Named(self.id(name.as_str())?),
            TypeExprKind::List(inner) => TypeRef::List(Box::new(self.resolve(inner)?)),
            TypeExprKind::NonNull(inner) => TypeRef::NonNull(Box::new(self.resolve(inner)?)),
        })
    }
}

/// The types of all variables, by definition and variable; made before the walk, which points into it. `None` where the
/// schema does not have the name.
pub(super) type VariableTypes = Vec<Vec<Option<TypeRef>>>;

/// The types of all variables of a document.
pub(super) fn variable_types(types: &Types<'_>, document: &Document) -> VariableTypes {
    let of_definition = |definition: &Definition| match definition {
        Definition::Operation(operation) => {
            operation.variables.iter().map(|variable| types.resolve(&variable.ty)).collect()
        }
        _ => Vec::new(),
    };
    document.definitions().iter().map(of_definition).collect()
}
