//! What an atomic batch is: one to five mutations in a tuple.

use super::answers::Members;
use super::mutation::Mutation;
use super::request::Part;

/// One to five mutations in a tuple, with five mutation fields at most.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a batch of one to five mutations",
    label = "not a tuple of one to five mutations",
    note = "the server takes at most five mutation fields in a request, and refuses more before it runs any of them",
    note = "one is `(mutation,)`; any number of one mutation goes through `Client::chunked`, five at a time"
)]
pub trait AtomicBatch: Parts {
    /// What the server answers: the data of each mutation, in order.
    type Data: 'static;

    /// The same, as it is read.
    #[doc(hidden)]
    type Whole: for<'de> Members<'de> + 'static;

    /// What of that is the answer.
    #[doc(hidden)]
    fn data(whole: Self::Whole) -> Self::Data;

    /// How many mutation fields there are in all.
    const ROOT_FIELDS: usize;
}

/// The mutations of a batch; no trait that others can name.
pub trait Parts {
    /// What is sent of each.
    fn parts(&self) -> Vec<Part>;
}

macro_rules! tuples {
    ($($($mutation:ident $place:tt),+;)+) => {$(
        impl<$($mutation: Mutation),+> AtomicBatch for ($($mutation,)+) {
            type Data = ($($mutation::Data,)+);
            type Whole = ($($mutation::Whole,)+);
            const ROOT_FIELDS: usize = 0 $(+ $mutation::ROOT_FIELDS)+;

            fn data(whole: Self::Whole) -> Self::Data {
                ($($mutation::data(whole.$place),)+)
            }
        }

        impl<$($mutation: Mutation),+> Parts for ($($mutation,)+) {
            fn parts(&self) -> Vec<Part> {
                vec![$(Part::of(&self.$place)),+]
            }
        }
    )+};
}
tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
}
