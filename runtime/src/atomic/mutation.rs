//! What may go into a batch.

use crate::Operation;
use crate::decode::Object;

/// A mutation, as generated code has them: one that can be put into a request with others.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a mutation of generated code",
    label = "not a mutation",
    note = "only mutations go into a batch: it exists because the server keeps all of them or none; send a query by itself, \
            with `Client::send`",
    note = "a mutation whose answer borrows does not go into one either: generate it without `borrowed = true`"
)]
pub trait Mutation: Operation<Data: 'static> {
    /// How many mutation fields it has, as the server counts them: through fragments, those that are skipped too.
    const ROOT_FIELDS: usize;

    /// All of its `data`, which a batch reads entry by entry.
    #[doc(hidden)]
    type Whole: for<'de> Object<'de> + 'static;

    /// What of that is the answer.
    #[doc(hidden)]
    fn data(whole: Self::Whole) -> Self::Data;
}

/// So that a mutation can be sent by reference, and sent again.
impl<M: Mutation> Mutation for &M {
    const ROOT_FIELDS: usize = M::ROOT_FIELDS;
    type Whole = M::Whole;

    fn data(whole: Self::Whole) -> Self::Data {
        M::data(whole)
    }
}
