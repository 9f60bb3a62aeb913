//! Writing variables: what is absent is left out, `null` is written, and secrets go out as they are.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::optional::Optional;

/// The JSON object of an operation's variables or of an input object, under way.
#[derive(Debug)]
pub struct Variables<M>(M);

impl<M: SerializeMap> Variables<M> {
    /// Begins the object.
    ///
    /// # Errors
    /// What the serializer answers.
    pub fn begin<S: Serializer<SerializeMap = M, Error = M::Error, Ok = M::Ok>>(
        serializer: S,
    ) -> Result<Self, M::Error> {
        serializer.serialize_map(None).map(Self)
    }

    /// Writes a value.
    ///
    /// # Errors
    /// What the serializer answers.
    pub fn value<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(key, value)
    }

    /// Writes a value or `null`, or leaves it out.
    ///
    /// # Errors
    /// What the serializer answers.
    pub fn optional<T: Serialize>(&mut self, key: &str, value: &Optional<T>) -> Result<(), M::Error> {
        match value {
            Optional::Absent => Ok(()),
            other => self.0.serialize_entry(key, other),
        }
    }

    /// Writes a value that must not be `null` and may be left out, because it has a default.
    ///
    /// # Errors
    /// What the serializer answers.
    pub fn defaulted<T: Serialize>(&mut self, key: &str, value: &Option<T>) -> Result<(), M::Error> {
        match value {
            None => Ok(()),
            Some(value) => self.0.serialize_entry(key, value),
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    /// What the serializer answers.
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }
}
