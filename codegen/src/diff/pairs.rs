//! Two lists of named things, side by side: what is gone, what is new, and what is in both. The order of a list means
//! nothing, so moving something is no change.

use std::collections::{HashMap, HashSet};

/// What became of the things of a list.
pub(super) struct Pairs<T> {
    pub(super) removed: Vec<T>,
    pub(super) added: Vec<T>,
    pub(super) kept: Vec<(T, T)>,
}

/// Pairs two lists by name; each name stands once in a list.
pub(super) fn pair<'n, T: Copy>(
    old: impl IntoIterator<Item = T>,
    new: impl IntoIterator<Item = T>,
    name: impl Fn(T) -> &'n str,
) -> Pairs<T> {
    let mut pairs = Pairs { removed: Vec::new(), added: Vec::new(), kept: Vec::new() };
    let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
    // Most lists are the same, and need no index.
    while let (Some(before), Some(now)) = (old.peek(), new.peek())
        && name(*before) == name(*now)
    {
        pairs.kept.push((*before, *now));
        old.next();
        new.next();
    }
    let new: Vec<T> = new.collect();
    let index: HashMap<&str, T> = new.iter().map(|item| (name(*item), *item)).collect();
    let mut kept: HashSet<&str> = HashSet::new();
    for item in old {
        match index.get(name(item)) {
            Some(now) => {
                kept.insert(name(item));
                pairs.kept.push((item, *now));
            }
            None => pairs.removed.push(item),
        }
    }
    pairs.added.extend(new.into_iter().filter(|item| !kept.contains(name(*item))));
    pairs
}

#[cfg(test)]
mod tests {
    use super::pair;

    #[test]
    fn lists_are_paired_by_name_whatever_their_order() {
        let pairs = pair(["a", "b", "c", "d"], ["a", "d", "e", "b"], |name| name);
        assert_eq!(pairs.removed, ["c"]);
        assert_eq!(pairs.added, ["e"]);
        assert_eq!(pairs.kept, [("a", "a"), ("b", "b"), ("d", "d")]);
    }

    #[test]
    fn empty_lists_are_all_gone_or_all_new() {
        assert_eq!(pair(["a"], [], |name| name).removed, ["a"]);
        assert_eq!(pair([], ["a"], |name| name).added, ["a"]);
    }
}
