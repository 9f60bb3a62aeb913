//! A typed client for Authgear's Admin API.
#![deny(missing_docs)]

mod decode;
mod operation;
mod optional;
pub mod scalar;
mod variables;

/// What generated code names; not part of the public interface.
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use decode::UnknownValue;
pub use operation::{Operation, OperationKind};
pub use optional::Optional;
pub use scalar::{DateTime, Id, Json, Sensitive, StandardAttributes};
