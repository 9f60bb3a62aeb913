//! Finding cycles, without recursion: a chain of types may be longer than the stack.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// A node that is being visited, with the edges that are still to be followed.
struct Visit<N, E> {
    node: N,
    edges: std::vec::IntoIter<(E, N)>,
}

/// The cycles of a graph, each as the edges along it; every node is visited once.
pub(super) fn cycles<N, E>(
    nodes: impl IntoIterator<Item = N>,
    edges: impl Fn(N) -> Vec<(E, N)>,
) -> Vec<Vec<E>>
where
    N: Copy + Eq + Hash,
    E: Copy,
{
    let visit = |node| Visit { node, edges: edges(node).into_iter() };
    let mut found = Vec::new();
    let mut visited = HashSet::new();
    for start in nodes {
        if !visited.insert(start) {
            continue;
        }
        let mut stack = vec![visit(start)];
        let mut on_path = HashMap::from([(start, 0)]);
        let mut path: Vec<E> = Vec::new();
        while let Some(top) = stack.last_mut() {
            let Some((edge, target)) = top.edges.next() else {
                on_path.remove(&top.node);
                stack.pop();
                path.pop();
                continue;
            };
            if let Some(index) = on_path.get(&target) {
                let mut cycle: Vec<E> = path.iter().skip(*index).copied().collect();
                cycle.push(edge);
                found.push(cycle);
            } else if visited.insert(target) {
                on_path.insert(target, stack.len());
                path.push(edge);
                stack.push(visit(target));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::cycles;

    fn of(edges: &[(u32, u32)]) -> Vec<Vec<u32>> {
        cycles(0..10, |node| {
            let leaving = edges.iter().filter(|(from, _)| *from == node);
            leaving.map(|(from, to)| (from * 10 + to, *to)).collect()
        })
    }

    #[test]
    fn each_cycle_is_told_by_its_edges() {
        assert!(of(&[(0, 1), (1, 2), (0, 2)]).is_empty());
        assert_eq!(of(&[(0, 0)]), [[0]]);
        assert_eq!(of(&[(0, 1), (1, 2), (2, 1), (2, 3)]), [[12, 21]]);
        assert_eq!(of(&[(0, 1), (1, 0), (1, 2), (2, 0)]), [vec![1, 10], vec![1, 12, 20]]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let last = 200_000;
        let chain = cycles(0..last, |node| vec![(node, (node + 1) % last)]);
        assert_eq!(chain.len(), 1);
        assert_eq!(chain[0].len(), 200_000);
    }
}
