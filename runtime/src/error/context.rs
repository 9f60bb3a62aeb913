//! Which request an error is about.

use std::sync::Arc;
use std::time::Duration;

use crate::OperationKind;

/// What is known of a request, whatever became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Context {
    /// The operation's name.
    pub(crate) operation: &'static str,
    /// Whether it reads or writes.
    pub(crate) kind: OperationKind,
    /// How often it was sent, or tried to be.
    pub(crate) attempts: u32,
    /// The HTTP status of the last attempt, once there is one.
    pub(crate) status: Option<u16>,
    /// The id that the server, or a gateway before it, gave the last attempt.
    pub(crate) request_id: Option<Arc<str>>,
    /// How long the server asks to wait before the next.
    pub(crate) retry_after: Option<Duration>,
}

impl Context {
    /// Before anything is sent.
    pub(crate) fn new(operation: &'static str, kind: OperationKind) -> Self {
        Self { operation, kind, attempts: 0, status: None, request_id: None, retry_after: None }
    }

    /// Begins an attempt: what came of the one before is of no interest any more.
    pub(crate) fn begin(&mut self) {
        *self = Self { attempts: self.attempts + 1, ..Self::new(self.operation, self.kind) };
    }

    pub(super) fn is_mutation(&self) -> bool {
        self.kind == OperationKind::Mutation
    }

    /// What to say where a mutation may or may not have been executed.
    pub(super) fn caution(&self) -> &'static str {
        if self.is_mutation() {
            "; whether the mutation took effect is not known, so look before you send it again"
        } else {
            ""
        }
    }
}
