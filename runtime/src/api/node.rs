//! A node of a kind: what `node(id:)` answers for an id of another type is not read as it.

use std::marker::PhantomData;

use super::fragment::FragmentOn;
use crate::decode::{Decode, Failed, Missing, Null, Object, Tagged, Value, Variants, object};
use crate::kind::NodeKind;

/// A node, if it is one of kind `K`: told by its `__typename`.
#[derive(Debug)]
pub struct OfKind<K, F> {
    /// It; `None` if it is of another type.
    pub node: Option<F>,
    kind: PhantomData<fn() -> K>,
}

impl<'de, K: NodeKind, F: FragmentOn<K>> Variants<'de> for OfKind<K, F> {
    type Started = Option<Fields<'de, F>>;

    fn start(typename: &str) -> Self::Started {
        (typename == K::NAME).then(Fields::<'de, F>::default)
    }

    fn field(fields: &mut Self::Started, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        match fields {
            Some(fields) => F::field(fields, key, value),
            None => value.skip(),
        }
    }

    fn finish(fields: &mut Self::Started) -> Result<Self, Missing> {
        let node = fields.as_mut().map(F::finish).transpose()?;
        Ok(Self { node, kind: PhantomData })
    }
}

type Fields<'de, F> = <F as Object<'de>>::Fields;

impl<'de, K: NodeKind, F: FragmentOn<K>> Object<'de> for OfKind<K, F> {
    type Fields = Tagged<'de, Option<Fields<'de, F>>>;

    fn field(fields: &mut Self::Fields, key: &str, value: &mut dyn Value<'de>) -> Result<(), Failed> {
        fields.field::<Self>(key, value)
    }

    fn finish(fields: &mut Self::Fields) -> Result<Self, Missing> {
        fields.finish()
    }
}

impl<'de, K: NodeKind, F: FragmentOn<K>> Decode<'de> for OfKind<K, F> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        object(to, value, null)
    }
}
