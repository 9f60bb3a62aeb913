//! Decoding in one pass: what generated `Deserialize` implementations are made of.
//!
//! A selection is read from a JSON object entry by entry. A fragment's fields stand in the same object as the
//! fields beside it, so a selection hands entries on to the fragments in it: no buffering, no `serde(flatten)`. What
//! two of them want is read once as raw text. The type of an interface or union is told by `__typename`, which
//! generated documents ask for first; an answer that has it later is still read.

mod entry;
pub mod finish;
mod json;
mod macros;
mod object;
mod open_enum;
mod partial;
pub mod put;
mod tagged;
mod within;

pub use entry::{Entry, RawEntry};
pub use json::json;
pub use object::{Missing, Nothing, Object, object};
pub use open_enum::{UnknownValue, open_enum};
pub use tagged::{Tagged, Variants};
pub(crate) use within::{Within, message};
