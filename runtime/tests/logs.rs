//! What is logged at the finest level, by this crate and by those below it, holds no secret. In a program of its own, since
//! a program has one log.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "it/operations.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod operations;
#[path = "it/server.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod server;

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use authgear_admin::{AuditContext, RetryPolicy};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use operations::{DISABLED, DisableUser, ListUsers, ONE_USER};
use server::{Reply, Server, answer, json};

const VARIABLE: &str = "variable-8e0a";
const ANSWER: &str = "answer-5f7d@example.com";
const CONTEXT: &str = "context-2b6c";

/// Everything that is logged, of whatever level and by whatever crate.
#[derive(Clone, Default)]
struct Everything(Arc<Mutex<String>>);

impl Visit for Everything {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0.lock().unwrap(), "{}={value:?} ", field.name()).unwrap();
    }
}

impl Subscriber for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        write!(self.0.lock().unwrap(), "\n{}: ", attributes.metadata().name()).unwrap();
        attributes.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn event(&self, event: &Event<'_>) {
        write!(self.0.lock().unwrap(), "\n{}: ", event.metadata().target()).unwrap();
        event.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

impl log::Log for Everything {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        write!(self.0.lock().unwrap(), "\n{}: {}", record.target(), record.args()).unwrap();
    }

    fn flush(&self) {}
}

/// Answers that end in all kinds of errors, and good ones.
fn replies() -> Vec<Reply> {
    let error = format!(
        r#"{{"data":{{"x":"{ANSWER}"}},"errors":[{{"message":"m","extensions":{{"info":{{"x":"{ANSWER}"}}}}}}]}}"#
    );
    vec![
        json(200, &ONE_USER.replace("VXNlcjox", ANSWER)),
        json(200, &DISABLED.replace("VXNlcjox", ANSWER)),
        json(200, &format!(r#"{{"data":{{"users":"{ANSWER}"}}}}"#)),
        json(200, &error),
        json(500, &format!(r#"{{"error":{{"name":"InternalError","info":{{"x":"{ANSWER}"}}}}}}"#)),
        answer(403, "Content-Type: text/plain", "Forbidden\n"),
        answer(302, &format!("Location: https://{ANSWER}/{ANSWER}"), ANSWER),
        answer(503, "Content-Type: text/html", &format!("<p>{ANSWER}")),
        Reply::Bytes(format!("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{ANSWER}").into_bytes()),
        Reply::Silence,
    ]
}

#[tokio::test]
async fn the_finest_log_holds_no_secret() {
    let log = Everything::default();
    tracing::subscriber::set_global_default(log.clone()).unwrap();
    log::set_boxed_logger(Box::new(log.clone())).unwrap();
    log::set_max_level(log::LevelFilter::Trace);

    let mut secrets = vec![VARIABLE.to_owned(), ANSWER.to_owned(), CONTEXT.to_owned()];
    let key = include_str!("keys/admin.pem").lines().filter(|line| line.len() == 64);
    secrets.extend(key.map(|line| line[20..44].to_owned()));
    for reply in replies() {
        let server = Server::start(reply).await;
        let retry = RetryPolicy::default().base_backoff(Duration::from_millis(1));
        let client = server.builder().retry(retry).timeout(Duration::from_millis(300)).build().unwrap();
        let client = client.with_audit_context(&AuditContext::new().usage(CONTEXT));
        let _ = client.send(ListUsers { first: 1, search_keyword: VARIABLE.to_owned() }).await;
        let _ = client.send(DisableUser { id: VARIABLE.to_owned() }).await;
        for request in server.requests() {
            assert!(request.contains(VARIABLE), "the test sends what it looks for");
            let token = request.lines().find_map(|line| line.strip_prefix("authorization: Bearer ")).unwrap();
            secrets.extend(token.split('.').skip(1).map(str::to_owned));
        }
    }
    let log = log.0.lock().unwrap();
    for part in ["\nauthgear_admin: operation=\"ListUsers\"", "\nattempt: ", "attempt=2", "error=", "\nhyper"]
    {
        assert!(log.contains(part), "{part} is not in the log, so it is not the whole log: {log}");
    }
    for secret in secrets {
        let place = log.find(&secret);
        assert!(place.is_none(), "in the log: {}", &log[place.unwrap_or(0).saturating_sub(200)..][..400]);
    }
}
