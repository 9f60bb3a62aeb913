//! A transport of one's own in the place of HTTP: what it gets, and what becomes of what it gives.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use authgear_admin::transport::{Failure, HttpRequest, HttpResponse, Sending, Transport};
use authgear_admin::{Client, Error, TransportKind};

use super::operations::{DisableUser, ListUsers, ONE_USER};
use super::server::builder;

/// Keeps what it gets and gives what a function says.
struct Fake<F> {
    seen: Arc<Mutex<Vec<HttpRequest>>>,
    answer: F,
}

impl<F: Fn() -> Result<HttpResponse, Failure> + Send + Sync + 'static> Transport for Fake<F> {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        self.seen.lock().unwrap().push(request);
        let answer = (self.answer)();
        Box::pin(async move { answer })
    }
}

type Seen = Arc<Mutex<Vec<HttpRequest>>>;

fn client(answer: impl Fn() -> Result<HttpResponse, Failure> + Send + Sync + 'static) -> (Client, Seen) {
    let seen = Seen::default();
    let fake = Fake { seen: Arc::clone(&seen), answer };
    let builder = builder("https://a.example").user_agent("me/1").max_response_bytes(1000).transport(fake);
    (builder.build().unwrap(), seen)
}

#[tokio::test]
async fn it_gets_a_signed_request_that_does_not_show_its_secrets() {
    let (client, seen) = client(|| Ok(HttpResponse::json(200, ONE_USER)));
    client.send(ListUsers { first: 1, search_keyword: "variable".to_owned() }).await.unwrap();
    let seen = seen.lock().unwrap();
    let [request] = &seen[..] else { panic!("{seen:?}") };
    assert_eq!((request.method().as_str(), request.operation()), ("POST", "ListUsers"));
    assert_eq!(request.url(), "https://a.example/_api/admin/graphql");
    assert_eq!(request.path(), "/_api/admin/graphql");
    assert_eq!(request.timeout(), Duration::from_secs(10));
    let header = |name: &str| request.headers().get(name).unwrap();
    assert_eq!(header("user-agent"), "me/1");
    assert_eq!(header("content-type"), "application/json");
    assert!(header("authorization").is_sensitive());
    assert!(header("authorization").to_str().unwrap().starts_with("Bearer ey"));
    let body = std::str::from_utf8(request.body()).unwrap();
    assert!(body.contains(r#""operationName":"ListUsers""#) && body.contains("variable"));
    let shown = format!("{request:?} {:?}", request.headers());
    assert!(!shown.contains("variable") && !shown.contains("eyJ"), "{shown}");
}

#[tokio::test]
async fn its_failures_are_told_apart_as_those_of_http() {
    for (kind, retryable, unknown) in [
        (TransportKind::Connect, true, false),
        (TransportKind::Tls, false, false),
        (TransportKind::NotSent, false, false),
        (TransportKind::Timeout, false, true),
        (TransportKind::Interrupted, false, true),
    ] {
        let (client, seen) = client(move || Err(Failure::new(kind, "the reason")));
        let error = client.send(DisableUser::default()).await.unwrap_err();
        assert!(matches!(&error, Error::Transport(error) if error.kind() == kind), "{error:?}");
        assert_eq!((error.is_retryable(), error.outcome_unknown()), (retryable, unknown), "{error}");
        assert!(kind == TransportKind::Timeout || error.to_string().contains("the reason"), "{error}");
        assert!(!seen.lock().unwrap().is_empty());
    }
}

#[tokio::test]
async fn its_answers_are_bound_too() {
    let (client, _) = client(|| Ok(HttpResponse::json(200, " ".repeat(1001))));
    let error = client.send(ListUsers::default()).await.unwrap_err();
    assert!(matches!(&error, Error::TooLarge(error) if error.limit() == 1000), "{error:?}");
}
