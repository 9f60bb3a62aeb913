//! Generated builders for this client: what they send is waited for, and lists are iterators.

use std::fmt;

use super::Client;
use crate::api::{Caller, sealed};
use crate::{Error, Nodes, Operation, Pages, Paginated};

impl sealed::Sealed for Client {}

impl Caller for Client {
    type Answer<T> = Result<T, Error>;
    type Pages<O: Paginated> = Walk<Pages<O>>;
    type Nodes<O: Paginated> = Walk<Nodes<O>>;

    fn call<O: Operation<Data: 'static>>(&self, operation: &O) -> Result<O::Data, Error> {
        self.send(operation)
    }

    fn call_pages<O: Paginated>(&self, operation: O) -> Walk<Pages<O>> {
        Walk { client: self.clone(), walk: self.client.pages(operation) }
    }

    fn call_nodes<O: Paginated>(&self, operation: O) -> Walk<Nodes<O>> {
        Walk { client: self.clone(), walk: self.client.nodes(operation) }
    }
}

/// The pages or nodes of a list, as an iterator that waits for each request: what the builders of the whole API give with
/// this client. See [`Client::pages`](crate::Client::pages).
#[must_use = "nothing is sent until `next` is called"]
pub struct Walk<W> {
    client: Client,
    walk: W,
}

impl<O: Paginated> Iterator for Walk<Pages<O>> {
    type Item = Result<O::Data, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.client.block_on(self.walk.next())
    }
}

impl<O: Paginated> Iterator for Walk<Nodes<O>> {
    type Item = Result<O::Node, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.client.block_on(self.walk.next())
    }
}

impl<W: fmt::Debug> fmt::Debug for Walk<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.walk.fmt(f)
    }
}
