//! Answers that borrow: what goes wrong is told in the same words as for owned ones, as early as it can be known, and what
//! passes is sent again.

use authgear_admin::{Body, BorrowedOperation, DateTime, Error, Operation, OperationKind, Text};
use serde::{Deserialize, Serialize};

use super::operations::{DISABLED, DisableUser, ListUsers, ONE_USER};
use super::retries::{client, eager, passing, server};
use super::server::{Reply, Server, answer, json};

/// `ListUsers` with an answer that borrows.
#[derive(Serialize, Default)]
#[serde(transparent)]
struct List(ListUsers);

#[derive(Debug, Deserialize)]
struct Data<'a> {
    #[serde(borrow)]
    users: Connection<'a>,
}

#[derive(Debug, Deserialize)]
struct Connection<'a> {
    #[serde(borrow)]
    edges: Vec<Edge<'a>>,
}

#[derive(Debug, Deserialize)]
struct Edge<'a> {
    #[serde(borrow)]
    node: User<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct User<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(rename = "createdAt")]
    _created_at: DateTime,
}

impl BorrowedOperation for List {
    const NAME: &'static str = ListUsers::NAME;
    const DOCUMENT: &'static str = ListUsers::DOCUMENT;
    const KIND: OperationKind = ListUsers::KIND;
    type Data<'a> = Data<'a>;
}

/// `DisableUser` with an answer that borrows.
#[derive(Serialize, Default)]
#[serde(transparent)]
struct Disable(DisableUser);

#[derive(Debug, Deserialize)]
struct Disabled<'a> {
    #[serde(borrow, rename = "setDisabledStatus")]
    payload: Payload<'a>,
}

#[derive(Debug, Deserialize)]
struct Payload<'a> {
    #[serde(borrow)]
    user: User<'a>,
}

impl BorrowedOperation for Disable {
    const NAME: &'static str = DisableUser::NAME;
    const DOCUMENT: &'static str = DisableUser::DOCUMENT;
    const KIND: OperationKind = DisableUser::KIND;
    type Data<'a> = Disabled<'a>;
}

/// Which step tells of an error.
#[derive(Debug, PartialEq)]
enum Step {
    Fetch,
    Read,
}

/// The error of fetching and reading, and which of them told it.
fn told<O: BorrowedOperation>(fetched: Result<Body<O>, Error>) -> Option<(Step, Error)> {
    match fetched {
        Err(error) => Some((Step::Fetch, error)),
        Ok(body) => body.read().err().map(|error| (Step::Read, error)),
    }
}

