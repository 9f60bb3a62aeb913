//! Conversions: into an [`Id`] and into JSON freely, from text, an [`Id`] and JSON with a check.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::error::{NodeIdError, NodeIdProblem};
use super::kind::NodeKind;
use super::{NodeId, text};
use crate::Optional;
use crate::scalar::Id;

/// Whether a text is the node id of a `K`.
fn check<K: NodeKind>(id: &str) -> Result<(), NodeIdError> {
    let problem = match text::decode(id) {
        Ok((kind, _)) if kind == K::NAME => return Ok(()),
        Ok((kind, _)) => NodeIdProblem::OtherType(kind),
        Err(problem) => problem,
    };
    Err(NodeIdError::new(K::NAME, problem))
}

impl<K: NodeKind> FromStr for NodeId<K> {
    type Err = NodeIdError;

    fn from_str(text: &str) -> Result<Self, NodeIdError> {
        check::<K>(text).map(|()| Self::trusted(Id::from(text)))
    }
}

impl<K: NodeKind> TryFrom<&str> for NodeId<K> {
    type Error = NodeIdError;

    fn try_from(text: &str) -> Result<Self, NodeIdError> {
        text.parse()
    }
}

impl<K: NodeKind> TryFrom<String> for NodeId<K> {
    type Error = NodeIdError;

    fn try_from(text: String) -> Result<Self, NodeIdError> {
        Self::try_from(Id::from(text))
    }
}

impl<K: NodeKind> TryFrom<Id> for NodeId<K> {
    type Error = NodeIdError;

    fn try_from(id: Id) -> Result<Self, NodeIdError> {
        check::<K>(id.as_str()).map(|()| Self::trusted(id))
    }
}

impl<K: NodeKind> TryFrom<&Id> for NodeId<K> {
    type Error = NodeIdError;

    fn try_from(id: &Id) -> Result<Self, NodeIdError> {
        id.as_str().parse()
    }
}

impl<K> From<NodeId<K>> for Id {
    fn from(id: NodeId<K>) -> Self {
        id.id
    }
}

impl<K> From<&NodeId<K>> for Id {
    fn from(id: &NodeId<K>) -> Self {
        id.id.clone()
    }
}

impl<K> From<NodeId<K>> for String {
    fn from(id: NodeId<K>) -> Self {
        id.as_str().to_owned()
    }
}

impl<K> From<&Self> for NodeId<K> {
    fn from(id: &Self) -> Self {
        id.clone()
    }
}

impl<K> From<&NodeId<K>> for Optional<NodeId<K>> {
    fn from(id: &NodeId<K>) -> Self {
        Self::Value(id.clone())
    }
}

impl<K> From<NodeId<K>> for Optional<Id> {
    fn from(id: NodeId<K>) -> Self {
        Self::Value(id.id)
    }
}

impl<K> From<&NodeId<K>> for Optional<Id> {
    fn from(id: &NodeId<K>) -> Self {
        Self::Value(id.id.clone())
    }
}

impl<K> Serialize for NodeId<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id.serialize(serializer)
    }
}

impl<'de, K: NodeKind> Deserialize<'de> for NodeId<K> {
    /// From the text of a node id of this kind. Answers are not read so: see [the module](super).
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NodeIdVisitor<K>(PhantomData<fn() -> K>);

        impl<K: NodeKind> de::Visitor<'_> for NodeIdVisitor<K> {
            type Value = NodeId<K>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a node id of type {}", K::NAME)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<NodeId<K>, E> {
                text.parse().map_err(|error: NodeIdError| {
                    E::invalid_value(de::Unexpected::Other(&error.problem().to_string()), &self)
                })
            }
        }

        deserializer.deserialize_str(NodeIdVisitor(PhantomData))
    }
}
