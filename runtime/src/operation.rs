//! What a typed operation is: the contract between generated code and the client.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Error;
use crate::answer::{Answer, Partial};

/// The kind of an operation (GraphQL §2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OperationKind {
    /// Reads; may be repeated.
    Query,
    /// Writes; any error rolls the whole request back.
    Mutation,
}

impl OperationKind {
    /// The keyword in a document: `query` or `mutation`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Mutation => "mutation",
        }
    }
}

/// A typed operation. The value holds the variables and serializes to their JSON object.
///
/// Generated code implements it: from `admin_query!`, from a build script or from `authgear-codegen generate`.
///
/// ```
/// use authgear_admin::{Operation, OperationKind};
///
/// /// What the generator would write for `query Total { users { totalCount } }`.
/// fn describe<O: Operation>(_: &O) -> String {
///     format!("{} {}: {}", O::KIND.as_str(), O::NAME, O::DOCUMENT)
/// }
/// # let _ = OperationKind::Query;
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an operation that can be sent",
    label = "cannot be sent",
    note = "of an operation that is generated with `borrowed = true`, the answer borrows: fetch it, then read it: \
            `let body = client.fetch(&operation).await?; let data = body.read()?;`"
)]
pub trait Operation: Serialize {
    /// Its name, sent as `operationName`.
    const NAME: &'static str;
    /// The minified document that is sent: the operation and the fragments it reaches.
    const DOCUMENT: &'static str;
    /// Whether it reads or writes.
    const KIND: OperationKind;
    /// The request's body up to the variables, `{"query":"…","operationName":"…","variables":`, in as many pieces as it
    /// was composed of. It says the same as `DOCUMENT` and `NAME`; where it is empty, each request is written from those.
    #[doc(hidden)]
    const HEAD: &'static [&'static str] = &[];
    /// The typed `data` of the answer.
    type Data: DeserializeOwned;

    /// Reads the answer: `Data` is all of its `data`, unless a builder says where in it.
    ///
    /// # Errors
    /// See [`Error`].
    #[doc(hidden)]
    fn read(answer: Answer) -> Result<Self::Data, Error> {
        answer.data()
    }

    /// Reads the answer, with data beside errors.
    ///
    /// # Errors
    /// See [`Error`].
    #[doc(hidden)]
    fn read_partial(answer: Answer) -> Result<Partial<Self::Data>, Error> {
        answer.partial()
    }
}

/// So that an operation can be sent by reference, and sent again.
impl<O: Operation> Operation for &O {
    const NAME: &'static str = O::NAME;
    const DOCUMENT: &'static str = O::DOCUMENT;
    const KIND: OperationKind = O::KIND;
    const HEAD: &'static [&'static str] = O::HEAD;
    type Data = O::Data;

    fn read(answer: Answer) -> Result<Self::Data, Error> {
        O::read(answer)
    }

    fn read_partial(answer: Answer) -> Result<Partial<Self::Data>, Error> {
        O::read_partial(answer)
    }
}

/// The constants of an [`Operation`] that hold its text. The document is given twice where JSON has to escape something
/// in it: as it is, and escaped.
#[doc(hidden)]
#[macro_export]
macro_rules! __text {
    ($name:literal $document:literal) => {
        $crate::__text!($name $document $document);
    };
    ($name:literal $document:literal $escaped:literal) => {
        const NAME: &'static str = $name;
        const DOCUMENT: &'static str = $document;
        const HEAD: &'static [&'static str] =
            &[$crate::__private::concat!("{\"query\":\"", $escaped, "\",\"operationName\":\"", $name, "\",\"variables\":")];
    };
}

/// How the answer to an [`Operation`] is read whose data is of a generated type.
#[doc(hidden)]
#[macro_export]
macro_rules! __read {
    () => {
        #[inline]
        fn read(answer: $crate::__private::Answer) -> $crate::__private::Result<Self::Data, $crate::Error> {
            answer.decoded()
        }

        #[inline]
        fn read_partial(
            answer: $crate::__private::Answer,
        ) -> $crate::__private::Result<$crate::__private::Partial<Self::Data>, $crate::Error> {
            answer.decoded_partial()
        }
    };
}

/// The same of a [`BorrowedOperation`](crate::BorrowedOperation).
#[doc(hidden)]
#[macro_export]
macro_rules! __read_within {
    () => {
        #[inline]
        fn read(
            answer: &$crate::__private::Answer,
        ) -> $crate::__private::Result<Self::Data<'_>, $crate::Error> {
            answer.decoded()
        }

        #[inline]
        fn read_partial(
            answer: &$crate::__private::Answer,
        ) -> $crate::__private::Result<$crate::__private::Partial<Self::Data<'_>>, $crate::Error> {
            answer.decoded_partial()
        }
    };
}
