//! What became of a chunk, and of those that there will be none of.

use std::fmt;
use std::ops::Range;

use crate::Error;

/// What became of the mutations of one request: `D` is the data of each.
///
/// ```
/// use authgear_admin::Chunk;
///
/// fn describe<D>(chunk: &Chunk<D>) -> String {
///     match &chunk.outcome {
///         Ok(answers) => format!("{} done", answers.len()),
///         Err(error) if error.outcome_unknown() => format!("look what became of {:?}", chunk.range),
///         Err(error) => format!("none of {:?} done: {error}", chunk.range),
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Chunk<D> {
    /// Which mutations it has, counted from 0 in the order in which they were given.
    pub range: Range<usize>,
    /// The data of each, in order; or the error, and then none of them was kept, unless
    /// [`outcome_unknown`](Error::outcome_unknown) says that nobody knows.
    pub outcome: Result<Vec<D>, Error>,
}

/// What is left where chunks were stopped before their end.
#[derive(Clone)]
#[non_exhaustive]
pub struct Stopped<I> {
    /// The chunks that were sent and not answered, in order: what became of them is not known.
    pub under_way: Vec<Range<usize>>,
    /// The number of the first mutation that was not sent.
    pub unsent_from: usize,
    /// The mutations that were not sent, from that one on.
    pub unsent: I,
}

impl<I> fmt::Debug for Stopped<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { under_way, unsent_from, unsent: _ } = self;
        f.debug_struct("Stopped")
            .field("under_way", under_way)
            .field("unsent_from", unsent_from)
            .finish_non_exhaustive()
    }
}
