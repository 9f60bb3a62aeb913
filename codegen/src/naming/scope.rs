//! Names that are taken in one scope.

use std::collections::{BTreeSet, HashSet};

/// A scope that hands out each name once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    taken: HashSet<String>,
}

impl Scope {
    /// Nothing taken yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The name itself where it is free, else with the lowest number from 2 on that makes it so.
    pub(crate) fn claim(&mut self, name: String) -> String {
        if self.taken.insert(name.clone()) {
            return name;
        }
        let mut number = 2_usize;
        loop {
            let candidate = format!("{name}{number}");
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
            number += 1;
        }
    }

    /// The name itself where it is free, else with the suffix, else with a number.
    pub(crate) fn claim_or(&mut self, name: String, suffix: &str) -> String {
        if self.taken.contains(&name) { self.claim(name + suffix) } else { self.claim(name) }
    }

    /// All names that were handed out.
    pub(crate) fn into_names(self) -> BTreeSet<String> {
        self.taken.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Scope;

    #[test]
    fn no_name_is_handed_out_twice() {
        let mut scope = Scope::new();
        let names: Vec<_> = ["A", "A", "A2", "A"].map(|name| scope.claim(name.to_owned())).into();
        assert_eq!(names, ["A", "A2", "A22", "A3"]);
        assert_eq!(scope.claim_or("A".to_owned(), "Enum"), "AEnum");
        assert_eq!(scope.claim_or("A".to_owned(), "Enum"), "AEnum2");
    }
}
