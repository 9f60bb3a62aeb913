//! Waiting for a task: ask, wait a little, ask again, with longer and longer waits.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::TaskId;
use crate::Error;
use crate::error::{Context, Unfinished};

/// How often to ask whether a task is done, and for how long.
///
/// ```
/// use std::time::Duration;
///
/// use authgear_admin::rest::Poll;
///
/// let patient = Poll::default().deadline(Duration::from_secs(3600));
/// # let _ = patient;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Poll {
    first_wait: Duration,
    longest_wait: Duration,
    deadline: Duration,
}

impl Default for Poll {
    /// Waits from half a second to ten seconds, ten minutes in all.
    fn default() -> Self {
        Self {
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(10),
            deadline: Duration::from_secs(600),
        }
    }
}

impl Poll {
    /// The wait after the first answer; each further one is twice as long.
    pub fn first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
        self
    }

    /// The longest wait between two answers.
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// How long to wait in all. The task goes on after that, and may be waited for again.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Looks until there is something, or it is clear that there will be nothing. A look that fails in passing is taken
    /// again.
    pub(super) async fn until_done<W: Watched>(&self, task: &W) -> Result<W::Done, Error> {
        let begun = Instant::now();
        let mut wait = self.first_wait;
        loop {
            let left = self.deadline.saturating_sub(begun.elapsed());
            match task.look().await {
                Ok(Some(done)) => return Ok(done),
                Ok(None) if left.is_zero() => {
                    return Err(Unfinished::pending(W::context(), task.id().clone()).into());
                }
                Err(error) if left.is_zero() || !error.is_retryable() => return Err(error),
                Ok(None) => sleep(wait.min(left)).await,
                Err(error) => sleep(error.retry_after().unwrap_or_default().max(wait).min(left)).await,
            }
            wait = wait.saturating_mul(2).min(self.longest_wait);
        }
    }
}

/// A task that is waited for. A trait and not a closure: of an async closure that borrows, nobody can say that its
/// future may go to another thread.
pub(super) trait Watched {
    type Done;

    /// What errors call it.
    fn context() -> Context;

    fn id(&self) -> &TaskId;

    /// What has come of it; none as long as it goes on.
    fn look(&self) -> impl Future<Output = Result<Option<Self::Done>, Error>> + Send;
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::Duration;

    use tokio::time::Instant;

    use super::{Poll, TaskId, Watched};
    use crate::error::{Context, TransportError, TransportKind};
    use crate::{Error, OperationKind};

    fn broken(kind: TransportKind) -> Error {
        let context = Context::new("look", OperationKind::Query);
        Error::Transport(Box::new(TransportError::new(context, kind, "broken".into())))
    }

    type Seen = Result<Option<()>, Error>;

    /// Answers every look as it is told, the last time again and again.
    struct Told {
        id: TaskId,
        answers: Vec<fn() -> Seen>,
        begun: Instant,
        /// The seconds at which somebody looked.
        looks: Mutex<Vec<u64>>,
    }

    impl Watched for Told {
        type Done = ();

        fn context() -> Context {
            Context::new("import_users", OperationKind::Mutation)
        }

        fn id(&self) -> &TaskId {
            &self.id
        }

        async fn look(&self) -> Seen {
            let mut looks = self.looks.lock().unwrap();
            let place = looks.len().min(self.answers.len() - 1);
            looks.push(self.begun.elapsed().as_secs());
            self.answers[place]()
        }
    }

    async fn looks(poll: &Poll, answers: &[fn() -> Seen]) -> (Vec<u64>, Result<(), Error>) {
        let (id, answers) = ("task_1".parse().unwrap(), answers.to_vec());
        let told = Told { id, answers, begun: Instant::now(), looks: Mutex::default() };
        let result = poll.until_done(&told).await;
        (told.looks.into_inner().unwrap(), result)
    }

    fn patient() -> Poll {
        Poll::default()
            .first_wait(Duration::from_secs(1))
            .longest_wait(Duration::from_secs(8))
            .deadline(Duration::from_secs(30))
    }

    #[tokio::test(start_paused = true)]
    async fn waits_grow_and_the_last_look_is_at_the_deadline() {
        let (seen, result) = looks(&patient(), &[|| Ok(None)]).await;
        assert_eq!(seen, [0, 1, 3, 7, 15, 23, 30]);
        let error = result.unwrap_err();
        assert!(matches!(&error, Error::Unfinished(error) if error.is_pending()));
        assert!(error.to_string().contains("task_1") && !error.is_retryable() && !error.outcome_unknown());
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_is_waited_for_that_is_there() {
        let (seen, result) = looks(&patient(), &[|| Ok(Some(()))]).await;
        assert!(result.is_ok());
        assert_eq!(seen, [0]);
        let at_once = Poll::default().deadline(Duration::ZERO);
        assert_eq!(looks(&at_once, &[|| Ok(None)]).await.0, [0]);
    }

    #[tokio::test(start_paused = true)]
    async fn what_fails_in_passing_is_looked_at_again() {
        let passing = || Err(broken(TransportKind::Timeout));
        let (seen, result) = looks(&patient(), &[passing, || Ok(None), || Ok(Some(()))]).await;
        assert!(result.is_ok());
        assert_eq!(seen, [0, 1, 3]);
        let (seen, result) = looks(&patient(), &[passing]).await;
        assert!(matches!(result, Err(Error::Transport(_))) && seen.last() == Some(&30));
        let (seen, _) = looks(&patient(), &[|| Err(broken(TransportKind::Tls))]).await;
        assert_eq!(seen, [0]);
    }
}
