//! What a newcomer reads when something is not as it should be: what happened, and what to do next, in one sentence.

use super::operations::{DisableUser, ListUsers, ONE_USER};
use super::server::{Reply, Server, answer, json};

const HTML: &str = "Content-Type: text/html";
const PLAIN: &str = "Content-Type: text/plain";

/// The messages of a query and of a mutation with this answer.
async fn messages(reply: Reply) -> [String; 2] {
    let client = Server::start(reply).await.client();
    let query = client.send(ListUsers::default()).await.unwrap_err();
    let mutation = client.send(DisableUser::default()).await.unwrap_err();
    [query.to_string(), mutation.to_string()]
}

const CHECK: &str = "; check the endpoint: it is the project's own origin, e.g. https://myapp.authgear.cloud";
const LOOK: &str = "; whether the mutation took effect is not known, so look before you send it again";

#[tokio::test]
async fn a_wrong_address_is_named_as_such() {
    for (reply, says) in [
        (answer(200, HTML, "<p>"), "the endpoint answered `ListUsers` with an HTML page (HTTP 200)"),
        (answer(404, HTML, "<p>"), "the endpoint answered `ListUsers` with an HTML page (HTTP 404)"),
        (answer(204, "X-A: b", ""), "the endpoint answered `ListUsers` with nothing (HTTP 204)"),
        (json(200, "[1]"), "the answer to `ListUsers` is JSON, but no GraphQL answer (HTTP 200)"),
        (json(200, r#"{"data":null}"#), "the answer to `ListUsers` has neither data nor errors (HTTP 200)"),
        (
            answer(415, PLAIN, "invalid content type\n"),
            "the endpoint answered `ListUsers` with HTTP 415 and content type text/plain, not with JSON",
        ),
    ] {
        let [query, mutation] = messages(reply).await;
        assert_eq!(query, format!("{says}{CHECK}"));
        let says = says.replace("ListUsers", "DisableUser");
        // Below 500 and not good, it was not executed.
        let caution = if says.contains("HTTP 4") { "" } else { LOOK };
        assert_eq!(mutation, format!("{says}{CHECK}{caution}"));
    }
}

#[tokio::test]
async fn a_failure_in_between_is_named_and_a_mutation_is_not_sent_again_lightly() {
    let failed = "; the server, or a gateway before it, failed";
    for (reply, says) in [
        (answer(502, HTML, "<p>"), "the endpoint answered `ListUsers` with an HTML page (HTTP 502)"),
        (answer(503, "X-A: b", ""), "the endpoint answered `ListUsers` with nothing (HTTP 503)"),
        (
            json(504, r#"{"message":"#),
            "the answer to `ListUsers` breaks off or is no JSON (HTTP 504, 11 bytes)",
        ),
    ] {
        let [query, mutation] = messages(reply).await;
        assert_eq!(query, format!("{says}{failed}: try again later"));
        assert_eq!(mutation, format!("{}{failed}{LOOK}", says.replace("ListUsers", "DisableUser")));
    }
    let [query, mutation] = messages(answer(429, PLAIN, "slow down")).await;
    let slow = "; the server, or a gateway before it, asks to slow down: wait before you send it again";
    assert!(query.ends_with(slow) && mutation.ends_with(slow), "{query}\n{mutation}");
}

#[tokio::test]
async fn half_an_answer_is_told_by_its_size() {
    let [query, mutation] = messages(json(200, &ONE_USER[..60])).await;
    let says = "breaks off or is no JSON (HTTP 200, 60 bytes); a proxy in between may have cut it off";
    assert_eq!(query, format!("the answer to `ListUsers` {says}"));
    assert_eq!(mutation, format!("the answer to `DisableUser` {says}{LOOK}"));
}

#[tokio::test]
async fn a_redirect_says_where_it_leads_and_why_nobody_went() {
    let [query, mutation] = messages(answer(307, "Location: https://b.example/x?y=z", "")).await;
    let says = "(HTTP 307) to https://b.example; it was not followed, since the token would go along. Set the endpoint \
                to the right address";
    assert_eq!(query, format!("the endpoint redirects `ListUsers` {says}"));
    assert_eq!(mutation, format!("the endpoint redirects `DisableUser` {says}"));
}

#[tokio::test]
async fn errors_of_any_shape_are_told() {
    for (errors, says) in [
        (r#"["boom"]"#, "boom"),
        (r#""boom""#, "boom"),
        (r#"{"message":"boom"}"#, "boom"),
        ("[7, {}]", "the server gives no message; the server gives no message"),
        (r#"[{"message":"m","path":["users","edges",3]}]"#, "users.edges[3]: m"),
        (r#"[{"message":"m","extensions":{"reason":"InvalidCursor"}}]"#, "m (InvalidCursor)"),
    ] {
        let [query, mutation] = messages(json(200, &format!(r#"{{"data":null,"errors":{errors}}}"#))).await;
        assert_eq!(query, format!("`ListUsers` failed: {says}"));
        assert_eq!(mutation, format!("`DisableUser` failed, and nothing of it was kept: {says}"));
    }
}

#[tokio::test]
async fn rejections_are_told_in_the_servers_words() {
    let body = r#"{"error":{"name":"RequestEntityTooLarge","reason":"RequestEntityTooLarge","message":"too large","code":413}}"#;
    let [query, _] = messages(json(413, body)).await;
    assert_eq!(
        query,
        "the Admin API did not execute `ListUsers` (HTTP 413, RequestEntityTooLarge): too large"
    );
    let body = r#"{"error":{"name":"InternalError","reason":"UnexpectedError","message":"unexpected error","code":500}}"#;
    let [_, mutation] = messages(json(500, body)).await;
    assert_eq!(
        mutation,
        "the Admin API failed at `DisableUser` (HTTP 500, UnexpectedError): unexpected error; whether the mutation took effect is not known, so look before you send it again"
    );
}

#[tokio::test]
async fn sizes_are_told_with_what_to_do() {
    let server = Server::start(json(200, ONE_USER)).await;
    let huge = ListUsers { search_keyword: "x".repeat(1 << 20), ..ListUsers::default() };
    let error = server.client().send(huge).await.unwrap_err().to_string();
    assert!(error.starts_with("`ListUsers` was not sent: it has 1048"), "{error}");
    assert!(error.ends_with("bytes, and the Admin API takes at most 1048576; send less at once"), "{error}");
    let tight = server.builder().max_response_bytes(10).build().unwrap();
    assert_eq!(
        tight.send(ListUsers::default()).await.unwrap_err().to_string(),
        "the answer to `ListUsers` has more than 10 bytes; ask for fewer items, or raise `max_response_bytes` of the client"
    );
}
