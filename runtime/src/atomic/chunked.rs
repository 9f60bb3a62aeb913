//! Any number of one mutation, in chunks that are atomic.

use std::fmt;
use std::future::poll_fn;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::MAX_FIELDS;
use super::answers::Row;
use super::chunk::{Chunk, Stopped};
use super::merge::merge;
use super::mutation::Mutation;
use super::request::{Batch, Part};
use super::scan::Scan;
use crate::{Client, Error, Operation};

/// How many requests are under way at a time, unless the caller says otherwise.
const CONCURRENCY: usize = 4;

/// Many of one mutation on their way, a few in each request: a stream of what became of each request, as they end. See
/// [`Client::chunked`].
///
/// - A chunk that fails is told of and stops no other.
/// - The iterator is asked for more only when a request is free to take it.
/// - Requests go on only while [`next`](Self::next) is awaited. Dropping what that answers, as a time-out does, loses
///   nothing; dropping the whole leaves nobody knowing what became of the requests under way. To end early, call
///   [`cancel`](Self::cancel) and take what comes, or [`stop`](Self::stop), which names what was not done.
#[must_use = "nothing is sent until `next` is called and awaited"]
pub struct Chunked<I: Iterator<Item: Mutation>> {
    client: Client,
    mutations: I,
    concurrency: usize,
    /// The number of the next mutation.
    next: usize,
    /// Whether no more is to be sent.
    is_closed: bool,
    under_way: Vec<UnderWay<Data<I>>>,
    /// The document for a chunk of full size, once there was one.
    full: Option<String>,
}

type Data<I> = <<I as Iterator>::Item as Operation>::Data;

struct UnderWay<D> {
    range: Range<usize>,
    outcome: Outcome<D>,
}

type Outcome<D> = Pin<Box<dyn Future<Output = Result<Vec<D>, Error>> + Send>>;

impl<I: Iterator<Item: Mutation>> Chunked<I> {
    /// How many mutations go into a request, each of which has at least one field.
    const SIZE: usize = match MAX_FIELDS.checked_div(I::Item::ROOT_FIELDS) {
        // One that has too many by itself is for the server to refuse.
        Some(0) => 1,
        Some(size) => size,
        None => MAX_FIELDS,
    };

    pub(super) fn new(client: Client, mutations: I) -> Self {
        Self {
            client,
            mutations,
            concurrency: CONCURRENCY,
            next: 0,
            is_closed: false,
            under_way: Vec::new(),
            full: None,
        }
    }

    /// How many requests may be under way at a time: 4 unless set.
    ///
    /// ```no_run
    /// # use std::num::NonZeroUsize;
    /// # use authgear_admin::{Client, Mutation};
    /// # fn example<DeleteUser: Mutation>(client: Client, deletions: Vec<DeleteUser>) {
    /// // One after the other.
    /// let chunks = client.chunked(deletions).concurrency(NonZeroUsize::MIN);
    /// # }
    /// ```
    pub fn concurrency(mut self, requests: NonZeroUsize) -> Self {
        self.concurrency = requests.get();
        self
    }

    /// What became of a further chunk; `None` once there is none. Chunks come as they end, not in order.
    pub async fn next(&mut self) -> Option<Chunk<Data<I>>> {
        poll_fn(|context| self.poll_chunk(context)).await
    }

    /// What became of every chunk, in order.
    pub async fn all(mut self) -> Vec<Chunk<Data<I>>> {
        let mut chunks = Vec::new();
        while let Some(chunk) = self.next().await {
            chunks.push(chunk);
        }
        chunks.sort_by_key(|chunk| chunk.range.start);
        chunks
    }

    /// Sends nothing more. [`next`](Self::next) still tells what becomes of what is under way, and
    /// [`stop`](Self::stop) what was not sent.
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, Mutation};
    /// # async fn example<DeleteUser: Mutation>(client: Client, deletions: Vec<DeleteUser>) {
    /// let mut chunks = client.chunked(deletions);
    /// while let Some(chunk) = chunks.next().await {
    ///     if let Err(error) = chunk.outcome {
    ///         eprintln!("{:?}: {error}", chunk.range);
    ///         chunks.cancel();
    ///     }
    /// }
    /// let rest: Vec<DeleteUser> = chunks.stop().unsent.collect();
    /// # }
    /// ```
    pub fn cancel(&mut self) {
        self.is_closed = true;
    }

    /// Ends at once: names the chunks that are under way, of which nobody knows then what becomes, and gives back the
    /// mutations that were not sent.
    #[must_use = "it says what was not done"]
    pub fn stop(self) -> Stopped<I> {
        let mut under_way: Vec<_> = self.under_way.into_iter().map(|chunk| chunk.range).collect();
        under_way.sort_by_key(|range| range.start);
        Stopped { under_way, unsent_from: self.next, unsent: self.mutations }
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Chunk<Data<I>>>> {
        while self.under_way.len() < self.concurrency && !self.is_closed {
            match self.begin() {
                Some(chunk) => self.under_way.push(chunk),
                None => self.is_closed = true,
            }
        }
        // They are few, so each is asked whenever one of them wakes the task.
        for index in 0..self.under_way.len() {
            let Some(chunk) = self.under_way.get_mut(index) else { break };
            if let Poll::Ready(outcome) = chunk.outcome.as_mut().poll(context) {
                let UnderWay { range, .. } = self.under_way.swap_remove(index);
                return Poll::Ready(Some(Chunk { range, outcome }));
            }
        }
        if self.under_way.is_empty() { Poll::Ready(None) } else { Poll::Pending }
    }

    /// The next chunk, ready to be sent.
    fn begin(&mut self) -> Option<UnderWay<Data<I>>> {
        let parts: Vec<Part> = self.mutations.by_ref().take(Self::SIZE).map(|it| Part::of(&it)).collect();
        if parts.is_empty() {
            return None;
        }
        let range = self.next..self.next + parts.len();
        self.next = range.end;
        let name = I::Item::NAME;
        let batch = if parts.len() == Self::SIZE {
            let document = self.full.get_or_insert_with(|| {
                let scan = Scan::new(I::Item::DOCUMENT);
                merge(name, &[&scan; MAX_FIELDS][..Self::SIZE])
            });
            Batch::with_document(name, document, &parts)
        } else {
            Batch::new(name, &parts)
        };
        let client = self.client.clone();
        // The number of answers is a part of what they are read as.
        let outcome = match range.len() {
            1 => row::<I::Item, 1>(client, batch),
            2 => row::<I::Item, 2>(client, batch),
            3 => row::<I::Item, 3>(client, batch),
            4 => row::<I::Item, 4>(client, batch),
            _ => row::<I::Item, MAX_FIELDS>(client, batch),
        };
        Some(UnderWay { range, outcome })
    }
}

fn row<M: Mutation, const N: usize>(client: Client, batch: Batch) -> Outcome<M::Data> {
    Box::pin(async move {
        let row = batch.send::<Row<M::Whole, N>>(client).await;
        row.map(|Row(data)| data.into_iter().map(M::data).collect())
    })
}

/// Nothing in it is ever pinned but what is in boxes.
impl<I: Iterator<Item: Mutation>> Unpin for Chunked<I> {}

impl<I: Iterator<Item: Mutation>> Stream for Chunked<I> {
    type Item = Chunk<Data<I>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(context)
    }
}

impl<I: Iterator<Item: Mutation>> fmt::Debug for Chunked<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunked")
            .field("operation", &I::Item::NAME)
            .field("sent", &self.next)
            .field("under_way", &self.under_way.len())
            .finish_non_exhaustive()
    }
}
