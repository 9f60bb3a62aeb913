//! What is sent again and how often, and that a mutation the server may have seen never is.

use std::time::{Duration, Instant};

use authgear_admin::{Client, Error, RetryPolicy};

use super::operations::{DISABLED, DisableUser, ListUsers, ONE_USER};
use super::server::{Reply, Server, answer, builder, json};

const PLAIN: &str = "Content-Type: text/plain; charset=utf-8";
const FORBIDDEN: &str = "Forbidden\n";

/// Retries at once, so that tests do not wait.
pub(crate) fn eager() -> RetryPolicy {
    RetryPolicy::default().base_backoff(Duration::from_millis(1)).max_backoff(Duration::from_millis(2))
}

pub(crate) fn client(server: &Server, retry: RetryPolicy) -> Client {
    server.builder().retry(retry).timeout(Duration::from_millis(400)).build().unwrap()
}

/// Replies with these in order, and then with good answers.
pub(crate) async fn server(replies: Vec<Reply>, good: &'static str) -> Server {
    Server::with(move |number| replies.get(number).cloned().unwrap_or_else(|| json(200, good))).await
}

/// What passes: each of these is gone the next time.
pub(crate) fn passing() -> Vec<(&'static str, Reply)> {
    let half = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\":".to_vec();
    let limited =
        r#"{"errors":[{"message":"m","extensions":{"errorName":"TooManyRequest","reason":"RateLimited"}}]}"#;
    vec![
        ("closed at once", Reply::Bytes(Vec::new())),
        ("half an answer", Reply::Bytes(half)),
        ("silence", Reply::Silence),
        ("429", answer(429, PLAIN, "slow down")),
        ("429 in JSON", json(429, r#"{"error":{"name":"TooManyRequest","reason":"RateLimited"}}"#)),
        ("502", answer(502, "Content-Type: text/html", "<h1>Bad gateway</h1>")),
        ("503", json(503, r#"{"error":{"name":"ServiceUnavailable"}}"#)),
        ("504", answer(504, PLAIN, "")),
        ("limited in the answer", json(200, limited)),
    ]
}

#[tokio::test]
async fn a_query_is_sent_again_until_it_is_answered() {
    for (what, reply) in passing() {
        let server = server(vec![reply.clone(), reply], ONE_USER).await;
        let data = client(&server, eager()).send(ListUsers::default()).await;
        assert_eq!(data.unwrap().users.edges.len(), 1, "{what}");
        assert_eq!(server.requests().len(), 3, "{what}");
    }
}

#[tokio::test]
async fn a_query_ends_with_its_last_error_and_says_how_often_it_was_sent() {
    for (what, reply) in passing() {
        let server = Server::start(reply).await;
        let error = client(&server, eager()).send(ListUsers::default()).await.unwrap_err();
        assert_eq!((error.attempts(), server.requests().len()), (3, 3), "{what}");
        assert!(error.to_string().ends_with(" (3 attempts)"), "{error}");
    }
}

#[tokio::test]
async fn a_mutation_that_the_server_saw_is_never_sent_again() {
    for (what, reply) in passing() {
        let server = server(vec![reply], DISABLED).await;
        let error = client(&server, eager()).send(DisableUser::default()).await.unwrap_err();
        assert_eq!((error.attempts(), server.requests().len()), (1, 1), "{what}");
        assert!(!error.to_string().contains("attempts"), "{error}");
    }
}

#[tokio::test]
async fn a_mutation_that_nobody_saw_is_sent_again() {
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let client = builder(&format!("http://{nobody}")).retry(eager().attempts(4)).build().unwrap();
    let error = client.send(DisableUser::default()).await.unwrap_err();
    assert_eq!(error.attempts(), 4);
    assert!(error.is_retryable() && !error.outcome_unknown());
}

#[tokio::test]
async fn what_will_not_pass_is_not_sent_again() {
    let parse = r#"{"error":{"name":"InternalError","reason":"UnexpectedError","message":"m","code":500}}"#;
    for reply in [
        json(500, parse),
        json(400, r#"{"error":{"name":"BadRequest"}}"#),
        answer(404, PLAIN, "not found"),
        answer(302, "Location: https://elsewhere.example/", ""),
        json(200, r#"{"errors":[{"message":"unexpected error"}]}"#),
        json(200, r#"{"data":{"users":7}}"#),
        answer(403, "Content-Type: text/html", "<h1>Blocked</h1>"),
    ] {
        let server = Server::start(reply).await;
        let error = client(&server, eager()).send(ListUsers::default()).await.unwrap_err();
        assert_eq!((error.attempts(), server.requests().len()), (1, 1), "{error}");
    }
}

#[tokio::test]
async fn none_sends_once_whatever_happens() {
    let refused = ("refused", answer(403, PLAIN, FORBIDDEN));
    for (what, reply) in passing().into_iter().chain([refused]) {
        let server = server(vec![reply], ONE_USER).await;
        let error = client(&server, RetryPolicy::none()).send(ListUsers::default()).await.unwrap_err();
        assert_eq!((error.attempts(), server.requests().len()), (1, 1), "{what}");
    }
}

#[tokio::test]
async fn a_refused_token_is_followed_by_a_new_one_once() {
    let forbidden = || answer(403, PLAIN, FORBIDDEN);
    let server = server(vec![forbidden()], DISABLED).await;
    client(&server, eager()).send(DisableUser::default()).await.unwrap();
    assert_eq!(server.requests().len(), 2);

    let server = Server::start(forbidden()).await;
    let error = client(&server, eager()).send(DisableUser::default()).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
    assert_eq!((error.attempts(), server.requests().len()), (2, 2));
    assert!(error.to_string().contains("(HTTP 403), a new one as well, and does not say why"), "{error}");
}

#[tokio::test]
async fn another_403_is_not_the_servers_word_and_not_repeated() {
    for reply in [
        answer(403, "", FORBIDDEN),
        answer(403, PLAIN, ""),
        answer(403, PLAIN, "Forbidden by the gateway"),
        json(403, r#"{"error":{"name":"Forbidden"}}"#),
    ] {
        let server = Server::start(reply).await;
        client(&server, eager()).send(DisableUser::default()).await.unwrap_err();
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_wait_that_the_server_asks_for_is_kept() {
    for headers in
        ["Retry-After: 1", "Date: Fri, 15 Jan 2027 08:00:00 GMT\nRetry-After: Fri, 15 Jan 2027 08:00:01 GMT"]
    {
        for status in [429, 503] {
            let server = server(vec![answer(status, headers, "")], ONE_USER).await;
            let begin = Instant::now();
            client(&server, eager()).send(ListUsers::default()).await.unwrap();
            assert!(begin.elapsed() >= Duration::from_secs(1), "{headers}");
            assert_eq!(server.requests().len(), 2);
        }
    }
}

#[tokio::test]
async fn a_wait_beyond_the_deadline_is_an_error_at_once() {
    let server = Server::start(answer(429, "Retry-After: 3600", "")).await;
    let begin = Instant::now();
    let error = client(&server, eager()).send(ListUsers::default()).await.unwrap_err();
    assert!(begin.elapsed() < Duration::from_secs(30));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!((error.attempts(), server.requests().len()), (1, 1));
}

#[tokio::test]
async fn the_deadline_ends_it_all() {
    let server = Server::start(Reply::Silence).await;
    let retry = eager().attempts(1000).deadline(Duration::from_millis(900));
    let begin = Instant::now();
    let error = client(&server, retry).send(ListUsers::default()).await.unwrap_err();
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
    assert!((2..=4).contains(&error.attempts()), "{error}");
}

#[tokio::test]
async fn a_derived_client_retries_in_its_own_way() {
    let server = Server::start(answer(503, PLAIN, "")).await;
    let client = client(&server, RetryPolicy::none());
    let patient = client.with_retry(eager().attempts(5)).with_timeout(Duration::from_secs(9));
    assert_eq!(patient.send(ListUsers::default()).await.unwrap_err().attempts(), 5);
    assert_eq!(client.send(ListUsers::default()).await.unwrap_err().attempts(), 1);
}
