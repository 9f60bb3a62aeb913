//! The id of a node of a known kind that is part of an answer.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::{Serialize, Serializer};

use super::IdRef;
use crate::scalar::Id;
use crate::{NodeId, Optional};

/// A [`NodeId`] of an answer: a part of its bytes. It goes where a `NodeId` of its kind goes into an operation.
///
/// As with `NodeId`, its place in the answer says whose id it is, and it is not checked.
pub struct NodeIdRef<'a, K> {
    id: IdRef<'a>,
    kind: PhantomData<fn() -> K>,
}

impl<'a, K> NodeIdRef<'a, K> {
    /// An id whose place says what it is the id of.
    pub(crate) fn trusted(id: IdRef<'a>) -> Self {
        Self { id, kind: PhantomData }
    }

    /// The text of the id, as the Admin API has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.id.as_str()
    }

    /// The id by itself, for what outlives the answer, and for what else a [`NodeId`] can do.
    #[must_use]
    pub fn to_node_id(&self) -> NodeId<K> {
        NodeId::trusted(self.id.to_id())
    }
}

impl<K> Clone for NodeIdRef<'_, K> {
    fn clone(&self) -> Self {
        Self::trusted(self.id.clone())
    }
}

impl<K> PartialEq for NodeIdRef<'_, K> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<K> Eq for NodeIdRef<'_, K> {}

impl<K> PartialOrd for NodeIdRef<'_, K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for NodeIdRef<'_, K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(&other.id)
    }
}

impl<K> Hash for NodeIdRef<'_, K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl<K> PartialEq<NodeId<K>> for NodeIdRef<'_, K> {
    fn eq(&self, other: &NodeId<K>) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<K> PartialEq<NodeIdRef<'_, K>> for NodeId<K> {
    fn eq(&self, other: &NodeIdRef<'_, K>) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<K> fmt::Debug for NodeIdRef<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.id, f)
    }
}

impl<K> fmt::Display for NodeIdRef<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.id, f)
    }
}

impl<K> AsRef<str> for NodeIdRef<'_, K> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<'a, K> From<NodeIdRef<'a, K>> for IdRef<'a> {
    fn from(id: NodeIdRef<'a, K>) -> Self {
        id.id
    }
}

impl<K> From<NodeIdRef<'_, K>> for NodeId<K> {
    fn from(id: NodeIdRef<'_, K>) -> Self {
        Self::trusted(id.id.into())
    }
}

impl<K> From<&NodeIdRef<'_, K>> for NodeId<K> {
    fn from(id: &NodeIdRef<'_, K>) -> Self {
        id.to_node_id()
    }
}

impl<K> From<NodeIdRef<'_, K>> for Id {
    fn from(id: NodeIdRef<'_, K>) -> Self {
        id.id.into()
    }
}

impl<K> From<&NodeIdRef<'_, K>> for Id {
    fn from(id: &NodeIdRef<'_, K>) -> Self {
        id.id.to_id()
    }
}

impl<K> From<&NodeIdRef<'_, K>> for Optional<NodeId<K>> {
    fn from(id: &NodeIdRef<'_, K>) -> Self {
        Self::Value(id.to_node_id())
    }
}

impl<K> From<NodeIdRef<'_, K>> for Optional<NodeId<K>> {
    fn from(id: NodeIdRef<'_, K>) -> Self {
        Self::Value(id.into())
    }
}

impl<K> Serialize for NodeIdRef<'_, K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id.serialize(serializer)
    }
}
