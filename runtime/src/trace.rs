//! One `tracing` span for each request, with the feature `tracing`; without it, nothing.
//!
//! A span tells which operation it was, how it ended and how long it took. It never holds variables, tokens or bodies.

#[cfg(feature = "tracing")]
pub(crate) use on::RequestSpan;

#[cfg(not(feature = "tracing"))]
pub(crate) use off::RequestSpan;

#[cfg(feature = "tracing")]
mod on {
    use tracing::field::Empty;
    use tracing::{Instrument, Span, info_span};

    use crate::Error;
    use crate::answer::Answer;
    use crate::error::Context;

    /// The span of one request.
    pub(crate) struct RequestSpan(Span);

    impl RequestSpan {
        pub(crate) fn begin(context: &Context) -> Self {
            Self(info_span!(
                "authgear_admin",
                operation = context.operation,
                kind = context.kind.as_str(),
                status = Empty,
                request_id = Empty,
                error = Empty,
            ))
        }

        pub(crate) async fn within<F: Future>(&self, request: F) -> F::Output {
            request.instrument(self.0.clone()).await
        }

        /// Notes what came back, if only the head of it.
        pub(crate) fn answered(&self, answer: Result<&Answer, &Error>) {
            let (status, id) = match answer {
                Ok(answer) => (answer.context.status, answer.context.request_id.as_deref()),
                Err(error) => (error.status(), error.request_id()),
            };
            self.0.record("status", status);
            self.0.record("request_id", id);
        }

        pub(crate) fn failed(&self, error: &Error) {
            self.0.record("error", tracing::field::display(error));
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use crate::Error;
    use crate::answer::Answer;
    use crate::error::Context;

    /// Nothing, where there is no span.
    pub(crate) struct RequestSpan;

    impl RequestSpan {
        pub(crate) fn begin(_: &Context) -> Self {
            Self
        }

        pub(crate) async fn within<F: Future>(&self, request: F) -> F::Output {
            request.await
        }

        pub(crate) fn answered(&self, _: Result<&Answer, &Error>) {}

        pub(crate) fn failed(&self, _: &Error) {}
    }
}
