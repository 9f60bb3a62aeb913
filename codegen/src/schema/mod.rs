//! The schema: what the server offers, with the place of every declaration.
//!
//! Read from SDL ([`sdl`]) or from an introspection answer ([`introspection`]), checked for contradictions
//! ([`check`]), and printed as the SDL that is saved ([`print`]).

mod model;

pub use model::{
    DirectiveDef, DirectiveLocation, EnumValueDef, FieldDef, InputValueDef, OperationKind, Schema,
    SchemaBuilder, TypeDef, TypeId, TypeKind, TypeRef,
};
