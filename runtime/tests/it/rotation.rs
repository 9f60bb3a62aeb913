//! Two keys, and one that is replaced while requests are under way.

use std::sync::{Arc, Mutex};

use authgear_admin::transport::{HttpRequest, HttpResponse, Sending, Transport};
use authgear_admin::{AuditContext, Client, Error, RetryPolicy, SigningKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::operations::{ListUsers, ONE_USER};
use super::server::builder;

/// A server that accepts some keys, and notes which was used.
#[derive(Clone, Default)]
struct Server(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    accepted: Vec<&'static str>,
    used: Vec<String>,
}

impl Server {
    fn accepting(keys: &[&'static str]) -> Self {
        let server = Self::default();
        server.accept(keys);
        server
    }

    fn accept(&self, keys: &[&'static str]) {
        self.0.lock().unwrap().accepted = keys.to_vec();
    }

    /// The ids of the keys that were used since this was last asked.
    fn used(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap().used)
    }
}

impl Transport for Server {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        let token = request.headers()["authorization"].to_str().unwrap().strip_prefix("Bearer ").unwrap();
        let head = URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap()).unwrap();
        let head: serde_json::Value = serde_json::from_slice(&head).unwrap();
        let key_id = head["kid"].as_str().unwrap().to_owned();
        let mut state = self.0.lock().unwrap();
        let is_accepted = state.accepted.contains(&&*key_id);
        state.used.push(key_id);
        let plain = ("content-type".parse().unwrap(), "text/plain".parse().unwrap());
        let answer = if is_accepted {
            HttpResponse::json(200, ONE_USER)
        } else {
            HttpResponse::new(403, http::HeaderMap::from_iter([plain]), "Forbidden\n")
        };
        Box::pin(async move { Ok(answer) })
    }
}

fn key() -> SigningKey {
    SigningKey::from_pem(include_str!("../keys/admin.pem")).unwrap()
}

/// A client that signs with `old`, and with `new` beside it.
fn two_keys(server: &Server) -> Client {
    let builder = builder("https://a.example").key_id("old").fallback_key("new", key());
    builder.retry(RetryPolicy::default()).transport(server.clone()).build().unwrap()
}

async fn send(client: &Client) -> Result<(), Error> {
    client.send(ListUsers::default()).await.map(drop)
}

#[tokio::test]
async fn when_one_is_refused_the_other_takes_over_and_stays() {
    let server = Server::accepting(&["old", "new"]);
    let client = two_keys(&server);
    send(&client).await.unwrap();
    assert_eq!(server.used(), ["old"]);
    assert_eq!((&*client.key_id(), client.fallback_key_id().as_deref()), ("old", Some("new")));

    server.accept(&["new"]);
    send(&client).await.unwrap();
    assert_eq!(
        server.used(),
        ["old", "old", "new"],
        "a new token of the same key may be all that was needed"
    );
    send(&client).await.unwrap();
    send(&client.with_audit_context(&AuditContext::new().usage("other tokens, the same keys")))
        .await
        .unwrap();
    assert_eq!(server.used(), ["new", "new"]);
    assert_eq!(client.key_id(), "new");

    server.accept(&["old"]);
    send(&client).await.unwrap();
    assert_eq!(server.used(), ["new", "new", "old"]);
}

#[tokio::test]
async fn when_both_are_refused_both_are_named() {
    let server = Server::default();
    let client = two_keys(&server);
    let error = send(&client).await.unwrap_err();
    assert_eq!(server.used(), ["old", "old", "new"]);
    let message = error.to_string();
    assert!(
        message.contains(r#"the key id "new" or "old""#) && message.ends_with("(3 attempts)"),
        "{message}"
    );
}

#[tokio::test]
async fn a_replaced_key_is_used_at_once_and_the_one_before_remains_beside_it() {
    let server = Server::accepting(&["kid-1", "next"]);
    let client =
        builder("https://a.example").retry(RetryPolicy::default()).transport(server.clone()).build().unwrap();
    let clone = client.clone();
    send(&client).await.unwrap();
    client.replace_key("next", &key());
    send(&clone).await.unwrap();
    assert_eq!(server.used(), ["kid-1", "next"]);
    assert_eq!((&*clone.key_id(), clone.fallback_key_id().as_deref()), ("next", Some("kid-1")));

    // The server does not know it yet.
    server.accept(&["kid-1"]);
    send(&client).await.unwrap();
    assert_eq!(server.used(), ["next", "next", "kid-1"]);
    // The portal deletes the old one.
    server.accept(&["next"]);
    send(&client).await.unwrap();
    client.forget_fallback_key();
    assert_eq!((&*client.key_id(), client.fallback_key_id()), ("next", None));
    server.used();

    server.accept(&[]);
    send(&client).await.unwrap_err();
    assert_eq!(server.used(), ["next", "next"]);
    client.replace_key("next", &key());
    assert_eq!(client.fallback_key_id(), None, "the same id is the same key");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_request_is_dropped_while_keys_change() {
    let server = Server::accepting(&["kid-1"]);
    let client =
        builder("https://a.example").retry(RetryPolicy::default()).transport(server.clone()).build().unwrap();
    let tasks: Vec<_> = (0..16)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                for _ in 0..50 {
                    send(&client).await.unwrap();
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    client.replace_key("next", &key());
    server.accept(&["kid-1", "next"]);
    tokio::task::yield_now().await;
    server.accept(&["next"]);
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(client.key_id(), "next");
}
