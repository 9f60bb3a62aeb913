//! What an operation with pages is: the contract between generated code and the walk.

use crate::Operation;

/// An operation whose answer is one page of a list.
///
/// Generated code implements it for a query with one connection whose `after` is a variable, at the root or one level
/// below (also `node(id: $id) { ... on User { sessions(first: $first, after: $after) { … } } }`), that selects
/// `pageInfo { hasNextPage endCursor }` and `edges { node { … } }`, directly or in fragments. A connection is what the
/// Relay specification calls so (GraphQL Cursor Connections Specification, §2 to §5).
///
/// ```
/// use authgear_admin::Paginated;
///
/// /// How many nodes a page has, and whether there may be another page.
/// fn describe<O: Paginated>(page: &O::Data) -> String {
///     let more = O::page_info(page).is_some_and(|info| info.has_next_page);
///     format!("{} nodes{}", O::nodes(page).count(), if more { " and more" } else { "" })
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an operation that can be read page by page",
    label = "no list to walk",
    note = "there must be one connection at the root or one level below, not inside a list, whose `after` is a variable: \
            `query Q($first: Int, $after: String) {{ users(first: $first, after: $after) {{ … }} }}`",
    note = "and it must select `pageInfo {{ hasNextPage endCursor }}` and `edges {{ node {{ … }} }}`",
    note = "its answers must own what they hold: with `borrowed = true`, fetch page after page by `after`",
    note = "an operation goes in by value, as the walk sets its cursor: `client.pages(operation.clone())`"
)]
pub trait Paginated: Operation<Data: 'static> + Clone {
    /// What the list is of.
    type Node: 'static;

    /// The cursor that the operation asks with: what it gets comes after it.
    fn cursor(&self) -> Option<&str>;

    /// Asks for what comes after a cursor.
    fn set_cursor(&mut self, cursor: &str);

    /// How many nodes it asks for, where a variable says so and is set.
    fn page_size(&self) -> Option<i32> {
        None
    }

    /// Asks for this many nodes, and answers whether it can: whether `first` is a variable.
    fn set_page_size(&mut self, _size: i32) -> bool {
        false
    }

    /// What a page says of itself; `None` where there is no list, as in the answer for a user who is gone.
    fn page_info(data: &Self::Data) -> Option<PageInfo<'_>>;

    /// The nodes of a page, in order. Edges and nodes that are null are passed over.
    fn nodes(data: &Self::Data) -> impl Iterator<Item = &Self::Node>;

    /// The nodes of a page, taken out of it.
    fn into_nodes(data: Self::Data) -> impl Iterator<Item = Self::Node>;
}

/// What a page says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageInfo<'d> {
    /// Whether there may be another page after it. It may turn out to be empty.
    pub has_next_page: bool,
    /// Where it ends. Of an empty page Authgear answers `""`.
    pub end_cursor: Option<&'d str>,
}

impl<'d> PageInfo<'d> {
    /// The cursor to go on from; `""` is none, as it would start over.
    pub(super) fn cursor(self) -> Option<&'d str> {
        self.end_cursor.filter(|cursor| !cursor.is_empty())
    }
}
