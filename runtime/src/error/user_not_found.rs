//! A user who is not there.

use std::fmt;

use super::context::Context;

/// There is no user with the id that was asked for: they were deleted, or are another project's. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserNotFound {
    context: Context,
}

impl UserNotFound {
    pub(crate) fn new(context: Context) -> Self {
        Self { context }
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }
}

impl fmt::Display for UserNotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` found no user with this id; nothing was changed", self.context.operation)
    }
}
