//! The walk over the nodes of a list.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::pages::Pages;
use super::paginated::Paginated;
use crate::Error;

/// The nodes of a list, in order: a stream of the nodes of all its [`Pages`]. See [`Client::nodes`].
///
/// What is said there of ends, errors and lists that change holds here.
///
/// [`Client::nodes`]: crate::Client::nodes
#[must_use = "nothing is sent until `next` is called and awaited"]
pub struct Nodes<O: Paginated> {
    pages: Pages<O>,
    page: vec::IntoIter<O::Node>,
    /// Where the page that is being given began.
    before: Option<String>,
}

impl<O: Paginated> Nodes<O> {
    pub(super) fn new(pages: Pages<O>) -> Self {
        Self { pages, page: Vec::new().into_iter(), before: None }
    }

    /// Begins after a cursor of an earlier walk of the same list, instead of at the beginning.
    pub fn after(self, cursor: &str) -> Self {
        Self::new(self.pages.after(cursor))
    }

    /// A cursor from which [`after`](Self::after) goes on without a gap: the end of the last page of which all nodes
    /// were given. A walk that begins there gives the nodes of a page that was under way once more.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        if self.page.len() == 0 { self.pages.cursor() } else { self.before.as_deref() }
    }

    /// Goes on after an error: see [`Pages::resume`].
    pub fn resume(&mut self) {
        self.pages.resume();
    }

    /// The next node; `None` at the end.
    ///
    /// # Errors
    /// As [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<O::Node, Error>> {
        poll_fn(|context| self.poll_node(context)).await
    }

    fn poll_node(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Node, Error>>> {
        loop {
            if let Some(node) = self.page.next() {
                return Poll::Ready(Some(Ok(node)));
            }
            self.before = self.pages.cursor().map(str::to_owned);
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.page = O::into_nodes(page).collect::<Vec<_>>().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Nothing in it is ever pinned.
impl<O: Paginated> Unpin for Nodes<O> {}

impl<O: Paginated> Stream for Nodes<O> {
    type Item = Result<O::Node, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_node(context)
    }
}

impl<O: Paginated> fmt::Debug for Nodes<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Nodes").field("pages", &self.pages).finish_non_exhaustive()
    }
}
