//! The REST siblings of the GraphQL endpoint: many users are imported or exported by tasks of the server, and images are
//! uploaded to links that it signs. They take the same token and end in the same [`Error`](crate::Error).
//!
//! ```no_run
//! use authgear_admin::Client;
//! use authgear_admin::rest::{Identifier, ImportRecord, Password, Poll, UserExport, UserImport};
//!
//! # async fn example(client: Client) -> Result<(), authgear_admin::Error> {
//! let import = UserImport::new(Identifier::Email)
//!     .upsert(true)
//!     .record(ImportRecord::new().email("jo@example.com").email_verified(true).given_name("Jo"))
//!     .record(ImportRecord::new().email("ada@example.com").password(Password::bcrypt("$2a$10$…")));
//! let report = client.import_users(import).await?.wait(&Poll::default()).await?;
//! for failed in report.failed() {
//!     eprintln!("record {}: {:?}", failed.index, failed.errors);
//! }
//!
//! let file = client.export_users(UserExport::ndjson()).await?.wait(&Poll::default()).await?;
//! println!("download it within a minute: {}", *file.download_url);
//! # Ok(())
//! # }
//! ```

mod answer;
mod export;
mod image;
mod import;
mod poll;
mod request;
mod server_error;
mod task;

pub use export::{ExportFile, ExportJob, ExportStatus, UserExport};
pub use image::ImageUpload;
pub use import::{
    Identifier, ImportDetail, ImportJob, ImportOutcome, ImportRecord, ImportReport, ImportStatus,
    ImportSummary, Password, UserImport,
};
pub use poll::Poll;
pub use server_error::ServerError;
pub use task::{InvalidTaskId, TaskId, TaskState};
