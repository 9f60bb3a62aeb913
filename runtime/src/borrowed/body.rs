//! The bytes of an answer, from which its data borrows.

use std::fmt;
use std::marker::PhantomData;

use super::BorrowedOperation;
use crate::answer::{Answer, Partial};
use crate::{Error, OperationKind};

/// The answer to an operation, as it came from the server; [`Client::fetch`](crate::Client::fetch) gives it.
///
/// ```
/// use authgear_admin::{BorrowedOperation, Client, Error};
///
/// # async fn example<ListUsers: BorrowedOperation>(client: Client, list_users: ListUsers) -> Result<(), Error> {
/// let body = client.fetch(&list_users).await?;
/// let data = body.read()?;
/// # Ok(())
/// # }
/// ```
#[must_use = "it is not decoded yet: `read` does that"]
pub struct Body<O> {
    answer: Answer,
    operation: PhantomData<fn() -> O>,
}

impl<O: BorrowedOperation> Body<O> {
    /// Of an answer in which no errors were seen.
    pub(crate) fn new(answer: Answer) -> Self {
        Self { answer, operation: PhantomData }
    }

    /// Decodes the data, in one pass. It is decoded anew for each call.
    ///
    /// # Errors
    /// [`Error::Decode`], and [`Error::Unexpected`] for an answer that breaks off; after
    /// [`fetch_partial`](crate::Client::fetch_partial), the errors beside the data too. The mutation of an answer that
    /// cannot be decoded took effect.
    pub fn read(&self) -> Result<O::Data<'_>, Error> {
        O::read(&self.answer)
    }

    /// Decodes what data there is, with the errors beside it, of a query that was fetched by
    /// [`fetch_partial`](crate::Client::fetch_partial). Fields that failed are null.
    ///
    /// # Errors
    /// No data, or none that can be read.
    pub fn read_partial(&self) -> Result<Partial<O::Data<'_>>, Error> {
        const {
            assert!(
                matches!(O::KIND, OperationKind::Query),
                "read_partial is for queries: a mutation with errors was rolled back, and its data was not kept"
            );
        }
        O::read_partial(&self.answer)
    }
}

impl<O> Body<O> {
    /// The bytes: JSON, with personal data in it.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.answer.body
    }
}

impl<O> Clone for Body<O> {
    /// Copies nothing: the bytes are shared.
    fn clone(&self) -> Self {
        Self { answer: self.answer.clone(), operation: PhantomData }
    }
}

impl<O> fmt::Debug for Body<O> {
    /// Which operation's it is and how long, and not what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body")
            .field("operation", &self.answer.context.operation)
            .field("bytes", &self.answer.body.len())
            .finish()
    }
}
