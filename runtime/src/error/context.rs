//! Which request an error is about.

use crate::OperationKind;

/// What is known of a request, whatever became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Context {
    /// The operation's name.
    pub(crate) operation: &'static str,
    /// Whether it reads or writes.
    pub(crate) kind: OperationKind,
    /// The HTTP status, once there is one.
    pub(crate) status: Option<u16>,
    /// The id that the server, or a gateway before it, gave the request.
    pub(crate) request_id: Option<Box<str>>,
}

impl Context {
    /// Before anything is sent.
    pub(crate) fn new(operation: &'static str, kind: OperationKind) -> Self {
        Self { operation, kind, status: None, request_id: None }
    }

    /// Once an answer came.
    pub(crate) fn answered(mut self, status: u16, request_id: Option<&str>) -> Self {
        self.status = Some(status);
        self.request_id = request_id.map(Into::into);
        self
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
