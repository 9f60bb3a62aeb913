//! `POST users/import`: many users at once.

mod job;
mod record;
mod status;

use std::borrow::Borrow;
use std::fmt;

use serde::{Serialize, Serializer};

use super::{TaskId, request};
use crate::answer::Answer;
use crate::{Client, Error};

pub use job::ImportJob;
pub use record::{ImportRecord, Password};
pub use status::{ImportDetail, ImportOutcome, ImportReport, ImportStatus, ImportSummary};

/// The most bytes that the server takes of an import.
const MAX_BYTES: usize = 500_000;

/// By what the users of an import are told: by this, a record finds the user that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Identifier {
    /// By their email address.
    Email,
    /// By their phone number.
    PhoneNumber,
    /// By their user name.
    PreferredUsername,
}

impl Identifier {
    /// The identifier as the server writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::PhoneNumber => "phone_number",
            Self::PreferredUsername => "preferred_username",
        }
    }
}

impl Serialize for Identifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Users to be imported.
///
/// Each record is carried out or fails by itself. The server takes at most 500 kB at once, which is some thousand users:
/// more go in several imports. `Debug` shows how many records there are, not what is in them.
#[derive(Clone)]
#[must_use = "an import does nothing before it is sent"]
pub struct UserImport {
    identifier: Identifier,
    upsert: bool,
    records: Vec<ImportRecord>,
}

impl UserImport {
    /// An import of nobody yet, whose users are told by `identifier`: every record must have it.
    pub fn new(identifier: Identifier) -> Self {
        Self { identifier, upsert: false, records: Vec::new() }
    }

    /// Whether users who are there already are changed; without this, they are skipped.
    pub fn upsert(mut self, upsert: bool) -> Self {
        self.upsert = upsert;
        self
    }

    /// Adds a record.
    pub fn record(mut self, record: ImportRecord) -> Self {
        self.records.push(record);
        self
    }

    /// Adds records.
    pub fn records(mut self, records: impl IntoIterator<Item = ImportRecord>) -> Self {
        self.records.extend(records);
        self
    }
}

crate::__variables!(UserImport { identifier = "identifier" value; upsert = "upsert" value; records = "records" value; });

impl fmt::Debug for UserImport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserImport")
            .field("identifier", &self.identifier)
            .field("upsert", &self.upsert)
            .field("records", &self.records.len())
            .finish()
    }
}

impl Client {
    /// Starts an import of users. It goes on at the server: [wait](ImportJob::wait) for it, or ask
    /// [later](Self::import_status).
    ///
    /// Like a mutation, it is never sent again where the server may have seen it. [`Error::outcome_unknown`] tells of one
    /// that may have been started: with [`upsert`](UserImport::upsert), importing the same records again does no harm.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::TooLarge`] if it is larger than the server takes.
    pub fn import_users(
        &self,
        import: impl Borrow<UserImport>,
    ) -> impl Future<Output = Result<ImportJob, Error>> + Send {
        let request = request::post("import_users", "users/import", import.borrow(), MAX_BYTES);
        let client = self.clone();
        async move {
            let status: ImportStatus = client.perform(request?, Answer::result).await?;
            Ok(client.import_job(status.id))
        }
    }

    /// An import that was started before, perhaps by another process. Nothing is sent.
    #[must_use]
    pub fn import_job(&self, id: TaskId) -> ImportJob {
        ImportJob::new(self.clone(), id)
    }

    /// How far an import is.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Rejected`] with the name [`NotFound`](crate::ErrorName::NotFound) if there is none.
    pub async fn import_status(&self, id: &TaskId) -> Result<ImportStatus, Error> {
        let request = request::get("import_status", format!("users/import/{id}"));
        self.perform(request, Answer::result).await
    }
}
