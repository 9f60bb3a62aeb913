//! Which members of a list have the name of an earlier one.
//!
//! Every list of a schema is asked, and nearly all are short: those are looked through, which needs no table of hashes.

use std::collections::HashMap;

/// Up to how many members a list is looked through for each.
const SHORT: usize = 24;

/// The members of a list by their names; of those with one name, the first counts.
pub(super) struct Firsts<'m, M> {
    members: &'m [M],
    name: fn(&M) -> &str,
    by_name: Option<HashMap<&'m str, usize>>,
}

impl<'m, M> Firsts<'m, M> {
    /// Of members with names.
    pub(super) fn new(members: &'m [M], name: fn(&M) -> &str) -> Self {
        let by_name = (members.len() > SHORT).then(|| {
            // From the end, so that the first is written last.
            members.iter().enumerate().rev().map(|(index, member)| (name(member), index)).collect()
        });
        Self { members, name, by_name }
    }

    /// The first member with the name of the one at this place, if that is another one.
    pub(super) fn before(&self, index: usize) -> Option<&'m M> {
        let name = (self.name)(self.members.get(index)?);
        let first = match &self.by_name {
            Some(by_name) => *by_name.get(name)?,
            None => self.members.iter().position(|member| (self.name)(member) == name)?,
        };
        self.members.get(first).filter(|_| first < index)
    }
}

#[cfg(test)]
mod tests {
    use super::{Firsts, SHORT};

    #[test]
    fn the_first_of_a_name_counts_in_lists_of_any_length() {
        for length in [5, SHORT * 2] {
            let mut names: Vec<String> = (0..length).map(|index| format!("n{index}")).collect();
            names[2] = "n1".to_owned();
            names.push("n1".to_owned());
            let firsts = Firsts::new(&names, |name| name);
            let repeated: Vec<usize> =
                (0..names.len()).filter(|index| firsts.before(*index).is_some()).collect();
            assert_eq!(repeated, [2, length]);
            assert!(std::ptr::eq(firsts.before(length).unwrap(), &names[1]));
        }
    }
}
