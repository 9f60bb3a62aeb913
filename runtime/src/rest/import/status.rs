//! How far an import is, and what became of its records.

use crate::UnknownValue;
use crate::decode::{Decode, Failed, Null, Value, converted};
use crate::rest::{ServerError, TaskId, TaskState};
use crate::scalar::{DateTime, Json, Sensitive};

/// How far an import is.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ImportStatus {
    /// Its id.
    pub id: TaskId,
    /// How far it is.
    pub status: TaskState,
    /// When it was started.
    pub created_at: Option<DateTime>,
    /// When it ended.
    pub completed_at: Option<DateTime>,
    /// Why it failed as a whole.
    pub error: Option<ServerError>,
    /// How many records came to which end; there once it is completed.
    pub summary: Option<ImportSummary>,
    /// What became of each record; there once it is completed.
    pub details: Option<Vec<ImportDetail>>,
}

crate::__object!(
    ImportStatus
    {
        id: TaskId = "id" required;
        status: TaskState = "status" required;
        created_at: Option<DateTime> = "created_at" nullable;
        completed_at: Option<DateTime> = "completed_at" nullable;
        error: Option<ServerError> = "error" nullable;
        summary: Option<ImportSummary> = "summary" nullable;
        details: Option<Vec<ImportDetail>> = "details" nullable;
    }
    {} {} {} {}
);

/// An import that is done.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ImportReport {
    /// Its id.
    pub id: TaskId,
    /// When it ended.
    pub completed_at: Option<DateTime>,
    /// How many records came to which end.
    pub summary: ImportSummary,
    /// What became of each record.
    pub details: Vec<ImportDetail>,
}

impl ImportReport {
    pub(super) fn new(status: ImportStatus) -> Self {
        let details = status.details.unwrap_or_default();
        let summary = status.summary.unwrap_or_else(|| ImportSummary::of(&details));
        Self { id: status.id, completed_at: status.completed_at, summary, details }
    }

    /// The records that failed.
    pub fn failed(&self) -> impl Iterator<Item = &ImportDetail> {
        self.details.iter().filter(|detail| detail.outcome == ImportOutcome::Failed)
    }
}

/// How many records came to which end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ImportSummary {
    /// All records.
    pub total: u64,
    /// Users who are new.
    pub inserted: u64,
    /// Users who were changed.
    pub updated: u64,
    /// Users who were there already and are as they were.
    pub skipped: u64,
    /// Records that came to nothing.
    pub failed: u64,
}

crate::__object!(
    ImportSummary
    {
        total: u64 = "total" required_custom;
        inserted: u64 = "inserted" required_custom;
        updated: u64 = "updated" required_custom;
        skipped: u64 = "skipped" required_custom;
        failed: u64 = "failed" required_custom;
    }
    {} {} {} {}
);

impl ImportSummary {
    /// Counts.
    fn of(details: &[ImportDetail]) -> Self {
        let count = |outcome: &ImportOutcome| {
            details.iter().filter(|detail| detail.outcome == *outcome).count() as u64
        };
        Self {
            total: details.len() as u64,
            inserted: count(&ImportOutcome::Inserted),
            updated: count(&ImportOutcome::Updated),
            skipped: count(&ImportOutcome::Skipped),
            failed: count(&ImportOutcome::Failed),
        }
    }
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ImportDetail {
    /// The place of the record in the import, from 0.
    pub index: u64,
    /// What became of it.
    pub outcome: ImportOutcome,
    /// The UUID of the user, where there is one.
    pub user_id: Option<String>,
    /// What of it had no effect, and why, in the server's words.
    pub warnings: Vec<String>,
    /// Why it failed.
    pub errors: Vec<ServerError>,
    /// The record as the server shows it again, without its secrets.
    pub record: Option<Sensitive<Json>>,
}

/// As it comes.
struct WrittenDetail {
    index: u64,
    outcome: ImportOutcome,
    user_id: Option<String>,
    warnings: Option<Vec<Warning>>,
    errors: Option<Vec<ServerError>>,
    record: Option<Sensitive<Json>>,
}

struct Warning {
    message: Option<String>,
}

crate::__object!(
    WrittenDetail
    {
        index: u64 = "index" required_custom;
        outcome: ImportOutcome = "outcome" required;
        user_id: Option<String> = "user_id" nullable;
        warnings: Option<Vec<Warning>> = "warnings" nullable;
        errors: Option<Vec<ServerError>> = "errors" nullable;
        record: Option<Sensitive<Json>> = "record" nullable;
    }
    {} {} {} {}
);
crate::__object!(Warning { message: Option<String> = "message" nullable; } {} {} {} {});

impl From<WrittenDetail> for ImportDetail {
    fn from(written: WrittenDetail) -> Self {
        let WrittenDetail { index, outcome, user_id, warnings, errors, record } = written;
        let warnings = warnings.into_iter().flatten().filter_map(|warning| warning.message).collect();
        Self { index, outcome, user_id, warnings, errors: errors.unwrap_or_default(), record }
    }
}

impl<'de> Decode<'de> for ImportDetail {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        converted::<WrittenDetail, _>(to, value, null)
    }
}

crate::__by_serde!(ImportDetail);

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportOutcome {
    /// The user is new.
    Inserted,
    /// The user was there already and was changed.
    Updated,
    /// The user was there already and is as before.
    Skipped,
    /// It came to nothing.
    Failed,
    /// An end that this version does not know; [`as_str`](Self::as_str) tells which.
    Unknown(UnknownValue),
}

crate::__open_enum!(
    ImportOutcome { Inserted = "inserted"; Updated = "updated"; Skipped = "skipped"; Failed = "failed"; } Unknown
);

#[cfg(test)]
mod tests {
    use super::{ImportDetail, ImportReport, ImportStatus};

    #[test]
    fn a_report_counts_what_the_server_does_not() {
        let text = r#"{ "id": "task_1", "status": "completed", "details": [
            { "index": 0, "outcome": "inserted" }, { "index": 1, "outcome": "failed" },
            { "index": 2, "outcome": "merged" }
        ] }"#;
        let report = ImportReport::new(serde_json::from_str::<ImportStatus>(text).unwrap());
        assert_eq!((report.summary.total, report.summary.inserted, report.summary.failed), (3, 1, 1));
        assert_eq!(report.failed().map(|detail| detail.index).collect::<Vec<_>>(), [1]);
        assert_eq!(report.details[2].outcome.as_str(), "merged");
    }

    #[test]
    fn a_detail_does_not_show_the_record() {
        let text = r#"{ "index": 0, "outcome": "failed", "record": { "email": "jo@example.com" }, "errors": [
            { "name": "Invalid", "reason": "ValidationFailed", "message": "invalid value", "code": 400,
              "info": { "causes": [{ "location": "/name", "actual": "jo@example.com" }] } }
        ], "warnings": [{ "message": "name is ignored" }] }"#;
        let detail: ImportDetail = serde_json::from_str(text).unwrap();
        assert!(detail.record.as_ref().unwrap().as_str().contains("jo@example.com"));
        let shown = format!("{detail:?}");
        assert!(shown.contains("ValidationFailed") && !shown.contains("jo@example.com"), "{shown}");
        assert_eq!(detail.warnings, ["name is ignored"]);
        assert_eq!(detail.errors[0].to_string(), "ValidationFailed: invalid value");
    }
}
