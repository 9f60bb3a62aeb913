//! Interfaces and unions: which type an object is, its `__typename` says.

use std::borrow::Cow;

use super::failed::{Failed, Missing};
use super::kept::Kept;
use super::later::Later;
use super::value::{Null, Value};

/// The variants of an interface or union.
pub trait Variants<'de>: Sized {
    /// The entries taken so far, for one of the variants.
    type Started;

    /// Begins the variant for this type; a type that was not asked for begins the unknown one.
    fn start(typename: &str) -> Self::Started;

    /// Takes an entry.
    ///
    /// # Errors
    /// The value has another type.
    fn field(started: &mut Self::Started, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed>;

    /// The variant, once the object is at its end.
    ///
    /// # Errors
    /// The first entry that should have been there.
    fn finish(started: &mut Self::Started) -> Result<Self, Missing>;
}

/// The entries of an interface or union taken so far.
#[derive(Debug)]
pub enum Tagged<'de, S> {
    /// `__typename` has not come yet: what came before it waits.
    Waiting(Waiting<'de>),
    /// The variant is known.
    Started(S),
}

/// What came before the `__typename`.
type Waiting<'de> = Vec<(Box<str>, Later<'de>)>;

impl<S> Default for Tagged<'_, S> {
    fn default() -> Self {
        Self::Waiting(Vec::new())
    }
}

impl<'de, S> Tagged<'de, S> {
    /// Takes an entry; the first `__typename` decides on the variant.
    ///
    /// # Errors
    /// The value has another type.
    pub fn field<V>(&mut self, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed>
    where
        V: Variants<'de, Started = S>,
    {
        match self {
            Self::Started(started) => V::field(started, key, value),
            Self::Waiting(waiting) => match wait(waiting, key, value)? {
                None => Ok(()),
                Some(typename) => {
                    let waiting = std::mem::take(waiting);
                    let mut started = V::start(&typename);
                    V::field(&mut started, key, &mut Kept::Text(typename))?;
                    for (key, mut later) in waiting {
                        V::field(&mut started, &key, later.value())?;
                    }
                    *self = Self::Started(started);
                    Ok(())
                }
            },
        }
    }

    /// The variant, once the object is at its end.
    ///
    /// # Errors
    /// The first entry that should have been there, `__typename` among them.
    pub fn finish<V: Variants<'de, Started = S>>(&mut self) -> Result<V, Missing> {
        match self {
            Self::Started(started) => V::finish(started),
            Self::Waiting(_) => Err(Missing(TYPENAME)),
        }
    }
}

/// Puts an entry aside, unless it is the `__typename`.
fn wait<'de>(
    waiting: &mut Waiting<'de>,
    key: &str,
    value: &mut dyn Value<'de>,
) -> Result<Option<Cow<'de, str>>, Failed> {
    if key == TYPENAME {
        return value.text(Null::Refused, "a string");
    }
    waiting.push((key.into(), value.later()?));
    Ok(None)
}

const TYPENAME: &str = "__typename";
