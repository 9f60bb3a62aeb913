//! What goes wrong on the way: nothing is sent, or nobody knows what became of it.

use std::time::{Duration, Instant};

use authgear_admin::{Error, TransportError, TransportKind};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use super::operations::{DisableUser, ListUsers, ONE_USER};
use super::server::{Reply, Server, builder, json};

fn transport(error: &Error) -> &TransportError {
    match error {
        Error::Transport(error) => error,
        other => panic!("{other:?}"),
    }
}

/// A port where nobody listens.
async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap().to_string()
}

#[tokio::test]
async fn a_refused_connection_provably_sent_nothing() {
    let client = builder(&format!("http://{}", nobody().await)).build().unwrap();
    let error = client.send(DisableUser::default()).await.unwrap_err();
    assert_eq!(transport(&error).kind(), TransportKind::Connect);
    assert!(transport(&error).request_not_sent());
    assert!(error.is_retryable(), "even a mutation");
    assert!(!error.outcome_unknown());
    let message = error.to_string();
    assert!(message.starts_with("`DisableUser` was not sent: no connection to the Admin API ("), "{message}");
    assert!(message.contains("refused"), "{message}");
}

#[tokio::test]
async fn a_server_without_tls_is_named_as_such() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = builder(&format!("https://{}", listener.local_addr().unwrap())).build().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        std::future::pending::<()>().await;
    });
    let error = client.send(DisableUser::default()).await.unwrap_err();
    assert_eq!(transport(&error).kind(), TransportKind::Tls, "{error}");
    assert!(transport(&error).request_not_sent());
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_time_out_leaves_a_mutations_outcome_unknown() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\":".to_vec();
    for reply in [Reply::Silence, Reply::Stall(b"HTTP/1.1 200".to_vec()), Reply::Stall(head)] {
        let server = Server::start(reply).await;
        let client = server.builder().timeout(Duration::from_millis(150)).build().unwrap();
        let begin = Instant::now();
        let query = client.send(ListUsers::default()).await.unwrap_err();
        assert_eq!(transport(&query).kind(), TransportKind::Timeout, "{query}");
        assert!(!transport(&query).request_not_sent());
        assert!(query.is_retryable() && !query.outcome_unknown());
        let mutation = client.send(DisableUser::default()).await.unwrap_err();
        assert!(!mutation.is_retryable() && mutation.outcome_unknown());
        assert_eq!(
            mutation.to_string(),
            "`DisableUser` got no answer in time; whether the mutation took effect is not known, so look before you send \
             it again"
        );
        assert!(begin.elapsed() < Duration::from_secs(5));
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_an_interruption_and_is_not_repeated() {
    let body = ONE_USER.len() + 10;
    let cut = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body}\r\n\r\n{ONE_USER}"
    );
    for (bytes, status) in [(Vec::new(), None), (b"HTTP/1.1 2".to_vec(), None), (cut.into_bytes(), Some(200))]
    {
        let server = Server::start(Reply::Bytes(bytes)).await;
        let error = server.client().send(DisableUser::default()).await.unwrap_err();
        assert_eq!(transport(&error).kind(), TransportKind::Interrupted, "{error}");
        assert_eq!(error.status(), status);
        assert!(error.outcome_unknown());
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_not_read_to_its_end() {
    let announced = json(200, ONE_USER);
    let chunked = Reply::Bytes(
        format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{ONE_USER}\r\n0\r\n\r\n",
            ONE_USER.len()
        )
        .into_bytes(),
    );
    for reply in [announced, chunked] {
        let server = Server::start(reply).await;
        let exact = server.builder().max_response_bytes(ONE_USER.len()).build().unwrap();
        exact.send(ListUsers::default()).await.unwrap();
        let tight = server.builder().max_response_bytes(ONE_USER.len() - 1).build().unwrap();
        let error = tight.send(ListUsers::default()).await.unwrap_err();
        assert!(matches!(&error, Error::TooLarge(error) if !error.is_request()), "{error:?}");
        assert_eq!(error.status(), Some(200));
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn an_endless_answer_ends_in_bounded_memory() {
    let server = Server::start(Reply::Endless(b"HTTP/1.1 200 OK\r\n\r\n".to_vec())).await;
    let client = server.builder().max_response_bytes(1 << 20).build().unwrap();
    let error = client.send(ListUsers::default()).await.unwrap_err();
    assert!(matches!(error, Error::TooLarge(_)), "{error:?}");
}

#[tokio::test]
async fn a_request_that_the_server_would_refuse_is_not_sent() {
    let server = Server::start(json(200, ONE_USER)).await;
    let operation = ListUsers { search_keyword: "x".repeat(1 << 20), ..ListUsers::default() };
    let error = server.client().send(&operation).await.unwrap_err();
    assert!(
        matches!(&error, Error::TooLarge(error) if error.is_request() && error.limit() == 1 << 20),
        "{error:?}"
    );
    assert!(server.requests().is_empty());
}

/// Where the child process of the test below sends to.
const ORIGIN: &str = "AUTHGEAR_ADMIN_TEST_ORIGIN";

#[tokio::test]
async fn a_proxy_of_the_environment_is_not_asked_for_loopback() {
    let (server, proxy) = (Server::start(json(200, ONE_USER)).await, Server::start(json(200, "{}")).await);
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "transport::sends_one_request", "--ignored"]).env(ORIGIN, &server.origin);
    for variable in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        child.env(variable, &proxy.origin);
    }
    child.env_remove("no_proxy").env_remove("NO_PROXY");
    let output = tokio::task::spawn_blocking(move || child.output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!((server.requests().len(), proxy.requests().len()), (1, 0));
}

#[tokio::test]
#[ignore = "run by the test above, in a process of its own"]
async fn sends_one_request() {
    let client = builder(&std::env::var(ORIGIN).unwrap()).build().unwrap();
    client.send(ListUsers::default()).await.unwrap();
}
