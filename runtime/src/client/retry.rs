//! What is sent again, how often, and how long to wait before.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use tokio::time::Instant;

use crate::error::Error;

/// When a request is sent again.
///
/// A **query** is sent again where [`Error::is_retryable`] says so: no connection, a broken one, no answer in time, the
/// statuses 429, 502, 503 and 504, and errors such as `RateLimited` inside an answer. Not 500: that is what the server
/// answers to a document that it cannot read, every time. A **mutation** is sent again only where no connection came
/// about, so that the server cannot have seen it. Either is sent again, with a new token, where the server refuses the
/// token, because it refuses before it looks at anything else.
///
/// The n-th wait is a random part of `base_backoff` × 2ⁿ, and of `max_backoff` at most. A server that says `Retry-After`
/// is obeyed, unless that is beyond the deadline: then the error is returned at once.
///
/// ```
/// use std::time::Duration;
///
/// use authgear_admin::RetryPolicy;
///
/// let patient = RetryPolicy::default().attempts(6).deadline(Duration::from_secs(120));
/// let single = RetryPolicy::none();
/// # let _ = (patient, single);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base_backoff: Duration,
    max_backoff: Duration,
    deadline: Duration,
    renew_token: bool,
}

impl Default for RetryPolicy {
    /// Three attempts, waits from 200 milliseconds to 5 seconds, a minute in all.
    fn default() -> Self {
        Self {
            attempts: 3,
            base_backoff: Duration::from_millis(200),
            max_backoff: Duration::from_secs(5),
            deadline: Duration::from_secs(60),
            renew_token: true,
        }
    }
}

impl RetryPolicy {
    /// Nothing is sent again, whatever happens, a refused token included.
    #[must_use]
    pub fn none() -> Self {
        Self { attempts: 1, renew_token: false, ..Self::default() }
    }

    /// How often a request is sent at most, the first time included; 1 is the least. What is sent again with a new token
    /// does not count.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The bound of the first wait.
    #[must_use]
    pub fn base_backoff(mut self, wait: Duration) -> Self {
        self.base_backoff = wait;
        self
    }

    /// The bound of every wait.
    #[must_use]
    pub fn max_backoff(mut self, wait: Duration) -> Self {
        self.max_backoff = wait;
        self
    }

    /// How long all attempts and waits may take together. A single attempt may take as long as the client's `timeout`
    /// says, if that is longer.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// The wait before the attempt after this many: a random part of the bound, so that those who failed together do not
    /// come back together.
    fn backoff(&self, attempts: u32) -> Duration {
        let factor = 2_u32.saturating_pow(attempts.saturating_sub(1));
        let bound = self.base_backoff.saturating_mul(factor).min(self.max_backoff);
        Duration::try_from_secs_f64(bound.as_secs_f64() * random()).unwrap_or(bound)
    }
}

/// From 0 to 1. It spreads load and guards nothing, so the seed of a hash map is good enough.
fn random() -> f64 {
    f64::from(RandomState::new().hash_one(()) as u32) / f64::from(u32::MAX)
}

/// The attempts of one request.
pub(super) struct Attempts<'p> {
    policy: &'p RetryPolicy,
    timeout: Duration,
    deadline: Option<Instant>,
    failed: u32,
}

impl<'p> Attempts<'p> {
    /// Begins now. `timeout` is an attempt's own.
    pub(super) fn begin(policy: &'p RetryPolicy, timeout: Duration) -> Self {
        let deadline = Instant::now().checked_add(policy.deadline.max(timeout));
        Self { policy, timeout, deadline, failed: 0 }
    }

    /// How long the next attempt may take.
    pub(super) fn time_left(&self) -> Duration {
        self.left().min(self.timeout)
    }

    /// Until the deadline. One that no clock can show is none.
    fn left(&self) -> Duration {
        self.deadline.map_or(Duration::MAX, |deadline| deadline.saturating_duration_since(Instant::now()))
    }

    /// Whether a refused token may be followed by another.
    pub(super) fn may_renew_token(&self) -> bool {
        self.policy.renew_token && !self.left().is_zero()
    }

    /// How long to wait after this error before the next attempt; `None` where there is none.
    pub(super) fn wait(&mut self, error: &Error) -> Option<Duration> {
        self.failed += 1;
        if self.failed >= self.policy.attempts || !error.may_be_sent_again() {
            return None;
        }
        let backoff = self.policy.backoff(self.failed);
        let wait = error.retry_after().map_or(backoff, |asked| asked.saturating_add(backoff));
        (wait < self.left()).then_some(wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_their_bound_and_are_spread() {
        let policy = RetryPolicy::default();
        for (attempts, bound) in [(1, 200), (2, 400), (3, 800), (6, 5_000), (40, 5_000), (u32::MAX, 5_000)] {
            let waits: Vec<_> = (0..200).map(|_| policy.backoff(attempts)).collect();
            let bound = Duration::from_millis(bound);
            assert!(waits.iter().all(|wait| *wait <= bound));
            assert!(waits.iter().any(|wait| *wait < bound / 3), "{attempts}");
            assert!(waits.iter().any(|wait| *wait > bound / 3 * 2), "{attempts}");
        }
        let endless = RetryPolicy::default().base_backoff(Duration::MAX).max_backoff(Duration::MAX);
        assert!(endless.backoff(9) <= Duration::MAX);
    }

    #[test]
    fn an_attempt_has_its_time_out_and_no_more_than_the_deadline() {
        let policy = RetryPolicy::default().deadline(Duration::from_secs(5));
        let short = Attempts::begin(&policy, Duration::from_secs(1));
        assert_eq!(short.time_left(), Duration::from_secs(1));
        let long = Attempts::begin(&policy, Duration::from_secs(90));
        assert!(long.time_left() > Duration::from_secs(80));
        let never = Attempts::begin(&policy, Duration::MAX);
        assert_eq!(never.time_left(), Duration::MAX);
    }
}
