//! Nothing that is printed or logged holds a key, a token, the value of a variable or the body of an answer.

use std::error::Error as _;
use std::fmt::Debug;
use std::time::Duration;

use authgear_admin::transport::Replaying;
use authgear_admin::{AuditContext, Client, Error, Operation, Signer, SigningKey};
use serde::ser::Error as _;
use serde::{Serialize, Serializer};

use super::operations::{DisableUser, ListUsers, ONE_USER};
use super::server::{Reply, Server, answer, builder, json};

/// In every variable that is sent.
const VARIABLE: &str = "variable-4d1f";
/// In every body that comes back, except in messages of errors.
const ANSWER: &str = "answer-93ab@example.com";
const PEM: &str = include_str!("../keys/admin.pem");

/// What must not be printed.
struct Secrets(Vec<(&'static str, String)>);

impl Secrets {
    /// The key, line by line, and what tests send and get.
    fn new() -> Self {
        let mut secrets = vec![("a variable", VARIABLE.to_owned()), ("an answer", ANSWER.to_owned())];
        let key = PEM.lines().filter(|line| line.len() == 64);
        secrets.extend(key.map(|line| ("the key", line[20..44].to_owned())));
        Self(secrets)
    }

    /// A token, without its head: key id and algorithm are no secret.
    fn add_token(&mut self, token: &str) {
        self.0.push(("a token's claims", token.split('.').nth(1).unwrap().to_owned()));
        self.0.push(("a token's signature", token.split('.').nth(2).unwrap().to_owned()));
    }

    fn check(&self, text: &str) {
        for (what, secret) in &self.0 {
            assert!(!text.contains(secret), "{what} is in: {text}");
        }
    }

    fn check_debug(&self, value: &impl Debug) {
        self.check(&format!("{value:?}"));
        self.check(&format!("{value:#?}"));
    }

    fn check_error(&self, error: &impl std::error::Error) {
        self.check_debug(error);
        self.check(&error.to_string());
        let mut source = error.source();
        while let Some(cause) = source {
            self.check(&format!("{cause} {cause:?}"));
            source = cause.source();
        }
    }
}

#[test]
fn what_holds_the_key_does_not_show_it() {
    let mut secrets = Secrets::new();
    let key = SigningKey::from_pem(PEM).unwrap();
    let signer = Signer::new(key.clone(), "kid-1", "myapp");
    let token = signer.mint().unwrap();
    secrets.add_token(token.expose());
    secrets.check_debug(&key);
    secrets.check_debug(&signer);
    secrets.check_debug(&token);
    let context = AuditContext::new().usage(VARIABLE).entry("x", VARIABLE);
    let builder = || {
        Client::builder("https://a.example", "myapp")
            .key_id("kid-1")
            .signing_key(key.clone())
            .fallback_key("kid-2", key.clone())
            .claim("x", VARIABLE)
            .audit_context(&context)
            .transport(Replaying::new(Vec::new()))
    };
    secrets.check_debug(&context);
    secrets.check_debug(&builder());
    let client = builder().build().unwrap();
    client.token_expires_at().unwrap();
    let derived = client.with_audit_context(&context);
    derived.token_expires_at().unwrap();
    secrets.check_debug(&client);
    secrets.check_debug(&derived);
    #[cfg(feature = "blocking")]
    secrets.check_debug(&authgear_admin::blocking::Client::new(derived).unwrap());
}

#[test]
fn an_endpoints_password_is_not_shown() {
    let builder = builder(&format!("https://me:{VARIABLE}@a.example"));
    Secrets::new().check_debug(&builder);
    Secrets::new().check_error(&builder.build().unwrap_err());
}

/// A variable that refuses to be written and says its value.
struct Unwritable;

impl Serialize for Unwritable {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(format!("cannot write {VARIABLE}")))
    }
}

impl Operation for Unwritable {
    const NAME: &'static str = "Unwritable";
    const DOCUMENT: &'static str = "query Unwritable { x }";
    const KIND: authgear_admin::OperationKind = authgear_admin::OperationKind::Query;
    type Data = ();
}

