//! The truth table: what the server answers, and what the caller is told.

use authgear_admin::{Error, ErrorName, OperationKind, Reason, UnexpectedKind};

use super::operations::{DISABLED, DisableUser, ListUsers, ONE_USER};
use super::server::{Reply, Server, answer, json};

/// The end of a request in a few words: the variant, and what tells it from others of its kind.
fn end<T>(result: Result<T, Error>) -> String {
    let Err(error) = result else {
        return "data".to_owned();
    };
    let detail = match &error {
        Error::Refused(_) => "Refused".to_owned(),
        Error::Rejected(error) => {
            format!("Rejected {:?} {:?}", error.status(), error.error_name().map(ErrorName::as_str))
        }
        Error::GraphQl(errors) => format!("GraphQl {}", errors.len()),
        Error::RolledBack(errors) => format!("RolledBack {}", errors.len()),
        Error::Decode(error) => format!("Decode {}", error.path()),
        Error::Unexpected(error) => format!("Unexpected {:?}", error.kind()),
        other => format!("{other:?}"),
    };
    let flags = [(error.is_retryable(), " retryable"), (error.outcome_unknown(), " unknown")];
    flags.iter().filter(|(set, _)| *set).fold(detail, |text, (_, flag)| text + flag)
}

/// Ends of a query and of a mutation with the same answer.
async fn ends(reply: Reply) -> (String, String) {
    let server = Server::start(reply).await;
    let client = server.client();
    let ends = (end(client.send(ListUsers::default()).await), end(client.send(DisableUser::default()).await));
    assert_eq!(server.requests().len(), 2, "nothing is sent twice");
    ends
}

/// A row where both end alike.
async fn both(reply: Reply, expected: &str) {
    let (query, mutation) = ends(reply).await;
    assert_eq!(query, expected);
    assert_eq!(mutation, expected);
}

const FORBIDDEN: &str = "Forbidden\n";
const PLAIN: &str = "Content-Type: text/plain; charset=utf-8";
const HTML: &str = "Content-Type: text/html; charset=utf-8";

#[tokio::test]
async fn good_answers_are_data() {
    for body in [
        ONE_USER.to_owned(),
        ONE_USER.replacen('{', "{\"errors\":[],\"extensions\":{\"x\":1},", 1),
        format!(" \n{ONE_USER}\n"),
    ] {
        let server = Server::start(json(200, &body)).await;
        let data = server.client().send(&ListUsers::default()).await.unwrap();
        assert_eq!(data.users.edges[0].node.id, "VXNlcjox");
        assert_eq!(data.users.edges[0].node.created_at.to_string(), "2026-01-02T03:04:05Z");
    }
    let server = Server::start(json(200, DISABLED)).await;
    let data = server.client().send(DisableUser::default()).await.unwrap();
    assert_eq!(data.set_disabled_status.user.id, "VXNlcjox");
}

