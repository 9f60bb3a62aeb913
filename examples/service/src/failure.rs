//! What a caller gets where a request cannot be served.

use authgear_admin::node_id::NodeIdError;
use authgear_admin::{Error, Reason};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// A status and a word for it. What went wrong in detail goes to the log and no further.
pub(crate) struct Failure(StatusCode, &'static str);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        // No error of the client holds a key, a token or what was sent.
        eprintln!("{error}");
        if error.has_reason(&Reason::USER_NOT_FOUND) {
            Self(StatusCode::NOT_FOUND, "no such user")
        } else if error.is_retryable() {
            Self(StatusCode::SERVICE_UNAVAILABLE, "try again later")
        } else if error.errors().is_empty() {
            Self(StatusCode::BAD_GATEWAY, "the Admin API cannot be used")
        } else {
            Self(StatusCode::UNPROCESSABLE_ENTITY, "the Admin API refuses that")
        }
    }
}

impl From<NodeIdError> for Failure {
    fn from(_: NodeIdError) -> Self {
        Self(StatusCode::NOT_FOUND, "no such user")
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.0, self.1).into_response()
    }
}