/// The answers of the truth table, with something in each body that is not to be shown.
fn answers() -> Vec<Reply> {
    let user = |id: &str, created_at: &str| {
        format!(r#"{{"data":{{"users":{{"edges":[{{"node":{{"id":{id},"createdAt":{created_at}}}}}]}}}}}}"#)
    };
    let text = format!("\"{ANSWER}\"");
    vec![
        answer(403, "Content-Type: text/plain", &format!("Forbidden {ANSWER}")),
        answer(403, "Content-Type: text/html", &format!("<p>{ANSWER}")),
        json(400, &format!(r#"{{"error":{{"name":"Invalid","message":"m","info":{{"x":{text}}}}}}}"#)),
        json(
            200,
            &format!(
                r#"{{"data":{{"x":{text}}},"errors":[{{"message":"m","extensions":{{"reason":"ValidationFailed","info":{{"causes":[{{"kind":"format","location":"/x","details":{{"x":{text}}}}}]}}}}}}]}}"#
            ),
        ),
        json(200, &user("\"a\"", &text)),
        json(200, &user("[7]", &text)),
        json(200, &format!(r#"{{"data":{{"users":{{{text}:1,"edges":7}}}}}}"#)),
        json(200, &format!(r#"{{"data":{{"users":{text}}}}}"#)),
        json(200, &format!(r#"{{"data":{{"other":{text}}}}}"#)),
        json(200, &format!("[{text}]")),
        json(200, &format!(r#"{{"data":{text}"#)),
        answer(502, "Content-Type: text/html", &format!("<p>{ANSWER}")),
        answer(200, "Content-Type: text/plain", ANSWER),
        answer(302, &format!("Location: /{ANSWER}"), ANSWER),
        Reply::Silence,
        Reply::Bytes(Vec::new()),
        Reply::Bytes(format!("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{ANSWER}").into_bytes()),
        Reply::Bytes(
            format!("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{}", ANSWER.repeat(100)).into_bytes(),
        ),
    ]
}

#[tokio::test]
async fn no_error_shows_what_was_sent_or_what_came() {
    let mut variants = std::collections::BTreeSet::new();
    for reply in answers() {
        let server = Server::start(reply).await;
        let client =
            server.builder().timeout(Duration::from_millis(300)).max_response_bytes(1000).build().unwrap();
        let query = ListUsers { first: 1, search_keyword: VARIABLE.to_owned() };
        let query = client.send(&query).await.unwrap_err();
        let mutation = client.send(DisableUser { id: VARIABLE.to_owned() }).await.unwrap_err();
        let mut secrets = Secrets::new();
        for request in server.requests() {
            assert!(request.contains(VARIABLE), "the test sends what it looks for");
            let token = request
                .lines()
                .find_map(|line| line.strip_prefix("authorization: Bearer "))
                .unwrap()
                .to_owned();
            secrets.add_token(&token);
        }
        for error in [query, mutation] {
            secrets.check_error(&error);
            variants.insert(format!("{error:?}").split('(').next().unwrap().to_owned());
        }
    }
    let server = Server::start(json(200, ONE_USER)).await;
    let huge = ListUsers { first: 1, search_keyword: VARIABLE.repeat(100_000) };
    for error in
        [server.client().send(huge).await.unwrap_err(), server.client().send(Unwritable).await.unwrap_err()]
    {
        Secrets::new().check_error(&error);
        variants.insert(format!("{error:?}").split('(').next().unwrap().to_owned());
    }
    let all = [
        "Decode",
        "Encode",
        "GraphQl",
        "Refused",
        "Rejected",
        "RolledBack",
        "TooLarge",
        "Transport",
        "Unexpected",
    ];
    assert_eq!(variants.iter().map(String::as_str).collect::<Vec<_>>(), all, "every variant was looked at");
}

#[test]
fn the_check_finds_what_it_looks_for() {
    let secrets = Secrets::new();
    for leak in [PEM.to_owned(), format!("{VARIABLE:?}"), format!("<{ANSWER}>")] {
        assert!(std::panic::catch_unwind(|| secrets.check(&leak)).is_err(), "{leak}");
    }
}

#[test]
fn errors_are_errors_of_threads_and_boxes() {
    fn sendable<T: std::error::Error + Send + Sync + 'static>() {}
    sendable::<Error>();
    assert!(Error::from(authgear_admin::SignError).source().is_none());
}
