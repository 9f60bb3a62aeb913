//! Pages: reading a list to its end without ever seeing a cursor.
//!
//! The loop that everybody writes first goes wrong here in four ways: the last page can be empty, an empty page has the
//! cursor `""`, `after: ""` starts over, and a page in the middle can be empty too, when all of its nodes were deleted.
//! So the walk is written once, in [`Pages`], and generated code only says where things are ([`Paginated`]).

mod cursor;
mod error;
mod macros;
mod nodes;
mod obstacle;
mod page_size;
mod pages;
mod paginated;
mod trail;

pub use cursor::Cursor;
pub use error::{PagesError, PagesProblem};
pub use nodes::Nodes;
pub use obstacle::{SelectsNodes, SelectsOneList, SelectsPageInfo};
pub use page_size::PageSize;
pub use pages::Pages;
pub use paginated::{PageInfo, Paginated};

use crate::Client;

impl Client {
    /// The pages of a list, one request each, in order.
    ///
    /// Nothing is sent before the first [`next`](Pages::next). The walk begins where the operation's own cursor says,
    /// or at the beginning.
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, Error, Paginated};
    /// # async fn example<ListUsers: Paginated>(client: Client, list_users: ListUsers) -> Result<(), Error> {
    /// let mut pages = client.pages(list_users);
    /// while let Some(page) = pages.next().await {
    ///     let page = page?; // the whole `Data` of one request, with `totalCount` and what else was selected
    ///     println!("{} users", ListUsers::nodes(&page).count());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn pages<O: Paginated>(&self, operation: O) -> Pages<O> {
        Pages::new(self.clone(), operation)
    }

    /// The nodes of a list, to its end: those of [`pages`](Self::pages) one after another. Edges and nodes that are
    /// null are passed over.
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, Error, Paginated};
    /// # async fn example<ListUsers: Paginated>(client: Client, list_users: ListUsers) -> Result<(), Error> {
    /// let mut users = client.nodes(list_users);
    /// while let Some(user) = users.next().await {
    ///     let user = user?;
    ///     // …
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn nodes<O: Paginated>(&self, operation: O) -> Nodes<O> {
        Nodes::new(self.pages(operation))
    }
}
