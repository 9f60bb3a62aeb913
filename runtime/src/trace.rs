//! A `tracing` span for each request and one inside it for each attempt, with the feature `tracing`; without it, nothing.
//!
//! They tell which operation it was, how it ended and how long it took. They never hold variables, tokens or bodies.

#[cfg(feature = "tracing")]
pub(crate) use on::{AttemptSpan, RequestSpan};

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{AttemptSpan, RequestSpan};

#[cfg(feature = "tracing")]
mod on {
    use std::time::Instant;

    use tracing::field::Empty;
    use tracing::{Instrument, Span, debug_span, info_span};

    use crate::Error;
    use crate::error::Context;

    /// The span of a request, with all its attempts and the waits between them.
    pub(crate) struct RequestSpan(Span, Instant);

    impl RequestSpan {
        pub(crate) fn begin(context: &Context) -> Self {
            let span = info_span!(
                "authgear_admin",
                operation = context.operation,
                kind = context.kind.as_str(),
                attempts = Empty,
                status = Empty,
                request_id = Empty,
                duration_ms = Empty,
                error = Empty,
            );
            Self(span, Instant::now())
        }

        pub(crate) async fn within<F: Future>(&self, request: F) -> F::Output {
            request.instrument(self.0.clone()).await
        }

        pub(crate) fn ended(&self, context: &Context, error: Option<&Error>) {
            self.0.record("attempts", context.attempts);
            record(&self.0, context, self.1);
            if let Some(error) = error {
                self.0.record("error", tracing::field::display(error));
            }
        }
    }

    /// The span of an attempt.
    pub(crate) struct AttemptSpan(Span, Instant);

    impl AttemptSpan {
        pub(crate) fn begin(context: &Context) -> Self {
            let span = debug_span!(
                "attempt",
                operation = context.operation,
                attempt = context.attempts,
                status = Empty,
                request_id = Empty,
                duration_ms = Empty,
            );
            Self(span, Instant::now())
        }

        pub(crate) async fn within<F: Future>(&self, attempt: F) -> F::Output {
            attempt.instrument(self.0.clone()).await
        }

        pub(crate) fn ended(&self, context: &Context) {
            record(&self.0, context, self.1);
        }
    }

    /// What came back, if only the head of it, and when.
    fn record(span: &Span, context: &Context, begin: Instant) {
        span.record("status", context.status);
        span.record("request_id", context.request_id.as_deref());
        span.record("duration_ms", u64::try_from(begin.elapsed().as_millis()).unwrap_or(u64::MAX));
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use crate::Error;
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

        pub(crate) fn ended(&self, _: &Context, _: Option<&Error>) {}
    }

    /// Nothing, where there is no span.
    pub(crate) struct AttemptSpan;

    impl AttemptSpan {
        pub(crate) fn begin(_: &Context) -> Self {
            Self
        }

        pub(crate) async fn within<F: Future>(&self, attempt: F) -> F::Output {
            attempt.await
        }

        pub(crate) fn ended(&self, _: &Context) {}
    }
}
