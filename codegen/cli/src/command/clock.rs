//! How far this machine's clock is from the server's, by the `Date` of its answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use authgear_admin::transport::{HttpRequest, HttpTransport, Sending, Transport};
use jiff::Timestamp;

/// No answer with a date has come.
const UNKNOWN: i64 = i64::MIN;

/// What the answers say of the time.
#[derive(Clone)]
pub(crate) struct Clock(Arc<AtomicI64>);

impl Clock {
    pub(crate) fn new() -> Self {
        Self(Arc::new(AtomicI64::new(UNKNOWN)))
    }

    /// A transport that looks at the date of each answer.
    pub(crate) fn transport(&self) -> impl Transport {
        Watching { clock: self.clone(), http: HttpTransport::new() }
    }

    /// By how many seconds the server's clock is ahead of this machine's; the server's is told in whole seconds.
    pub(crate) fn offset(&self) -> Option<i64> {
        Some(self.0.load(Ordering::Relaxed)).filter(|offset| *offset != UNKNOWN)
    }
}

struct Watching {
    clock: Clock,
    http: HttpTransport,
}

impl Transport for Watching {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        Box::pin(async move {
            let response = self.http.send(request).await?;
            let date = response.headers().get("date").and_then(|date| date.to_str().ok());
            if let Some(server) = date.and_then(|date| jiff::fmt::rfc2822::parse(date).ok()) {
                let offset = server.timestamp().as_second() - Timestamp::now().as_second();
                self.clock.0.store(offset, Ordering::Relaxed);
            }
            Ok(response)
        })
    }
}
