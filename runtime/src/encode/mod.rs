//! Writing answers back as the JSON they came as: what generated `Serialize` implementations are made of, where the
//! settings ask for them.
//!
//! A fragment's entries stand in the same object as those beside it, as they did in the answer. Where two of them have
//! the same key, what each holds of it is merged.

mod macros;
mod merged;
pub mod write;

use serde::ser::{SerializeMap, Serializer};

/// A selection that is written into a JSON object which it may share with others.
pub trait Entries {
    /// Writes the entries.
    ///
    /// # Errors
    /// What the object's serializer answers.
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// Writes a selection as an object.
///
/// # Errors
/// What the serializer answers.
pub fn serialize_entries<T: Entries, S: Serializer>(selection: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    selection.entries(&mut map)?;
    map.end()
}
