//! Variables that cannot be written.

use std::fmt;

use super::context::Context;

/// Variables that cannot be written as JSON. The reason is not shown: it could quote a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    context: Context,
}

impl EncodeError {
    pub(crate) fn new(context: Context) -> Self {
        Self { context }
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` was not sent: its variables cannot be written as JSON, because a type that a custom scalar is \
             mapped to refuses its value",
            self.context.operation
        )
    }
}