#[tokio::test]
async fn graphql_errors_are_errors_whatever_stands_beside_them() {
    let user = r#""data":{"users":{"edges":[]},"setDisabledStatus":null}"#;
    let error = r#"{"message":"user not found","path":["x"],"extensions":{"errorName":"NotFound","reason":"UserNotFound"}}"#;
    for body in [
        format!(r#"{{{user},"errors":[{error}]}}"#),
        format!(r#"{{"errors":[{error}],{user}}}"#),
        format!(r#"{{"data":null,"errors":[{error}]}}"#),
        format!(r#"{{"data":{{"users":7}},"errors":[{error}]}}"#),
        format!(r#"{{"errors":[{error}]}}"#),
        r#"{"data":null,"errors":["odd"]}"#.to_owned(),
        r#"{"data":null,"errors":{"message":"odd"}}"#.to_owned(),
    ] {
        for status in [200, 400, 500] {
            let (query, mutation) = ends(json(status, &body)).await;
            assert_eq!((&*query, &*mutation), ("GraphQl 1", "RolledBack 1"), "{body}");
        }
    }
}

#[tokio::test]
async fn graphql_errors_that_pass_may_be_retried_because_nothing_was_kept() {
    for name in ["DataRace", "TooManyRequest", "ServiceUnavailable"] {
        let body = format!(r#"{{"errors":[{{"message":"m","extensions":{{"errorName":"{name}"}}}}]}}"#);
        let (query, mutation) = ends(json(200, &body)).await;
        assert_eq!((&*query, &*mutation), ("GraphQl 1 retryable", "RolledBack 1 retryable"));
    }
}

#[tokio::test]
async fn a_forbidden_in_plain_text_is_a_refused_token() {
    both(answer(403, PLAIN, FORBIDDEN), "Refused").await;
    both(answer(403, "", ""), "Refused").await;
    // What is not the server's own word is somebody else's.
    both(answer(403, HTML, "<html>WAF</html>"), "Unexpected Html").await;
    both(json(403, r#"{"error":{"name":"Forbidden"}}"#), r#"Rejected 403 Some("Forbidden")"#).await;
}

#[tokio::test]
async fn rest_shaped_errors_are_rejections() {
    let error = |name: &str| {
        format!(
            r#"{{"error":{{"name":"{name}","reason":"{name}","message":"m","code":1,"info":{{"x":1}}}}}}"#
        )
    };
    both(json(413, &error("RequestEntityTooLarge")), r#"Rejected 413 Some("RequestEntityTooLarge")"#).await;
    both(json(400, &error("BadRequest")), r#"Rejected 400 Some("BadRequest")"#).await;
    both(json(429, &error("TooManyRequest")), r#"Rejected 429 Some("TooManyRequest") retryable"#).await;
    both(json(503, &error("ServiceUnavailable")), r#"Rejected 503 Some("ServiceUnavailable") retryable"#)
        .await;
    both(json(200, r#"{"error":"odd"}"#), "Rejected 200 None").await;
    // The server's own failure has no fixed place: before the request was executed, or after.
    let (query, mutation) = ends(json(500, &error("InternalError"))).await;
    assert_eq!(query, r#"Rejected 500 Some("InternalError")"#);
    assert_eq!(mutation, r#"Rejected 500 Some("InternalError") unknown"#);
}

#[tokio::test]
async fn what_no_admin_api_answers_is_unexpected() {
    let unknown = |kind: &str| (format!("Unexpected {kind}"), format!("Unexpected {kind} unknown"));
    assert_eq!(ends(answer(200, HTML, "<!doctype html><title>GraphiQL</title>")).await, unknown("Html"));
    assert_eq!(ends(answer(200, "", "")).await, unknown("Empty"));
    assert_eq!(ends(json(200, "")).await, unknown("Empty"));
    assert_eq!(ends(json(200, &ONE_USER[..60])).await, unknown("BrokenJson"));
    assert_eq!(ends(json(200, "{garbage}")).await, unknown("BrokenJson"));
    assert_eq!(ends(json(200, r#"{"data":null}"#)).await, unknown("NoData"));
    assert_eq!(ends(json(200, r#"{"errors":[]}"#)).await, unknown("NoData"));
    assert_eq!(ends(json(200, "{}")).await, unknown("NotGraphQl"));
    assert_eq!(ends(json(200, "[]")).await, unknown("NotGraphQl"));
    assert_eq!(ends(json(200, "null")).await, unknown("NotGraphQl"));
    assert_eq!(ends(answer(200, PLAIN, "hello")).await, unknown("ContentType"));
    assert_eq!(ends(json(500, ONE_USER)).await, unknown("NotGraphQl"));
    assert_eq!(ends(answer(500, PLAIN, "oops")).await, unknown("ContentType"));
}

#[tokio::test]
async fn client_errors_are_unexpected_and_known_not_to_have_run() {
    both(answer(401, PLAIN, "Unauthorized"), "Unexpected ContentType").await;
    both(answer(404, HTML, "<h1>Not found</h1>"), "Unexpected Html").await;
    both(answer(415, PLAIN, "invalid content type\n"), "Unexpected ContentType").await;
    both(answer(429, PLAIN, "slow down"), "Unexpected ContentType retryable").await;
}

#[tokio::test]
async fn a_gateways_failure_leaves_a_mutations_outcome_unknown() {
    for status in [502, 503, 504] {
        let (query, mutation) = ends(answer(status, HTML, "<h1>Bad gateway</h1>")).await;
        assert_eq!(query, "Unexpected Html retryable");
        assert_eq!(mutation, "Unexpected Html unknown");
    }
}

#[tokio::test]
async fn accessors_tell_the_rest() {
    let reply = answer(
        400,
        "Content-Type: application/json\nX-Request-Id: req-7",
        r#"{"error":{"name":"BadRequest","reason":"BadRequest","message":"too many mutation fields in one request: got 6, limit is 5","code":400}}"#,
    );
    let error = Server::start(reply).await.client().send(DisableUser::default()).await.unwrap_err();
    assert_eq!(error.status(), Some(400));
    assert_eq!(error.request_id(), Some("req-7"));
    assert_eq!(error.operation(), Some("DisableUser"));
    assert!(error.has_reason(&Reason::from("BadRequest")));
    assert_eq!(
        error.to_string(),
        "the Admin API did not execute `DisableUser` (HTTP 400, BadRequest): too many mutation fields in one request: got \
         6, limit is 5"
    );
}

#[tokio::test]
async fn a_rollback_says_so_and_names_each_error() {
    let body = r#"{"data":{"setDisabledStatus":null},"errors":[
        {"message":"user not found","path":["setDisabledStatus"],"extensions":{"errorName":"NotFound","reason":"UserNotFound"}},
        {"message":"two"},{"message":"three"},{"message":"four"},{"message":"five"}]}"#;
    let error = Server::start(json(200, body)).await.client().send(DisableUser::default()).await.unwrap_err();
    assert!(error.has_reason(&Reason::USER_NOT_FOUND));
    assert_eq!(error.errors()[0].error_name(), Some(&ErrorName::NotFound));
    assert_eq!(
        error.to_string(),
        "`DisableUser` failed, and nothing of it was kept: setDisabledStatus: user not found (UserNotFound); two; three; \
         and 2 more"
    );
}

#[tokio::test]
async fn untyped_documents_go_the_same_way() {
    let server = Server::start(json(200, r#"{"data":{"__schema":{ "x": 1.50 }}}"#)).await;
    let data = server
        .client()
        .send_untyped(
            OperationKind::Query,
            "Introspect",
            "query Introspect { __schema { x } }",
            &serde_json::json!({}),
        )
        .await
        .unwrap();
    assert_eq!(data.as_str(), r#"{"__schema":{ "x": 1.50 }}"#);
    assert!(server.requests()[0].contains(r#""operationName":"Introspect","variables":{}}"#));

    let server = Server::start(json(200, r#"{"errors":[{"message":"introspection is off"}]}"#)).await;
    let error = server
        .client()
        .send_untyped(OperationKind::Query, "Introspect", "query Introspect { x }", &serde_json::json!({}))
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "`Introspect` failed: introspection is off");
}

#[tokio::test]
async fn a_redirect_is_named_and_its_target_never_asked() {
    let other = Server::start(json(200, ONE_USER)).await;
    let location = format!("Location: {}/login?next=secret-path", other.origin);
    for status in [301, 302, 303, 307, 308] {
        let server = Server::start(answer(status, &location, "")).await;
        let error = server.client().send(ListUsers::default()).await.unwrap_err();
        let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
        let expected = UnexpectedKind::Redirect { location: Some(other.origin.clone()) };
        assert_eq!(unexpected.kind(), &expected);
        assert!(
            error.to_string().contains(&other.origin) && !error.to_string().contains("secret-path"),
            "{error}"
        );
    }
    assert_eq!(other.requests(), Vec::<String>::new());
}
