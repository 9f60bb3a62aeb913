//! The schema: what the server offers, with the place of every declaration.
//!
//! Read from SDL ([`sdl`]) or from an introspection answer ([`introspection`]), checked for contradictions
//! ([`check`]), and printed as the SDL that is saved ([`mod@print`]).

pub mod check;
pub mod introspection;
pub mod print;
pub mod sdl;

mod applied;
mod builder;
mod builtin;
mod connection;
mod firsts;
mod model;
mod operation_kind;
pub(crate) mod suggest;
mod types;

/// The rule that a schema which contradicts itself breaks.
pub const RULE: &str = "Schema";

pub use applied::{AppliedArgument, AppliedDirective};
pub(crate) use builtin::{
    LOCATIONS as DIRECTIVE_LOCATIONS, NO_REASON, is_directive as is_built_in_directive,
};
pub(crate) use connection::is_connection;
pub use model::Schema;
pub use operation_kind::OperationKind;
pub use types::{
    DirectiveDef, DirectiveLocation, EnumValueDef, FieldDef, InputValueDef, TypeDef, TypeId, TypeKind,
    TypeRef,
};
