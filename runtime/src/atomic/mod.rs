//! Atomic batches: several mutations in one request, all kept or none.
//!
//! The server runs a request in one transaction, and any error in it rolls back everything. That makes a request with
//! several mutations what no other interface of it is: atomic. It takes at most five mutation fields in one.
//!
//! Each operation of a batch goes in under a prefix of its own: its fields as aliases, its variables and its fragments by
//! name. So the texts of the documents are put together as they are, and each answer is read by its operation's types.

mod answers;
mod batch;
mod chunk;
mod chunked;
mod merge;
mod mutation;
mod prefix;
mod request;
mod scan;
mod tokens;
mod variables;

pub use batch::AtomicBatch;
pub use chunk::{Chunk, Stopped};
pub use chunked::Chunked;
pub use mutation::Mutation;

use crate::{Client, Error};
use merge::merge;
use request::Batch;
use scan::Scan;

/// The most mutation fields that the server takes in one request.
const MAX_FIELDS: usize = 5;

impl Client {
    /// Sends one to five mutations in one request, which the server keeps all or not at all.
    ///
    /// They are run in order, each seeing what those before it did. The answers come in the same order. If one fails, it
    /// is [`Error::RolledBack`], and [`GraphQlError::member`](crate::GraphQlError::member) tells which.
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, Error, Mutation};
    /// # async fn example<CreateRole: Mutation, AddRoleToUsers: Mutation>(
    /// #     client: Client, create: CreateRole, add: AddRoleToUsers,
    /// # ) -> Result<(), Error> {
    /// // No role without users, and no users without the role.
    /// let (created, added) = client.atomic((create, add)).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The sixth mutation field does not build, be it of one operation or of several together.
    ///
    /// # Errors
    /// As [`send`](Self::send) of a mutation.
    pub fn atomic<B: AtomicBatch>(
        &self,
        batch: B,
    ) -> impl Future<Output = Result<B::Data, Error>> + Send + use<B> {
        const {
            assert!(
                B::ROOT_FIELDS <= MAX_FIELDS,
                "an atomic batch has at most five mutation fields in all, because the server refuses a request with more"
            );
        }
        // Written before the first await, so that the mutations themselves need not be `Send`.
        let parts = batch.parts();
        drop(batch);
        let sent = Batch::new("AtomicBatch", &parts).send::<B::Whole>(self.clone());
        async move { sent.await.map(B::data) }
    }

    /// Sends any number of one mutation, five in a request or as many as fit: a stream of what became of each request.
    ///
    /// Each chunk is kept whole or not at all; chunks are independent of each other. Four are under way at a time, unless
    /// [`concurrency`](Chunked::concurrency) says otherwise. Nothing is sent before the first [`next`](Chunked::next).
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, Mutation};
    /// # async fn example<DeleteUser: Mutation>(client: Client, deletions: Vec<DeleteUser>) {
    /// let mut chunks = client.chunked(deletions);
    /// while let Some(chunk) = chunks.next().await {
    ///     match chunk.outcome {
    ///         Ok(answers) => println!("{} users are deleted", answers.len()),
    ///         Err(error) => eprintln!("none of {:?} is deleted: {error}", chunk.range),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn chunked<I>(&self, mutations: I) -> Chunked<I::IntoIter>
    where
        I: IntoIterator<Item: Mutation>,
    {
        Chunked::new(self.clone(), mutations.into_iter())
    }
}

/// The document that [`Client::atomic`] sends for operations with these, for tests that hold it against other parsers.
#[must_use]
pub fn merged_document(name: &str, documents: &[&str]) -> String {
    let scans: Vec<Scan<'_>> = documents.iter().map(|document| Scan::new(document)).collect();
    merge(name, &scans.iter().collect::<Vec<_>>())
}
