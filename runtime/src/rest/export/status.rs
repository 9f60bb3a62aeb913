//! How far an export is, and where its file is.

use crate::rest::{ServerError, TaskId, TaskState};
use crate::scalar::{DateTime, Sensitive};

/// How far an export is.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ExportStatus {
    /// Its id.
    pub id: TaskId,
    /// How far it is.
    pub status: TaskState,
    /// When it was started.
    pub created_at: Option<DateTime>,
    /// When it ended well.
    pub completed_at: Option<DateTime>,
    /// When it failed.
    pub failed_at: Option<DateTime>,
    /// Why it failed.
    pub error: Option<ServerError>,
    /// Where the file is, for a minute, for whoever has this link.
    pub download_url: Option<Sensitive<String>>,
}

crate::__object!(
    ExportStatus
    {
        id: TaskId = "id" required;
        status: TaskState = "status" required;
        created_at: Option<DateTime> = "created_at" nullable;
        completed_at: Option<DateTime> = "completed_at" nullable;
        failed_at: Option<DateTime> = "failed_at" nullable;
        error: Option<ServerError> = "error" nullable;
        download_url: Option<Sensitive<String>> = "download_url" nullable;
    }
    {} {} {} {}
);

/// An export that is done.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ExportFile {
    /// Its id.
    pub id: TaskId,
    /// When it ended.
    pub completed_at: Option<DateTime>,
    /// Where the file is, for a minute, for whoever has this link: no token is needed. Ask for its
    /// [status](crate::Client::export_status) to have another.
    pub download_url: Sensitive<String>,
}
