//! From what is read to what is answered.

use super::node::OfKind;

/// As it is.
pub fn same<T>(value: T) -> T {
    value
}

/// A node, if there is one and it is of the kind.
pub fn node<K, F>(node: Option<OfKind<K, F>>) -> Option<F> {
    node?.node
}

/// Nodes, each if there is one and it is of the kind.
pub fn nodes<K, F>(nodes: Vec<Option<OfKind<K, F>>>) -> Vec<Option<F>> {
    nodes.into_iter().map(node).collect()
}
