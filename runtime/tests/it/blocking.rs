//! The blocking client, from wherever it may be called.

use std::time::Duration;

use authgear_admin::{AuditContext, Error, RetryPolicy, TransportKind, blocking};
use serde_json::json;

use super::operations::{DisableUser, ListUsers, ONE_USER};
use super::server::{Reply, Server, answer, json as json_answer};

/// A runtime for the server alone, in threads of its own.
fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

fn client(server: &Server) -> blocking::Client {
    blocking::Client::new(server.client()).unwrap()
}

#[test]
fn it_does_what_the_asynchronous_one_does() {
    let runtime = runtime();
    let server = runtime.block_on(Server::start(json_answer(200, ONE_USER)));
    let client = client(&server);
    assert_eq!(client.send(ListUsers::default()).unwrap().users.edges.len(), 1);
    assert!(client.send_partial(&ListUsers::default()).unwrap().errors.is_empty());
    let query = authgear_admin::OperationKind::Query;
    assert!(client.send_untyped(query, "Q", "query Q { x }", &json!({})).unwrap().as_str().contains("users"));
    let error = client.send(DisableUser::default()).unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
    let data = client.block_on(client.as_async().send(ListUsers::default())).unwrap();
    assert_eq!(data.users.edges.len(), 1);
    client.with_audit_context(&AuditContext::new().usage("u")).send(ListUsers::default()).unwrap();
    assert_eq!(server.requests().len(), 6);
    assert_eq!((client.app_id(), &*client.key_id(), client.fallback_key_id()), ("myapp", "kid-1", None));
    assert!(format!("{client:?}").contains("kid-1"));
}

#[test]
fn time_outs_and_waits_pass() {
    let runtime = runtime();
    let server = runtime.block_on(Server::start(Reply::Silence));
    let client = client(&server).with_timeout(Duration::from_millis(100));
    let error = client.send(ListUsers::default()).unwrap_err();
    assert!(matches!(&error, Error::Transport(error) if error.kind() == TransportKind::Timeout), "{error:?}");

    let server = runtime.block_on(Server::start(answer(503, "", "")));
    let retry = RetryPolicy::default().base_backoff(Duration::from_millis(5));
    let client = blocking::Client::new(server.client()).unwrap().with_retry(retry);
    assert_eq!(client.send(ListUsers::default()).unwrap_err().attempts(), 3);
}

#[test]
fn many_threads_share_one() {
    let runtime = runtime();
    let server = runtime.block_on(Server::start(json_answer(200, ONE_USER)));
    let client = client(&server);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..5 {
                    client.send(ListUsers::default()).unwrap();
                }
            });
        }
    });
    assert_eq!(server.requests().len(), 40);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_asynchronous_code_it_neither_panics_nor_hangs() {
    let server = Server::start(json_answer(200, ONE_USER)).await;
    let client = client(&server);
    client.send(ListUsers::default()).unwrap();
    let clone = client.clone();
    tokio::task::spawn_blocking(move || clone.send(ListUsers::default()).unwrap()).await.unwrap();
    drop(client);
    assert_eq!(server.requests().len(), 2);
}
