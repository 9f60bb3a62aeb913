//! Descriptions and reasons of deprecation: what became of a text that may be missing.

use crate::schema::NO_REASON;

/// What became of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edit {
    Added,
    Removed,
    Changed,
}

/// What became of a description. An empty one is as good as none: servers tell them apart at will.
pub(super) fn description(old: Option<&str>, new: Option<&str>) -> Option<Edit> {
    if old.unwrap_or_default() == new.unwrap_or_default() {
        return None;
    }
    Some(match (old, new) {
        (None, _) => Edit::Added,
        (_, None) => Edit::Removed,
        _ => Edit::Changed,
    })
}

/// What became of the reason of a deprecation that goes on. The reason that is given by itself is as good as none.
pub(super) fn reason(old: &str, new: &str) -> Option<Edit> {
    let none = NO_REASON;
    match (old == none, new == none) {
        _ if old == new => None,
        (true, _) => Some(Edit::Added),
        (_, true) => Some(Edit::Removed),
        _ => Some(Edit::Changed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_description_is_none() {
        assert_eq!(description(None, Some("")), None);
        assert_eq!(description(Some(""), None), None);
        assert_eq!(description(None, Some("a")), Some(Edit::Added));
        assert_eq!(description(Some("a"), None), Some(Edit::Removed));
        assert_eq!(description(Some(""), Some("a")), Some(Edit::Changed));
        assert_eq!(description(Some("a"), Some("")), Some(Edit::Changed));
    }

    #[test]
    fn the_reason_that_is_given_by_itself_is_none() {
        let none = NO_REASON;
        assert_eq!(reason(none, none), None);
        assert_eq!(reason(none, "a"), Some(Edit::Added));
        assert_eq!(reason("a", none), Some(Edit::Removed));
        assert_eq!(reason("a", "b"), Some(Edit::Changed));
    }
}
