//! `POST users/export`: all users, in a file.

mod job;
mod status;

use std::borrow::Borrow;

use super::{TaskId, request};
use crate::answer::Answer;
use crate::{Client, Error};

pub use job::ExportJob;
pub use status::{ExportFile, ExportStatus};

/// The most bytes that the server takes of an export.
const MAX_BYTES: usize = 10 << 20;

/// An export of all users.
///
/// ```
/// use authgear_admin::rest::UserExport;
///
/// let export = UserExport::csv().field_as("/sub", "user_id").field("/email").field("/custom_attributes/level");
/// # let _ = export;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "an export does nothing before it is sent"]
pub struct UserExport {
    format: &'static str,
    csv: Option<Csv>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Csv {
    fields: Vec<Field>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Field {
    pointer: String,
    field_name: Option<String>,
}

impl UserExport {
    /// A line of JSON for each user, with all that there is.
    pub fn ndjson() -> Self {
        Self { format: "ndjson", csv: None }
    }

    /// Comma-separated values, with the server's choice of fields unless some are named.
    pub fn csv() -> Self {
        Self { format: "csv", csv: None }
    }

    /// Adds a field to a CSV file, under a name that is made of the pointer. `pointer` is a JSON pointer into a user's
    /// record, `/address/country` for instance.
    pub fn field(self, pointer: impl Into<String>) -> Self {
        self.push(pointer.into(), None)
    }

    /// Adds a field to a CSV file, under this name.
    pub fn field_as(self, pointer: impl Into<String>, name: impl Into<String>) -> Self {
        self.push(pointer.into(), Some(name.into()))
    }

    fn push(mut self, pointer: String, field_name: Option<String>) -> Self {
        self.csv.get_or_insert_with(|| Csv { fields: Vec::new() }).fields.push(Field { pointer, field_name });
        self
    }
}

crate::__variables!(UserExport { format = "format" value; csv = "csv" defaulted; });
crate::__variables!(Csv { fields = "fields" value; });
crate::__variables!(Field { pointer = "pointer" value; field_name = "field_name" defaulted; });

impl Client {
    /// Starts an export of all users. It goes on at the server: [wait](ExportJob::wait) for it, or ask
    /// [later](Self::export_status).
    ///
    /// Like a mutation, it is never sent again where the server may have seen it: each one counts for the project's plan.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Rejected`] if two fields have one name, or the server has no place for files.
    pub fn export_users(
        &self,
        export: impl Borrow<UserExport>,
    ) -> impl Future<Output = Result<ExportJob, Error>> + Send {
        let request = request::post("export_users", "users/export", export.borrow(), MAX_BYTES);
        let client = self.clone();
        async move {
            let status: ExportStatus = client.perform(request?, Answer::result).await?;
            Ok(client.export_job(status.id))
        }
    }

    /// An export that was started before, perhaps by another process. Nothing is sent.
    #[must_use]
    pub fn export_job(&self, id: TaskId) -> ExportJob {
        ExportJob::new(self.clone(), id)
    }

    /// How far an export is. Each time it is asked of a completed one, there is a new link, good for a minute.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Rejected`] with the name [`NotFound`](crate::ErrorName::NotFound) if there is none.
    pub async fn export_status(&self, id: &TaskId) -> Result<ExportStatus, Error> {
        let request = request::get("export_status", format!("users/export/{id}"));
        self.perform(request, Answer::result).await
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::UserExport;

    #[test]
    fn is_what_the_server_takes() {
        let written = |export: UserExport| serde_json::to_value(export).unwrap();
        assert_eq!(written(UserExport::ndjson()), json!({ "format": "ndjson" }));
        let fields = json!([{ "pointer": "/sub", "field_name": "id" }, { "pointer": "/email" }]);
        assert_eq!(
            written(UserExport::csv().field_as("/sub", "id").field("/email")),
            json!({ "format": "csv", "csv": { "fields": fields } })
        );
    }
}
