//! What a root field gives back: where in its answer the object is that callers want, and so what a fragment must be on.
//!
//! A mutation answers with a payload, which the caller does not care for: of one that holds a single object, the object
//! comes back. A list comes back page by page; a node by its kind; a scalar as it is.

use crate::ir::is_kind;
use crate::schema::{FieldDef, OperationKind, Schema, TypeId, TypeRef, is_connection};
use crate::settings::Settings;

/// What comes back.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Returns<'a> {
    /// A scalar or enum.
    Leaf,
    /// An object or several, in the field itself or in one field of its payload.
    Object { inner: Option<&'a FieldDef>, on: TypeId },
    /// A connection of such nodes.
    List { on: TypeId },
    /// A node of a kind that the caller names, or several. `on` is one of the kinds, so that there is a document.
    Node { many: bool, on: TypeId },
}

/// What this field gives back.
pub(super) fn of<'a>(
    schema: &'a Schema,
    settings: &Settings,
    kind: OperationKind,
    field: &'a FieldDef,
) -> Returns<'a> {
    let on = field.ty.base();
    if schema.ty(on).is_leaf() {
        return Returns::Leaf;
    }
    if settings.typed_ids
        && kind == OperationKind::Query
        && let Some((many, on)) = node(schema, field)
    {
        return Returns::Node { many, on };
    }
    if let Some(on) = nodes(schema, field) {
        return Returns::List { on };
    }
    match inner(schema, kind, field) {
        Some(inner) => Returns::Object { inner: Some(inner), on: inner.ty.base() },
        None => Returns::Object { inner: None, on },
    }
}

/// Whether it is `node(id: ID!): Node` (`false`) or `nodes(ids: [ID!]!): [Node]!` (`true`), and a kind of node that there is.
fn node(schema: &Schema, field: &FieldDef) -> Option<(bool, TypeId)> {
    let [argument] = &field.arguments[..] else { return None };
    let (takes, gives) = (argument.ty.display(schema), field.ty.display(schema));
    let many = match (argument.name.as_str(), &*takes, &*gives) {
        ("id", "ID!", "Node") => false,
        ("ids", "[ID!]!", "[Node]!") => true,
        _ => return None,
    };
    let kinds = kinds(schema);
    let on = kinds.iter().find(|id| schema.ty(**id).name.as_str() == "User").or(kinds.first())?;
    Some((many, *on))
}

/// The kinds of nodes that the schema and the runtime have.
pub(crate) fn kinds(schema: &Schema) -> Vec<TypeId> {
    let node = schema.id("Node").map(|node| schema.possible_types(node)).unwrap_or_default();
    node.iter().copied().filter(|id| is_kind(schema.ty(*id).name.as_str())).collect()
}

/// The type of the nodes, if the field is a connection that is read with `first` and `after`.
fn nodes(schema: &Schema, field: &FieldDef) -> Option<TypeId> {
    let takes = |argument: &str, ty: &str| {
        field.argument(argument).is_some_and(|known| known.ty.display(schema) == ty)
    };
    let connection = field.ty.base();
    if !matches!(field.ty.nullable(), TypeRef::Named(_))
        || !is_connection(schema, connection)
        || !takes("first", "Int")
        || !takes("after", "String")
    {
        return None;
    }
    let edge = schema.ty(connection).field("edges")?.ty.base();
    let node = schema.ty(edge).field("node")?;
    let plain = matches!(node.ty.nullable(), TypeRef::Named(_)) && schema.ty(node.ty.base()).is_composite();
    plain.then(|| node.ty.base())
}

/// The one object in a mutation's payload, whatever scalars stand beside it.
fn inner<'a>(schema: &'a Schema, kind: OperationKind, field: &FieldDef) -> Option<&'a FieldDef> {
    let TypeRef::NonNull(payload) = &field.ty else { return None };
    let TypeRef::Named(payload) = **payload else { return None };
    if kind != OperationKind::Mutation {
        return None;
    }
    let fields = schema.ty(payload).fields();
    let mut objects = fields.iter().filter(|field| schema.ty(field.ty.base()).is_composite());
    match (objects.next(), objects.next()) {
        (Some(only), None) if only.arguments.iter().all(|argument| !argument.is_required()) => Some(only),
        _ => None,
    }
}
