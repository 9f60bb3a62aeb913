//! An import that the server works on.

use super::{ImportReport, ImportStatus};
use crate::error::{Context, Unfinished};
use crate::rest::poll::Watched;
use crate::rest::{Poll, TaskId, TaskState};
use crate::{Client, Error, OperationKind};

/// An import that the server works on. It goes on whether or not somebody waits for it.
#[derive(Debug, Clone)]
pub struct ImportJob {
    client: Client,
    id: TaskId,
}

impl ImportJob {
    pub(super) fn new(client: Client, id: TaskId) -> Self {
        Self { client, id }
    }

    /// Its id, by which it can be [found again](Client::import_job).
    #[must_use]
    pub fn id(&self) -> &TaskId {
        &self.id
    }

    /// How far it is now.
    ///
    /// # Errors
    /// See [`Client::import_status`].
    pub async fn status(&self) -> Result<ImportStatus, Error> {
        self.client.import_status(&self.id).await
    }

    /// Waits until it is done. That records failed is no error: the [report](ImportReport::failed) says which.
    ///
    /// Dropping this future stops the waiting, not the import.
    ///
    /// # Errors
    /// [`Error::Unfinished`] if the import fails as a whole, or is still pending at the deadline: it may be waited for
    /// again then. Otherwise see [`Client::import_status`].
    pub async fn wait(&self, poll: &Poll) -> Result<ImportReport, Error> {
        poll.until_done(self).await
    }
}

impl Watched for ImportJob {
    type Done = ImportReport;

    fn context() -> Context {
        Context::new("import_users", OperationKind::Mutation)
    }

    fn id(&self) -> &TaskId {
        &self.id
    }

    async fn look(&self) -> Result<Option<ImportReport>, Error> {
        let status = self.status().await?;
        if status.status != TaskState::Completed {
            return Ok(None);
        }
        match status.error {
            Some(error) => Err(Unfinished::failed(Self::context(), status.id, Some(error)).into()),
            None => Ok(Some(ImportReport::new(status))),
        }
    }
}
