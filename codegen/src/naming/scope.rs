//! Names that are taken in one scope.

use std::collections::{BTreeMap, BTreeSet};

/// A scope that hands out each name once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
    /// By the name: below this number, all are taken. Many names that come out alike would cost the square of their
    /// number without it.
    next: BTreeMap<String, usize>,
}

impl Scope {
    /// Nothing taken yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// These are taken.
    pub(crate) fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self { taken: names.into_iter().map(str::to_owned).collect(), next: BTreeMap::new() }
    }

    /// The name itself where it is free, else with the lowest number from 2 on that makes it so.
    pub(crate) fn claim(&mut self, name: String) -> String {
        if self.taken.insert(name.clone()) {
            return name;
        }
        let mut number = self.next.get(&name).copied().unwrap_or(2);
        loop {
            let candidate = format!("{name}{number}");
            number += 1;
            if self.taken.insert(candidate.clone()) {
                self.next.insert(name, number);
                return candidate;
            }
        }
    }

    /// The name itself where it is free, else with the suffix, else with a number.
    pub(crate) fn claim_or(&mut self, name: String, suffix: &str) -> String {
        if self.taken.contains(&name) { self.claim(name + suffix) } else { self.claim(name) }
    }

    /// All names that were handed out.
    pub(crate) fn into_names(self) -> BTreeSet<String> {
        self.taken
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

    #[test]
    fn many_names_alike_cost_in_proportion() {
        let mut scope = Scope::new();
        let last = (0..200_000).map(|_| scope.claim("A".to_owned())).last();
        assert_eq!(last.as_deref(), Some("A200000"));
    }
}
