//! The REST siblings from end to end: the client's tasks and links against the emulator, in good times and in bad.

use std::time::Duration;

use authgear_admin::rest::{
    Identifier, ImportOutcome, ImportRecord, Password, Poll, TaskState, UserExport, UserImport,
};
use authgear_admin::{Client, Error, ErrorName, Reason};
use authgear_admin_fixtures::{Emulator, EmulatorBuilder, Fault};

const IMPORT: &str = "/_api/admin/users/import";

/// No test's error or `Debug` may show this.
const SECRET: &str = "$2a$10$SECRETSECRET";

async fn start(builder: EmulatorBuilder) -> (Emulator, Client) {
    let emulator = builder.users(3).start().await.unwrap();
    let client = emulator.client();
    (emulator, client)
}

fn quick() -> Poll {
    Poll::default().first_wait(Duration::from_millis(20)).longest_wait(Duration::from_millis(50))
}

fn one() -> UserImport {
    let record = ImportRecord::new().email("jo@example.com").password(Password::bcrypt(SECRET));
    UserImport::new(Identifier::Email).record(record)
}

#[tokio::test]
async fn an_import_reports_what_became_of_each_record() {
    let (_emulator, client) = start(Emulator::builder()).await;
    let report = client.import_users(one()).await.unwrap().wait(&quick()).await.unwrap();
    assert_eq!((report.summary.total, report.summary.inserted), (1, 1));
    let user_id = report.details[0].user_id.clone().unwrap();
    assert!(!report.details[0].record.as_ref().unwrap().as_str().contains(SECRET));

    let import = UserImport::new(Identifier::Email).upsert(true).records([
        ImportRecord::new().email("jo@example.com").nickname("Jo").phone_number(None),
        ImportRecord::new().email("ada@example.com").roles(["no-such-role"]),
        ImportRecord::new().preferred_username("nobody"),
    ]);
    let report = client.import_users(&import).await.unwrap().wait(&quick()).await.unwrap();
    let outcomes: Vec<_> = report.details.iter().map(|detail| detail.outcome.clone()).collect();
    assert_eq!(outcomes, [ImportOutcome::Updated, ImportOutcome::Failed, ImportOutcome::Failed]);
    assert_eq!(report.details[0].user_id, Some(user_id));
    assert_eq!(report.failed().map(|detail| detail.index).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(report.details[1].errors[0].reason, Some(Reason::from("RoleUnknownKeys")));
    assert_eq!(report.details[2].errors[0].reason, Some(Reason::VALIDATION_FAILED));

    let skipped = client.import_users(one()).await.unwrap().wait(&quick()).await.unwrap();
    assert_eq!(skipped.summary.skipped, 1);
    assert!(!skipped.details[0].warnings.is_empty());
}

#[tokio::test]
async fn a_task_is_waited_for_and_found_again() {
    let (emulator, client) = start(Emulator::builder().task_duration(Duration::from_millis(400))).await;
    let job = client.import_users(one()).await.unwrap();
    let early = job.wait(&quick().deadline(Duration::from_millis(60))).await.unwrap_err();
    let Error::Unfinished(unfinished) = &early else { panic!("{early:?}") };
    assert!(unfinished.is_pending() && unfinished.id() == job.id());
    assert_eq!(job.status().await.unwrap().status, TaskState::Pending);

    // Another process, which knows nothing but the id.
    let id = job.id().as_str().parse().unwrap();
    let report = emulator.client().import_job(id).wait(&quick()).await.unwrap();
    assert_eq!(report.summary.inserted, 1);
    let status = client.import_status(job.id()).await.unwrap();
    assert_eq!((status.status, status.summary), (TaskState::Completed, Some(report.summary)));
    assert!(status.created_at < status.completed_at);
}

#[tokio::test]
async fn an_export_has_a_file_or_says_why_not() {
    let (emulator, client) = start(Emulator::builder()).await;
    let file = client.export_users(UserExport::ndjson()).await.unwrap().wait(&quick()).await.unwrap();
    assert!(file.download_url.starts_with(emulator.endpoint()), "{}", *file.download_url);
    assert!(!format!("{file:?}").contains(emulator.endpoint()), "{file:?}");

    let export = UserExport::csv().field_as("/sub", "id").field("/email");
    let job = client.export_users(&export).await.unwrap();
    assert!(job.wait(&quick()).await.unwrap().download_url.contains(".csv"));
    assert_eq!(client.export_status(job.id()).await.unwrap().status, TaskState::Completed);

    // A pointer that is none is found out late, two columns of one name at once.
    let failed = client.export_users(UserExport::csv().field("sub")).await.unwrap().wait(&quick()).await;
    let error = failed.unwrap_err();
    assert!(matches!(&error, Error::Unfinished(error) if !error.is_pending()), "{error:?}");
    assert!(error.has_reason(&Reason::from("UnexpectedError")));
    let twice = client.export_users(UserExport::csv().field("/sub").field("/sub")).await.unwrap_err();
    assert!(twice.has_reason(&Reason::from("UserExportNonUniqueFieldNames")), "{twice}");
}

#[tokio::test]
async fn an_image_gets_a_link() {
    let (emulator, client) = start(Emulator::builder()).await;
    let upload = client.presign_image_upload().await.unwrap();
    assert!(upload.url.starts_with(emulator.endpoint()));
    assert!(!format!("{upload:?}").contains("http"));
}

#[tokio::test]
async fn what_is_not_there_or_not_allowed_says_so() {
    let (emulator, client) = start(Emulator::builder()).await;
    let unknown = "userimport_NONE".parse().unwrap();
    let error = client.import_status(&unknown).await.unwrap_err();
    assert!(
        matches!(&error, Error::Rejected(error) if error.error_name() == Some(&ErrorName::NotFound)),
        "{error:?}"
    );
    let records =
        (0..5_000).map(|n| ImportRecord::new().email(format!("{n}@example.com")).name("x".repeat(100)));
    let received = emulator.requests().received;
    let error = client.import_users(UserImport::new(Identifier::Email).records(records)).await.unwrap_err();
    assert!(matches!(&error, Error::TooLarge(error) if error.is_request() && error.limit() == 500_000));
    assert_eq!(emulator.requests().received, received);
    emulator.revoke_key(emulator.key_id());
    assert!(matches!(client.presign_image_upload().await, Err(Error::Refused(_))));
}

/// Faults, what a client makes of an import that meets one, and whether its outcome is unknown.
#[tokio::test]
async fn an_import_is_sent_once_whatever_happens() {
    let long = Duration::from_secs(60);
    for (fault, unknown) in [
        (Fault::close_before_read(), true),
        (Fault::close_after_read(), true),
        (Fault::truncated(), true),
        (Fault::slow_headers(long), true),
        (Fault::slow_body(long), true),
        (Fault::not_http(), true),
        (Fault::garbage(), true),
        (Fault::html(), true),
        (Fault::bad_gateway().carried_out(), true),
        (Fault::unavailable(), true),
        (Fault::gateway_timeout(), true),
        (Fault::redirect("http://elsewhere.example/"), false),
        (Fault::wrong_types(), false),
        (Fault::internal_error(), true),
        (Fault::too_many_requests(), false),
    ] {
        let (emulator, _) = start(Emulator::builder()).await;
        let client = emulator.client_builder().timeout(Duration::from_millis(500)).build().unwrap();
        emulator.fault(fault.clone().on_path(IMPORT));
        let error = client.import_users(one()).await.unwrap_err();
        let posts = emulator.requests().latest.iter().filter(|seen| seen.path == IMPORT).count();
        assert_eq!(posts, 1, "{fault:?}: {error}");
        assert_eq!(error.outcome_unknown(), unknown, "{fault:?}: {error:?}");
        let shown = format!("{error} {error:?} {:?}", one());
        assert!(!shown.contains("SECRET") && !shown.contains("jo@example.com"), "{shown}");
    }
}

#[tokio::test]
async fn wrong_types_are_told_by_their_place() {
    let (emulator, client) = start(Emulator::builder()).await;
    emulator.fault(Fault::wrong_types());
    let error = client.import_users(one()).await.unwrap_err();
    let Error::Decode(decode) = &error else { panic!("{error:?}") };
    assert!(decode.path().starts_with("result."), "{error}");
}

#[tokio::test]
async fn waiting_gets_over_what_passes() {
    let (emulator, client) = start(Emulator::builder()).await;
    let job = client.import_users(one()).await.unwrap();
    emulator.fault(Fault::unavailable().on_path(format!("{IMPORT}/*")).times(2));
    emulator.fault(Fault::close_after_read().on_path(format!("{IMPORT}/*")).times(1));
    let report = job.wait(&quick()).await.unwrap();
    assert_eq!(report.summary.inserted, 1);
    let looks = emulator.requests().latest.iter().filter(|seen| seen.path.starts_with(IMPORT)).count();
    assert_eq!(looks, 1 + 2 + 1 + 1);
}

#[tokio::test]
async fn tasks_can_be_waited_for_on_another_thread() {
    let (_emulator, client) = start(Emulator::builder()).await;
    let report = tokio::spawn(async move { client.import_users(one()).await?.wait(&quick()).await });
    assert_eq!(report.await.unwrap().unwrap().summary.total, 1);
}
