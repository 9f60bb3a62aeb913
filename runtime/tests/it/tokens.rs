//! The token as it goes over the wire: what it says, how often it changes, and what a refusal of it says.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

#[cfg(feature = "aws-lc")]
use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
#[cfg(not(feature = "aws-lc"))]
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde_json::{Value, json};

use super::operations::{ListUsers, ONE_USER};
use super::server::{Server, answer, json as json_answer};

/// The token of a request.
fn token(request: &str) -> &str {
    let line = request.lines().find_map(|line| line.strip_prefix("authorization: Bearer "));
    line.unwrap_or_else(|| panic!("no token in {request}"))
}

fn part(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[tokio::test]
async fn every_request_carries_one_that_verifies() {
    let server = Server::start(json_answer(200, ONE_USER)).await;
    let noon = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let client = server.builder().clock(move || noon).build().unwrap();
    client.send(ListUsers::default()).await.unwrap();

    let requests = server.requests();
    assert!(requests[0].starts_with("POST /_api/admin/graphql HTTP/1.1\r\n"), "{}", requests[0]);
    assert!(requests[0].contains("content-type: application/json\r\n"));
    let token = token(&requests[0]);
    assert_eq!(part(token, 0), json!({ "alg": "RS256", "kid": "kid-1", "typ": "JWT" }));
    assert_eq!(part(token, 1), json!({ "aud": "myapp", "iat": 1_799_999_970, "exp": 1_800_000_300 }));

    let public: String =
        include_str!("../keys/admin.pub.pem").lines().filter(|line| !line.starts_with('-')).collect();
    // In SubjectPublicKeyInfo the key itself stands behind a head of 24 bytes.
    let public = STANDARD.decode(public).unwrap().split_off(24);
    let (signed, signature) = token.rsplit_once('.').unwrap();
    UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, public)
        .verify(signed.as_bytes(), &URL_SAFE_NO_PAD.decode(signature).unwrap())
        .unwrap();
    assert_eq!(client.token_expires_at().unwrap(), noon + Duration::from_secs(300));
}

#[tokio::test]
async fn one_serves_many_requests_and_all_clones_until_it_ages() {
    let server = Server::start(json_answer(200, ONE_USER)).await;
    let time = Arc::new(AtomicU64::new(1_800_000_000));
    let clock = Arc::clone(&time);
    let client = server
        .builder()
        .token_lifetime(Duration::from_secs(600))
        .clock(move || UNIX_EPOCH + Duration::from_secs(clock.load(Ordering::Relaxed)))
        .build()
        .unwrap();
    for passes in [0, 500, 40] {
        time.fetch_add(passes, Ordering::Relaxed);
        client.send(ListUsers::default()).await.unwrap();
        client.clone().send(ListUsers::default()).await.unwrap();
    }
    let requests = server.requests();
    let tokens: Vec<_> = requests.iter().map(|request| token(request)).collect();
    assert!(tokens[..4].iter().all(|token| *token == tokens[0]));
    assert_ne!(tokens[4], tokens[0]);
    assert_eq!(tokens[4], tokens[5]);
}

#[tokio::test]
async fn a_refused_one_is_dropped() {
    let server = Server::with(|number| match number {
        0 => answer(403, "Content-Type: text/plain", "Forbidden\n"),
        _ => json_answer(200, ONE_USER),
    })
    .await;
    let time = Arc::new(AtomicU64::new(1_800_000_000));
    let clock = Arc::clone(&time);
    let client = server
        .builder()
        .clock(move || UNIX_EPOCH + Duration::from_secs(clock.fetch_add(1, Ordering::Relaxed)))
        .build()
        .unwrap();
    client.send(ListUsers::default()).await.unwrap_err();
    client.send(ListUsers::default()).await.unwrap();
    let requests = server.requests();
    assert_ne!(token(&requests[0]), token(&requests[1]));
}

/// What a refusal says when this machine's clock is `ahead` seconds ahead of the server's.
async fn refusal(ahead: i64) -> (Option<i64>, String) {
    // 2027-01-15T08:00:00Z
    let reply = answer(
        403,
        "Content-Type: text/plain; charset=utf-8\nDate: Fri, 15 Jan 2027 08:00:00 GMT",
        "Forbidden\n",
    );
    let server = Server::start(reply).await;
    let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000_u64.checked_add_signed(ahead).unwrap());
    let client = server.builder().clock(move || now).build().unwrap();
    let error = client.send(ListUsers::default()).await.unwrap_err();
    let authgear_admin::Error::Refused(refused) = &error else { panic!("{error:?}") };
    assert!(!error.is_retryable());
    assert_eq!(error.status(), Some(403));
    (refused.clock_offset(), error.to_string())
}

#[tokio::test]
async fn a_refusal_names_the_clock_if_it_is_off_and_the_other_causes_always() {
    let (offset, message) = refusal(412).await;
    assert_eq!(offset, Some(-412));
    assert!(
        message.contains("Most likely this machine's clock is the cause: it is 412 s ahead of the server's"),
        "{message}"
    );
    let (offset, message) = refusal(-600).await;
    assert_eq!(offset, Some(600));
    assert!(message.contains("it is 600 s behind the server's"), "{message}");
    let (offset, message) = refusal(3).await;
    assert_eq!(offset, Some(-3));
    assert!(message.contains("The clocks agree."), "{message}");
    for cause in ["\"myapp\"", "`aud`", "\"kid-1\"", "`kid`", "private key", "`Authorization: Bearer …`"] {
        assert!(message.contains(cause), "no {cause} in {message}");
    }
}

#[tokio::test]
async fn a_refusal_without_a_date_asks_to_check_the_clock() {
    for headers in ["", "Date: yesterday", "Date: Fri, 99 Jan 2027 08:00:00 GMT"] {
        let server = Server::start(answer(403, headers, "Forbidden\n")).await;
        let error = server.client().send(ListUsers::default()).await.unwrap_err();
        assert!(
            error.to_string().contains("Check this machine's clock, that the project's id is"),
            "{error}"
        );
    }
}
