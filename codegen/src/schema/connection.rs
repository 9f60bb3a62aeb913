//! What a connection is: by the shape that the Relay specification gives it (GraphQL Cursor Connections, §2 to §5), as a
//! schema is free in its names.

use super::{Schema, TypeId, TypeRef};

/// Whether a type is a connection.
pub(crate) fn is_connection(schema: &Schema, id: TypeId) -> bool {
    let field = |of: TypeId, name: &str| schema.ty(of).field(name).map(|field| &field.ty);
    let has_edges = field(id, "edges").is_some_and(|edges| {
        matches!(edges.nullable(), TypeRef::List(_)) && field(edges.base(), "node").is_some()
    });
    let has_page_info = field(id, "pageInfo").filter(|ty| ty.is_non_null()).is_some_and(|info| {
        let has_next_page = field(info.base(), "hasNextPage")
            .is_some_and(|ty| matches!(ty, TypeRef::NonNull(inner) if is_named(schema, inner, &["Boolean"])));
        let end_cursor = field(info.base(), "endCursor");
        has_next_page && end_cursor.is_some_and(|ty| is_named(schema, ty.nullable(), &["String", "ID"]))
    });
    has_edges && has_page_info
}

fn is_named(schema: &Schema, ty: &TypeRef, names: &[&str]) -> bool {
    matches!(ty, TypeRef::Named(id) if names.contains(&&*schema.ty(*id).name.text))
}
