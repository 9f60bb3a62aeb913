//! Which parts of a connection are selected, fragments included.

use std::collections::HashMap;

use super::connection::{Direction, Page, is_never_asked};
use crate::document::{Directive, Selection, SelectionSet};
use crate::validate::reach::Reach;

/// A set of the parts that matter to who walks a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Parts(u8);

impl Parts {
    /// The list itself: where it is not selected, nothing of it is lost.
    pub(super) const ITEMS: Self = Self(1);
    const HAS_NEXT_PAGE: Self = Self(1 << 1);
    const END_CURSOR: Self = Self(1 << 2);
    const HAS_PREVIOUS_PAGE: Self = Self(1 << 3);
    const START_CURSOR: Self = Self(1 << 4);
    const TOTAL_COUNT: Self = Self(1 << 5);

    /// What of `pageInfo` a walk in this direction needs, with its name.
    pub(super) fn needed(direction: Direction) -> [(Self, &'static str); 2] {
        match direction {
            Direction::Forward => [(Self::HAS_NEXT_PAGE, "hasNextPage"), (Self::END_CURSOR, "endCursor")],
            Direction::Backward => {
                [(Self::HAS_PREVIOUS_PAGE, "hasPreviousPage"), (Self::START_CURSOR, "startCursor")]
            }
        }
    }

    /// Whether they tell all that matters to who asks for this page. Without a cursor there is no way to the next one;
    /// that there is more, a total tells as well.
    pub(super) fn tell(self, page: Page) -> bool {
        let [(is_more, _), (where_more, _)] = Self::needed(page.direction);
        match page.at_cursor {
            true => self.has(is_more.and(where_more)),
            false => self.has(is_more) || self.has(Self::TOTAL_COUNT),
        }
    }

    /// Whether all of these are among them.
    pub(super) fn has(self, parts: Self) -> bool {
        self.0 & parts.0 == parts.0
    }

    /// These and those.
    pub(super) fn and(self, parts: Self) -> Self {
        Self(self.0 | parts.0)
    }
}

/// Counts parts; what a fragment selects is found out once.
pub(super) struct Counter<'r, 'a> {
    reach: &'r Reach<'a>,
    /// By fragment; none yet for one that is being looked into, which another rule reports if it reaches itself.
    known: HashMap<usize, Parts>,
}

impl<'r, 'a> Counter<'r, 'a> {
    pub(super) fn new(reach: &'r Reach<'a>) -> Self {
        Self { reach, known: HashMap::new() }
    }

    /// What is selected here. What a variable decides on counts: whoever turns it off does so on purpose.
    pub(super) fn set(&mut self, set: &'a SelectionSet) -> Parts {
        set.selections.iter().map(|selection| self.selection(selection)).fold(Parts::default(), Parts::and)
    }

    fn selection(&mut self, selection: &'a Selection) -> Parts {
        if is_never_asked(directives(selection)) {
            return Parts::default();
        }
        match selection {
            Selection::Inline(inline) => self.set(&inline.selection),
            Selection::Spread(spread) => self.fragment(spread.name.as_str()),
            Selection::Field(field) => match field.name.as_str() {
                "edges" | "nodes" => Parts::ITEMS,
                "pageInfo" => field.selection.as_ref().map_or(Parts::default(), |set| self.set(set)),
                "totalCount" => Parts::TOTAL_COUNT,
                "hasNextPage" => Parts::HAS_NEXT_PAGE,
                "endCursor" => Parts::END_CURSOR,
                "hasPreviousPage" => Parts::HAS_PREVIOUS_PAGE,
                "startCursor" => Parts::START_CURSOR,
                _ => Parts::default(),
            },
        }
    }

    fn fragment(&mut self, name: &str) -> Parts {
        let Some(index) = self.reach.index(name) else {
            return Parts::default();
        };
        if let Some(parts) = self.known.get(&index) {
            return *parts;
        }
        self.known.insert(index, Parts::default());
        let parts = self.reach.at(index).map_or(Parts::default(), |fragment| self.set(&fragment.selection));
        self.known.insert(index, parts);
        parts
    }
}

/// The directives on something selected.
pub(super) fn directives(selection: &Selection) -> &[Directive] {
    match selection {
        Selection::Field(field) => &field.directives,
        Selection::Spread(spread) => &spread.directives,
        Selection::Inline(inline) => &inline.directives,
    }
}
