//! A walk that cannot go on although the server promises more.

use std::fmt;

use crate::error::Context;

/// A walk that cannot go on although the server promises another page.
///
/// It comes after the last page that was read, so nothing that arrived is lost; but what the walk gave is not known to be
/// the whole list, which is why it is an error and not an end.
#[derive(Debug, Clone)]
pub struct PagesError {
    context: Context,
    problem: PagesProblem,
}

/// Why a walk cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PagesProblem {
    /// The page has no cursor to go on from. Authgear's search answers so where all nodes of a page were deleted a moment
    /// ago, until its index has caught up.
    NoCursor,
    /// The page ends at a cursor that the walk was at before, so that it would go round for ever.
    RepeatedCursor,
}

impl PagesError {
    pub(super) fn new(context: Context, problem: PagesProblem) -> Self {
        Self { context, problem }
    }

    pub(crate) fn context(&self) -> &Context {
        &self.context
    }

    /// Why the walk cannot go on.
    #[must_use]
    pub fn problem(&self) -> PagesProblem {
        self.problem
    }
}

impl fmt::Display for PagesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the pages of `{}` do not go on, though the server promises another: ",
            self.context.operation
        )?;
        f.write_str(match self.problem {
            PagesProblem::NoCursor => {
                "the last one has no cursor, as where all of its nodes were just deleted; wait a moment and go on with \
                 `resume`"
            }
            PagesProblem::RepeatedCursor => {
                "the last one ends at a cursor that was used before; list in another order or with another filter"
            }
        })
    }
}
