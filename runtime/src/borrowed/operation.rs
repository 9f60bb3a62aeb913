//! What an operation is whose answer borrows: the contract between generated code and `fetch`.

use serde::{Deserialize, Serialize};

use crate::answer::{Answer, Partial};
use crate::{Error, OperationKind};

/// A typed operation whose answer borrows from the bytes it came in; see [the module](super).
///
/// Generated code implements it where `borrowed` is set and the answer holds text, in the place of
/// [`Operation`](crate::Operation), whose constants it has too.
///
/// ```
/// use authgear_admin::{BorrowedOperation, Client, Error};
///
/// /// Does something with an answer, whatever it is.
/// async fn look<O>(client: &Client, operation: &O, look: fn(O::Data<'_>)) -> Result<(), Error>
/// where
///     O: BorrowedOperation,
/// {
///     let body = client.fetch(operation).await?;
///     look(body.read()?);
///     Ok(())
/// }
/// # let _ = OperationKind::Query;
/// # use authgear_admin::OperationKind;
/// ```
#[diagnostic::on_unimplemented(
    message = "the answer of `{Self}` does not borrow",
    label = "not an operation to fetch",
    note = "without `borrowed = true`, and where an answer holds no text, an operation is sent: `client.send(operation).await?`"
)]
pub trait BorrowedOperation: Serialize {
    /// Its name, sent as `operationName`.
    const NAME: &'static str;
    /// The minified document that is sent: the operation and the fragments it reaches.
    const DOCUMENT: &'static str;
    /// Whether it reads or writes.
    const KIND: OperationKind;
    /// The request's body up to the variables; see [`Operation`](crate::Operation).
    #[doc(hidden)]
    const HEAD: &'static [&'static str] = &[];
    /// The typed `data` of the answer, for as long as its bytes are there.
    type Data<'a>: Deserialize<'a>;

    /// Reads the answer.
    ///
    /// # Errors
    /// See [`Error`].
    #[doc(hidden)]
    fn read(answer: &Answer) -> Result<Self::Data<'_>, Error> {
        answer.data()
    }

    /// Reads the answer, with data beside errors.
    ///
    /// # Errors
    /// See [`Error`].
    #[doc(hidden)]
    fn read_partial(answer: &Answer) -> Result<Partial<Self::Data<'_>>, Error> {
        answer.partial()
    }
}
