//! Who sends what builders build: the client, or the one for programs that are not asynchronous.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::{Client, Error, Nodes, Operation, Pages, Paginated};

/// A client that has the methods of generated builders. Not to be implemented by others.
pub trait Caller: Clone + sealed::Sealed + 'static {
    /// What sending gives: a future of the answer, or the answer.
    type Answer<T>;
    /// What reading a list gives, page by page.
    type Pages<O: Paginated>;
    /// What reading a list gives, node by node.
    type Nodes<O: Paginated>;

    /// Sends an operation.
    fn call<O: Operation<Data: 'static>>(&self, operation: &O) -> Self::Answer<O::Data>;

    /// Reads a list page by page.
    fn call_pages<O: Paginated>(&self, operation: O) -> Self::Pages<O>;

    /// Reads a list node by node.
    fn call_nodes<O: Paginated>(&self, operation: O) -> Self::Nodes<O>;
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

impl sealed::Sealed for Client {}

impl Caller for Client {
    type Answer<T> = Sending<T>;
    type Pages<O: Paginated> = Pages<O>;
    type Nodes<O: Paginated> = Nodes<O>;

    fn call<O: Operation<Data: 'static>>(&self, operation: &O) -> Sending<O::Data> {
        Sending(self.begin(operation))
    }

    fn call_pages<O: Paginated>(&self, operation: O) -> Pages<O> {
        self.pages(operation)
    }

    fn call_nodes<O: Paginated>(&self, operation: O) -> Nodes<O> {
        self.nodes(operation)
    }
}

/// A call on its way: a future of its answer. Nothing is sent before it is awaited.
#[must_use = "nothing is sent until it is awaited"]
pub struct Sending<T>(Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>);

impl<T> Future for Sending<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<T> fmt::Debug for Sending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").finish_non_exhaustive()
    }
}
