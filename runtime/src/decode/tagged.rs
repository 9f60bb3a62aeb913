//! Interfaces and unions: which type an object is, its `__typename` says.

use serde_json::value::RawValue;

use super::entry::{Entry, RawEntry, TextEntry};
use super::object::Missing;

/// The variants of an interface or union.
pub trait Variants: Sized {
    /// The entries taken so far, for one of the variants.
    type Started;

    /// Begins the variant for this type; a type that was not asked for begins the unknown one.
    fn start(typename: &str) -> Self::Started;

    /// Takes an entry.
    ///
    /// # Errors
    /// The value has another type.
    fn field<'de, S: Entry<'de>>(started: &mut Self::Started, key: &str, entry: S) -> Result<(), S::Error>;

    /// The variant, once the object is at its end.
    ///
    /// # Errors
    /// The first entry that should have been there.
    fn finish(started: Self::Started) -> Result<Self, Missing>;
}

/// The entries of an interface or union taken so far.
#[derive(Debug)]
pub enum Tagged<S> {
    /// `__typename` has not come yet: what came before it waits.
    Waiting(Vec<(Box<str>, Box<RawValue>)>),
    /// The variant is known.
    Started(S),
}

impl<S> Default for Tagged<S> {
    fn default() -> Self {
        Self::Waiting(Vec::new())
    }
}

impl<S> Tagged<S> {
    /// Takes an entry; the first `__typename` decides on the variant.
    ///
    /// # Errors
    /// The value has another type.
    pub fn field<'de, V, E>(&mut self, key: &str, entry: E) -> Result<(), E::Error>
    where
        V: Variants<Started = S>,
        E: Entry<'de>,
    {
        match self {
            Self::Started(started) => V::field(started, key, entry),
            Self::Waiting(waiting) if key == TYPENAME => {
                let typename: String = entry.read()?;
                let waiting = std::mem::take(waiting);
                let mut started = V::start(&typename);
                V::field(&mut started, key, TextEntry::<E::Error>::new(&typename))?;
                for (key, raw) in &waiting {
                    V::field(&mut started, key, RawEntry::<E::Error>::new(raw))?;
                }
                *self = Self::Started(started);
                Ok(())
            }
            Self::Waiting(waiting) => {
                waiting.push((key.into(), entry.read()?));
                Ok(())
            }
        }
    }

    /// The variant, once the object is at its end.
    ///
    /// # Errors
    /// The first entry that should have been there, `__typename` among them.
    pub fn finish<V: Variants<Started = S>>(self) -> Result<V, Missing> {
        match self {
            Self::Started(started) => V::finish(started),
            Self::Waiting(_) => Err(Missing(TYPENAME)),
        }
    }
}

const TYPENAME: &str = "__typename";
