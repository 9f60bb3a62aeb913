//! Decoding in one pass: what generated types are read with.
//!
//! A selection is read from a JSON object entry by entry. A fragment's fields stand in the same object as the
//! fields beside it, so a selection hands entries on to the fragments in it: no buffering, no `serde(flatten)`. What
//! two of them want is read once: what has no others in it as a value, all else as raw text. The type of an interface or
//! union is told by `__typename`, which generated documents ask for first; an answer that has it later is still read.
//!
//! The reader stands behind a trait's object ([`Value`]), so that generated types have one way to be read and bring no
//! reader along into the crates that they are compiled in.

mod again;
#[cfg(test)]
mod agreement;
mod erased;
mod failed;
pub mod finish;
mod json;
mod kept;
mod later;
mod macros;
mod object;
mod open_enum;
mod partial;
pub mod put;
mod raw_text;
mod reader;
mod repeated;
mod scan;
pub mod share;
mod tagged;
mod typed;
mod value;
mod visitors;
mod within;

pub use erased::deserialize;
pub use failed::{Failed, Missing};
pub use json::json;
pub(crate) use json::{by_serde, read};
pub use later::Later;
pub use object::{Nothing, Object, object};
pub use open_enum::{UnknownValue, open_enum};
pub(crate) use scan::special;
pub use tagged::{Tagged, Variants};
pub use typed::Decode;
pub(crate) use typed::{converted, leaves, parsed};
pub use value::{Null, RawTaker, Sink, Taker, Value};
pub(crate) use within::{RawError, Within, message};
