//! An export that the server works on.

use super::{ExportFile, ExportStatus};
use crate::error::{Context, Unfinished};
use crate::rest::poll::Watched;
use crate::rest::{Poll, TaskId, TaskState};
use crate::{Client, Error, OperationKind};

/// An export that the server works on. It goes on whether or not somebody waits for it.
#[derive(Debug, Clone)]
pub struct ExportJob {
    client: Client,
    id: TaskId,
}

impl ExportJob {
    pub(super) fn new(client: Client, id: TaskId) -> Self {
        Self { client, id }
    }

    /// Its id, by which it can be [found again](Client::export_job).
    #[must_use]
    pub fn id(&self) -> &TaskId {
        &self.id
    }

    /// How far it is now.
    ///
    /// # Errors
    /// See [`Client::export_status`].
    pub async fn status(&self) -> Result<ExportStatus, Error> {
        self.client.export_status(&self.id).await
    }

    /// Waits until there is a file.
    ///
    /// Dropping this future stops the waiting, not the export.
    ///
    /// # Errors
    /// [`Error::Unfinished`] if the export fails, or is still pending at the deadline: it may be waited for again then.
    /// Otherwise see [`Client::export_status`].
    pub async fn wait(&self, poll: &Poll) -> Result<ExportFile, Error> {
        poll.until_done(self).await
    }
}

impl Watched for ExportJob {
    type Done = ExportFile;

    fn context() -> Context {
        Context::new("export_users", OperationKind::Mutation)
    }

    fn id(&self) -> &TaskId {
        &self.id
    }

    async fn look(&self) -> Result<Option<ExportFile>, Error> {
        let ExportStatus { id, status, completed_at, failed_at, error, download_url, .. } =
            self.status().await?;
        if status != TaskState::Completed && failed_at.is_none() {
            return Ok(None);
        }
        match (error, download_url) {
            (None, Some(download_url)) => Ok(Some(ExportFile { id, completed_at, download_url })),
            (error, _) => Err(Unfinished::failed(Self::context(), id, error).into()),
        }
    }
}