fn users(data: &str) -> String {
    format!(r#"{{"data":{{"users":{{"edges":[{data}]}}}}"#)
}

/// A user by whose name one could take a good answer for one with errors.
const USER: &str = r#"{"node":{"id":"errors","createdAt":"2026-01-02T03:04:05Z"}}"#;

/// Answers that are not good, with the step that tells.
fn bad() -> Vec<(Step, Reply)> {
    let errors = r#"[{"message":"no","path":["users"],"extensions":{"reason":"UserNotFound"}}]"#;
    let not_utf_8 = b"HTTP/1.1 200 X\r\nContent-Length: 14\r\n\r\n{\"data\":\"\xE9\"} ".to_vec();
    vec![
        (Step::Fetch, json(200, &format!(r#"{{"errors":{errors}}}"#))),
        (Step::Fetch, json(200, &format!(r#"{},"errors":{errors}}}"#, users(USER)))),
        (Step::Fetch, json(400, r#"{"error":{"name":"BadRequest","reason":"X","message":"m"}}"#)),
        (Step::Fetch, json(200, r#"{"data":{},"error":{"name":"BadRequest"}}"#)),
        (Step::Fetch, json(500, &(users(USER) + "}"))),
        (Step::Fetch, answer(403, "Content-Type: text/plain", "Forbidden\n")),
        (Step::Fetch, answer(200, "Content-Type: text/html", "<p>hello</p>")),
        (Step::Fetch, answer(307, "Location: https://elsewhere.example/x", "")),
        (Step::Fetch, json(200, "")),
        (Step::Fetch, json(200, "[1]")),
        (Step::Fetch, Reply::Bytes(not_utf_8)),
        (Step::Read, json(200, r#"{"data":null}"#)),
        (Step::Read, json(200, r#"{"other":1}"#)),
        (Step::Read, json(200, ONE_USER.trim_end_matches('}'))),
        (
            Step::Read,
            json(200, r#"{"data":{"users":{"edges":[{"node":{"createdAt":"2026-01-02T03:04:05Z"}}]}}}"#),
        ),
        (Step::Read, json(200, r#"{"data":{"users":{"edges":[{"node":{"id":1}}]}}}"#)),
        (Step::Read, json(200, &(users(r#"{"node":{"id":"a","createdAt":"soon"}}"#) + "}"))),
        // A server that escapes its keys is not one that is known, but it may be.
        (Step::Read, json(200, &format!(r#"{},"\u0065rrors":{errors}}}"#, users("")))),
    ]
}

#[tokio::test]
async fn errors_are_those_of_owned_answers_word_for_word() {
    for (step, reply) in bad() {
        let server = Server::start(reply).await;
        let owned = server.client().send(ListUsers::default()).await.unwrap_err();
        let (told_by, error) = told(server.client().fetch(&List::default()).await).expect("an error");
        assert_eq!(format!("{error}\n{error:?}"), format!("{owned}\n{owned:?}"));
        assert_eq!(told_by, step, "{error}");
    }
}

#[tokio::test]
async fn of_a_mutation_too_and_one_with_errors_has_no_body() {
    for (step, reply) in bad() {
        let server = Server::start(reply).await;
        let owned = server.client().send(DisableUser::default()).await.unwrap_err();
        let (told_by, error) = told(server.client().fetch(&Disable::default()).await).expect("an error");
        assert_eq!(
            (error.to_string(), error.outcome_unknown()),
            (owned.to_string(), owned.outcome_unknown())
        );
        assert!(matches!(error, Error::RolledBack(_)) || owned.errors().is_empty(), "{error}");
        assert_eq!(told_by, step, "{error}");
    }
    let server = Server::start(json(200, DISABLED)).await;
    let body = server.client().fetch(&Disable::default()).await.unwrap();
    assert_eq!(body.read().unwrap().payload.user.id, "VXNlcjox");
}

#[tokio::test]
async fn what_passes_is_sent_again_and_the_last_error_is_told() {
    for (what, reply) in passing() {
        let server = server(vec![reply.clone(), reply.clone()], ONE_USER).await;
        let body = client(&server, eager()).fetch(&List::default()).await.unwrap();
        assert_eq!(body.read().unwrap().users.edges.len(), 1, "{what}");
        assert_eq!(server.requests().len(), 3, "{what}");

        let server = Server::start(reply).await;
        let error = client(&server, eager()).fetch(&List::default()).await.unwrap_err();
        assert_eq!((error.attempts(), server.requests().len()), (3, 3), "{what}");
    }
}

#[tokio::test]
async fn a_mutation_that_the_server_saw_is_never_sent_again() {
    for (what, reply) in passing() {
        let server = Server::start(reply).await;
        let error = client(&server, eager()).fetch(&Disable::default()).await.unwrap_err();
        assert_eq!((error.attempts(), server.requests().len()), (1, 1), "{what}");
    }
}

#[tokio::test]
async fn data_beside_errors_is_both_where_it_is_asked_for() {
    let with_errors = r#"{"data":{"users":{"edges":[]}},"errors":[{"message":"no"}]}"#;
    let server = Server::start(json(200, with_errors)).await;
    let body = server.client().fetch_partial(&List::default()).await.unwrap();
    let partial = body.read_partial().unwrap();
    assert_eq!((partial.data.users.edges.len(), partial.errors.len()), (0, 1));
    assert!(matches!(body.read(), Err(Error::GraphQl(_))));

    let without_data = r#"{"data":null,"errors":[{"message":"no"}]}"#;
    let server = Server::start(json(200, without_data)).await;
    let error = server.client().fetch_partial(&List::default()).await.unwrap_err();
    assert!(matches!(error, Error::GraphQl(_)), "{error:?}");

    let server = Server::start(json(200, ONE_USER)).await;
    let body = server.client().fetch_partial(&List::default()).await.unwrap();
    assert!(body.read_partial().unwrap().errors.is_empty());
    for fine in [r#"{"errors":[],"data":{"users":{"edges":[]}}}"#, &(users(USER) + "}")] {
        let client = Server::start(json(200, fine)).await.client();
        assert!(told(client.fetch(&List::default()).await).is_none(), "{fine}");
    }
}

#[tokio::test]
async fn text_lies_in_the_body_and_a_body_shows_nothing_of_it() {
    let server = Server::start(json(200, ONE_USER)).await;
    let body = server.client().fetch(&List::default()).await.unwrap();
    let copy = body.clone();
    drop(body);
    let data = copy.read().unwrap();
    let id = data.users.edges[0].node.id.as_str();
    assert!(copy.as_bytes().as_ptr_range().contains(&id.as_ptr()));
    assert_eq!(
        format!("{copy:?}"),
        format!("Body {{ operation: \"ListUsers\", bytes: {} }}", ONE_USER.len())
    );
}

#[tokio::test]
async fn the_request_is_the_same() {
    let server = Server::start(json(200, ONE_USER)).await;
    server.client().send(ListUsers::default()).await.unwrap();
    drop(server.client().fetch(&List::default()).await.unwrap());
    let requests = server.requests();
    let body = |request: &String| request.rsplit_once("\r\n\r\n").map(|(_, body)| body.to_owned());
    assert_eq!(body(&requests[0]), body(&requests[1]));
}

#[cfg(feature = "blocking")]
#[test]
fn a_client_that_waits_fetches_too() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(Server::start(json(200, ONE_USER)));
    let client = authgear_admin::blocking::Client::new(server.client()).unwrap();
    let body = client.fetch(&List::default()).unwrap();
    assert_eq!(body.read().unwrap().users.edges.len(), 1);
    assert!(client.fetch_partial(&List::default()).unwrap().read_partial().unwrap().errors.is_empty());
}
