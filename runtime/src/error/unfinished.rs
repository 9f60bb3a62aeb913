//! Tasks of the server that did not come to their end: imports and exports of users.

use std::fmt;

use super::context::Context;
use crate::rest::{ServerError, TaskId};

/// An import or an export that did not come to its end.
#[derive(Debug, Clone)]
pub struct Unfinished {
    context: Context,
    id: TaskId,
    state: State,
}

#[derive(Debug, Clone)]
enum State {
    Pending,
    Failed(Option<ServerError>),
}

impl Unfinished {
    pub(crate) fn pending(context: Context, id: TaskId) -> Self {
        Self { context, id, state: State::Pending }
    }

    pub(crate) fn failed(context: Context, id: TaskId, error: Option<ServerError>) -> Self {
        Self { context, id, state: State::Failed(error) }
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }

    /// Which one it is.
    #[must_use]
    pub fn id(&self) -> &TaskId {
        &self.id
    }

    /// Whether the server was still working on it at the deadline: wait again then. Otherwise it failed.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        matches!(self.state, State::Pending)
    }

    /// Why it failed, if the server says why.
    #[must_use]
    pub fn server_error(&self) -> Option<&ServerError> {
        match &self.state {
            State::Failed(error) => error.as_ref(),
            State::Pending => None,
        }
    }
}

impl fmt::Display for Unfinished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, id) = (self.context.operation, &self.id);
        match &self.state {
            State::Pending => write!(
                f,
                "the server was still working on `{operation}` at the deadline: wait again for the task {id}"
            ),
            State::Failed(Some(error)) => write!(f, "the task {id} of `{operation}` failed: {error}"),
            State::Failed(None) => {
                write!(f, "the task {id} of `{operation}` has ended, and the server gives no result of it")
            }
        }
    }
}
