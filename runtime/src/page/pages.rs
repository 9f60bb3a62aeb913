//! The walk over the pages of a list.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll, ready};

use futures_core::Stream;

use super::error::{PagesError, PagesProblem};
use super::paginated::Paginated;
use super::trail::Trail;
use crate::client::UnderWay;
use crate::error::Context;
use crate::{Client, Error};

/// The most nodes that Authgear puts on a page.
const MAX_PAGE_SIZE: i32 = 100;

/// The pages of a list, in order: a stream of the whole `Data` of each request. See [`Client::pages`].
///
/// - It ends after the page that has no next one, which may be an empty page, or where there is no list.
/// - An empty page in the middle is passed on like any other. Authgear gives no cursor with one; then the same place is
///   asked for once more with the largest page, which reaches past up to 100 nodes that are gone.
/// - It never asks with the cursor `""` nor twice with the same one. If the server promises more and there is no way to
///   get at it, the walk ends in [`Error::Pages`] rather than silently short.
/// - An error ends it. [`resume`](Self::resume) goes on with the page that failed; [`cursor`](Self::cursor) is the place,
///   for another day.
/// - Dropping what [`next`](Self::next) answers, as a time-out does, loses nothing: the request stays under way and the
///   next call waits for it. Dropping the walk itself ends its request.
///
/// Lists change while they are read. Authgear's cursors of a plain `users` list are offsets: a user who is deleted before
/// the place where the walk is moves everybody after it forward, past the walk. Cursors of a list that is filtered by a
/// keyword, a role or a group are places in the order, and do not move.
#[must_use = "nothing is sent until `next` is called and awaited"]
pub struct Pages<O: Paginated> {
    client: Client,
    operation: O,
    trail: Trail,
    state: State<O::Data>,
}

enum State<D> {
    /// A page is to be asked for.
    Next(Size),
    /// A page was asked for.
    Waiting(UnderWay<D>, Size),
    /// The last page was given, and why it is the last is still to be told; then this state follows.
    Failing(PagesProblem, Over),
    Over(Over),
}

/// How large a page is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    /// As the operation says.
    Own,
    /// The largest there is.
    Largest,
}

/// There is nothing more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    /// For good.
    Ended,
    /// Until it is resumed.
    Failed,
}

impl<O: Paginated> Pages<O> {
    pub(super) fn new(client: Client, operation: O) -> Self {
        let mut pages = Self { client, operation, trail: Trail::default(), state: State::Next(Size::Own) };
        pages.begin();
        pages
    }

    /// Begins after a cursor of an earlier walk of the same list, instead of at the beginning.
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, Paginated};
    /// # fn example<ListUsers: Paginated>(client: Client, list_users: ListUsers, saved: &str) {
    /// let pages = client.pages(list_users).after(saved);
    /// # }
    /// ```
    pub fn after(mut self, cursor: &str) -> Self {
        self.operation.set_cursor(cursor);
        self.begin();
        self
    }

    /// Where the walk stands: the end of the last page that it gave, so that [`after`](Self::after) with it goes on
    /// without a gap. `None` before the first page, and while no page had a cursor.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        self.operation.cursor().filter(|cursor| !cursor.is_empty())
    }

    /// Goes on after an error, with the page that failed. While there was none it changes nothing, nor where the page
    /// before the error was given and cannot be told from the next one.
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, Error, Paginated};
    /// # async fn example<ListUsers: Paginated>(client: Client, list_users: ListUsers) -> Result<(), Error> {
    /// let mut pages = client.pages(list_users);
    /// let mut failures = 0;
    /// while let Some(page) = pages.next().await {
    ///     match page {
    ///         Ok(page) => println!("{} users", ListUsers::nodes(&page).count()),
    ///         Err(error) if error.is_retryable() && failures < 3 => {
    ///             failures += 1;
    ///             pages.resume();
    ///         }
    ///         Err(error) => return Err(error),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn resume(&mut self) {
        if matches!(self.state, State::Over(Over::Failed)) {
            self.state = State::Next(Size::Own);
        }
    }

    /// The next page; `None` at the end.
    ///
    /// # Errors
    /// As [`Client::send`], and [`Error::Pages`]. After an error there is nothing more, unless
    /// [`resume`](Self::resume) is called.
    pub async fn next(&mut self) -> Option<Result<O::Data, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    fn begin(&mut self) {
        self.trail = Trail::default();
        if let Some(cursor) = self.operation.cursor() {
            self.trail.advance(cursor);
        }
        self.state = State::Next(Size::Own);
    }

    fn poll_page(&mut self, context: &mut TaskContext<'_>) -> Poll<Option<Result<O::Data, Error>>> {
        loop {
            match &mut self.state {
                State::Next(size) => {
                    let size = *size;
                    self.state = State::Waiting(self.ask(size), size);
                }
                State::Waiting(answer, size) => {
                    let (answer, size) = (ready!(answer.as_mut().poll(context)), *size);
                    self.state = match &answer {
                        Ok(data) => self.state_after(data, size),
                        Err(_) => State::Over(Over::Failed),
                    };
                    return Poll::Ready(Some(answer));
                }
                State::Failing(problem, over) => {
                    let error = PagesError::new(Context::new(O::NAME, O::KIND), *problem);
                    self.state = State::Over(*over);
                    return Poll::Ready(Some(Err(Error::Pages(Box::new(error)))));
                }
                State::Over(_) => return Poll::Ready(None),
            }
        }
    }

    fn ask(&self, size: Size) -> UnderWay<O::Data> {
        let larger = if size == Size::Largest { self.larger() } else { None };
        let operation = larger.as_ref().unwrap_or(&self.operation);
        self.client.begin(operation)
    }

    /// The operation with the largest page size, unless it has that already or its size is no variable.
    fn larger(&self) -> Option<O> {
        if self.operation.page_size().is_some_and(|size| size >= MAX_PAGE_SIZE) {
            return None;
        }
        let mut operation = self.operation.clone();
        operation.set_page_size(MAX_PAGE_SIZE).then_some(operation)
    }

    /// Looks where a page ends, and moves there.
    fn state_after(&mut self, page: &O::Data, size: Size) -> State<O::Data> {
        let Some(info) = O::page_info(page) else { return State::Over(Over::Ended) };
        match (info.has_next_page, info.cursor()) {
            (false, cursor) => {
                if let Some(cursor) = cursor {
                    self.operation.set_cursor(cursor);
                }
                State::Over(Over::Ended)
            }
            (true, Some(cursor)) if self.trail.advance(cursor) => {
                self.operation.set_cursor(cursor);
                State::Next(Size::Own)
            }
            (true, Some(_)) => State::Failing(PagesProblem::RepeatedCursor, Over::Ended),
            // Nodes must not be given twice, so only a page without any may be asked for again.
            (true, None) if O::nodes(page).next().is_some() => {
                State::Failing(PagesProblem::NoCursor, Over::Ended)
            }
            (true, None) if size == Size::Own && self.larger().is_some() => State::Next(Size::Largest),
            (true, None) => State::Failing(PagesProblem::NoCursor, Over::Failed),
        }
    }
}

/// Nothing in it is ever pinned but the answer, which is in a box.
impl<O: Paginated> Unpin for Pages<O> {}

impl<O: Paginated> Stream for Pages<O> {
    type Item = Result<O::Data, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut TaskContext<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

impl<O: Paginated> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither the operation, which may have personal values, nor the cursor, which may be made of one.
        let is_over = matches!(self.state, State::Over(_));
        f.debug_struct("Pages")
            .field("operation", &O::NAME)
            .field("is_over", &is_over)
            .finish_non_exhaustive()
    }
}
