//! A node of a kind: what `node(id:)` answers for an id of another type is not read as it.

use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer};

use super::fragment::FragmentOn;
use crate::decode::{Entry, Missing, Object, Tagged, Variants, object};
use crate::kind::NodeKind;

/// A node, if it is one of kind `K`: told by its `__typename`.
#[derive(Debug)]
pub struct OfKind<K, F> {
    /// It; `None` if it is of another type.
    pub node: Option<F>,
    kind: PhantomData<fn() -> K>,
}

impl<K: NodeKind, F: FragmentOn<K>> Variants for OfKind<K, F> {
    type Started = Option<F::Fields>;

    fn start(typename: &str) -> Self::Started {
        (typename == K::NAME).then(F::Fields::default)
    }

    fn field<'de, S: Entry<'de>>(fields: &mut Self::Started, key: &str, entry: S) -> Result<(), S::Error> {
        match fields {
            Some(fields) => F::field(fields, key, entry),
            None => entry.skip(),
        }
    }

    fn finish(fields: Self::Started) -> Result<Self, Missing> {
        let node = fields.map(F::finish).transpose()?;
        Ok(Self { node, kind: PhantomData })
    }
}

impl<K: NodeKind, F: FragmentOn<K>> Object for OfKind<K, F> {
    type Fields = Tagged<Option<F::Fields>>;

    fn field<'de, S: Entry<'de>>(fields: &mut Self::Fields, key: &str, entry: S) -> Result<(), S::Error> {
        fields.field::<Self, S>(key, entry)
    }

    fn finish(fields: Self::Fields) -> Result<Self, Missing> {
        fields.finish()
    }
}

impl<'de, K: NodeKind, F: FragmentOn<K>> Deserialize<'de> for OfKind<K, F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object(deserializer)
    }
}
