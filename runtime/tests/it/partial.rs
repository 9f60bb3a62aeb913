//! Queries that take what data there is beside errors.

use authgear_admin::{Error, Operation, OperationKind, Reason};
use serde::{Deserialize, Serialize};

use super::server::{Server, json};

#[derive(Serialize)]
struct TwoUsers;

#[derive(Debug, Deserialize)]
struct Data {
    first: Option<String>,
    second: Option<String>,
}

impl Operation for TwoUsers {
    const NAME: &'static str = "TwoUsers";
    const DOCUMENT: &'static str = "query TwoUsers { first second }";
    const KIND: OperationKind = OperationKind::Query;
    type Data = Data;
}

const ERRORS: &str =
    r#""errors":[{"message":"no such user","path":["second"],"extensions":{"reason":"UserNotFound"}}]"#;

#[tokio::test]
async fn data_beside_errors_is_both() {
    let body = format!(r#"{{"data":{{"first":"a","second":null}},{ERRORS}}}"#);
    let client = Server::start(json(200, &body)).await.client();
    let partial = client.send_partial(TwoUsers).await.unwrap();
    assert_eq!((partial.data.first.as_deref(), partial.data.second), (Some("a"), None));
    assert_eq!(partial.errors.len(), 1);
    assert_eq!(partial.errors[0].reason(), Some(&Reason::USER_NOT_FOUND));
    assert!(client.send(TwoUsers).await.is_err());

    let client = Server::start(json(200, r#"{"data":{"first":"a","second":"b"}}"#)).await.client();
    assert!(client.send_partial(&TwoUsers).await.unwrap().errors.is_empty());
}

#[tokio::test]
async fn errors_without_usable_data_are_the_error() {
    for data in ["null", r#"{"first":7,"second":null}"#] {
        let server = Server::start(json(200, &format!(r#"{{"data":{data},{ERRORS}}}"#))).await;
        let error = server.client().send_partial(TwoUsers).await.unwrap_err();
        assert!(matches!(error, Error::GraphQl(_)), "{error:?}");
    }
    let server = Server::start(json(200, r#"{"data":{"first":7}}"#)).await;
    let error = server.client().send_partial(TwoUsers).await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
    let server = Server::start(json(500, r#"{"data":{"first":"a"}}"#)).await;
    let error = server.client().send_partial(TwoUsers).await.unwrap_err();
    assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
}
