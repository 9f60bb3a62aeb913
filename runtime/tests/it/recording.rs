//! Answers that were kept once serve tests later, without a server.

use authgear_admin::transport::{HttpTransport, Recording, Replaying};
use authgear_admin::{Client, Error, OperationKind, TransportKind};
use serde_json::json;

use super::operations::{DisableUser, ListUsers, ONE_USER};
use super::server::{Server, answer, builder, json as json_answer};

const VARIABLE: &str = "variable-71c2";
const USERS: &str = r#"{"data":{"users":{"edges":[]}}}"#;

fn list(search: &str) -> ListUsers {
    ListUsers { first: 1, search_keyword: search.to_owned() }
}

fn replaying(transport: Replaying) -> Client {
    builder("https://nowhere.example").transport(transport).build().unwrap()
}

/// A recording of `list(VARIABLE)` twice, with one user and then with none, and of a refused mutation.
async fn record() -> Recording {
    let server = Server::with(|number| match number {
        0 => json_answer(200, ONE_USER),
        1 => answer(200, "Content-Type: application/json\nX-Request-Id: r-2\nSet-Cookie: a=b", USERS),
        _ => answer(403, "Content-Type: text/plain", "Forbidden\n"),
    })
    .await;
    let recording = Recording::new(HttpTransport::new());
    let client = server.builder().transport(recording.clone()).build().unwrap();
    client.send(list(VARIABLE)).await.unwrap();
    client.send(list(VARIABLE)).await.unwrap();
    client.send(DisableUser::default()).await.unwrap_err();
    let kept = recording.exchanges();
    assert!(kept.len() >= 3);
    assert_eq!((kept[1].operation(), kept[1].method(), kept[1].status()), ("ListUsers", "POST", 200));
    assert_eq!(kept[1].path(), "/_api/admin/graphql");
    assert_eq!(kept[1].response(), USERS);
    recording
}

#[tokio::test]
async fn what_was_recorded_is_answered_in_order_from_a_file() {
    let recording = record().await;
    let path = std::env::temp_dir().join(format!("authgear-admin-it-{}.json", std::process::id()));
    recording.save(&path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    for absent in ["Bearer", "eyJ", "authorization", "cookie"] {
        assert!(!text.to_lowercase().contains(&absent.to_lowercase()), "{absent} in {text}");
    }
    let loaded = Replaying::load(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    for transport in [loaded, recording.replay()] {
        assert!(transport.unused().len() >= 3);
        let client = replaying(transport);
        assert_eq!(client.send(list(VARIABLE)).await.unwrap().users.edges.len(), 1);
        assert_eq!(client.send(list(VARIABLE)).await.unwrap().users.edges.len(), 0);
        let refused = client.send(DisableUser::default()).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(_)), "{refused:?}");
    }
}

#[tokio::test]
async fn what_was_not_recorded_says_what_was_and_no_values() {
    let recording = record().await;
    let client = replaying(recording.replay());
    let ask = async |operation: &'static str, document: &'static str, variables| {
        let answer = client.send_untyped(OperationKind::Query, operation, document, &variables).await;
        let error = answer.unwrap_err();
        assert!(
            matches!(&error, Error::Transport(error) if error.kind() == TransportKind::NotSent),
            "{error:?}"
        );
        assert!(!error.is_retryable() && !error.outcome_unknown());
        assert!(!format!("{error} {error:?}").contains(VARIABLE), "{error}");
        error.to_string()
    };
    assert_eq!(
        ask("Other", "query Other { x }", json!({})).await,
        "`Other` was not sent: no answer is recorded for this request: there is `DisableUser`, `ListUsers`; record it anew"
    );
    let changed =
        ask("ListUsers", "query ListUsers { x }", json!({ "first": 1, "searchKeyword": VARIABLE })).await;
    assert!(changed.contains("recorded with another `query`;"), "{changed}");
    let document = <ListUsers as authgear_admin::Operation>::DOCUMENT;
    let other = ask("ListUsers", document, json!({ "first": 2, "searchKeyword": VARIABLE })).await;
    assert!(other.contains("recorded with another `first`;"), "{other}");
    client.send(list(VARIABLE)).await.unwrap();
    client.send(list(VARIABLE)).await.unwrap();
    let third = ask("ListUsers", document, json!({ "searchKeyword": VARIABLE, "first": 1 })).await;
    assert!(third.contains("it is recorded 2 times, and all these answers were given"), "{third}");
    let none = replaying(Replaying::new(Vec::new())).send(list("")).await.unwrap_err();
    assert!(none.to_string().contains("nothing is"), "{none}");
}

#[tokio::test]
async fn nothing_of_it_shows_variables_or_answers() {
    let recording = record().await;
    for shown in [
        format!("{recording:?}"),
        format!("{:#?}", recording.exchanges()),
        format!("{:?}", recording.replay()),
    ] {
        assert!(!shown.contains(VARIABLE) && !shown.contains("VXNlcjox"), "{shown}");
        assert!(shown.contains("ListUsers"), "{shown}");
    }
}
