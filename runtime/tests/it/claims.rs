//! Further claims and audit contexts: what the token says, and how many tokens it takes.

use std::sync::{Arc, Mutex};

use authgear_admin::transport::{HttpRequest, HttpResponse, Sending, Transport};
use authgear_admin::{AuditContext, Client, ClientBuilder, ConfigProblem};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::operations::{ListUsers, ONE_USER};
use super::server::builder;

/// Keeps the tokens that it gets.
#[derive(Clone, Default)]
struct Tokens(Arc<Mutex<Vec<String>>>);

impl Transport for Tokens {
    fn send(&self, request: HttpRequest) -> Sending<'_> {
        let header = request.headers()["authorization"].to_str().unwrap();
        self.0.lock().unwrap().push(header.strip_prefix("Bearer ").unwrap().to_owned());
        Box::pin(async { Ok(HttpResponse::json(200, ONE_USER)) })
    }
}

fn client(change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> (Client, Tokens) {
    let tokens = Tokens::default();
    (change(builder("https://a.example").transport(tokens.clone())).build().unwrap(), tokens)
}

/// Sends a query and answers with the claims of its token, without those that every token has.
async fn claims(client: &Client, tokens: &Tokens) -> Value {
    client.send(ListUsers::default()).await.unwrap();
    let token = tokens.0.lock().unwrap().last().unwrap().clone();
    let mut claims: Value =
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap();
    for common in ["aud", "iat", "exp"] {
        claims.as_object_mut().unwrap().remove(common).unwrap();
    }
    claims
}

#[tokio::test]
async fn a_clients_own_are_in_every_token() {
    let own = AuditContext::new().usage("cron").entry("run", 7);
    let (client, tokens) = client(|builder| builder.claim("tenant", "a").audit_context(&own));
    let expected = json!({ "tenant": "a", "audit_context": { "usage": "cron", "run": 7 } });
    assert_eq!(claims(&client, &tokens).await, expected);

    let agent = AuditContext::new().actor_user_id("u").http_url("https://desk").http_referer("https://r");
    let derived = client.with_audit_context(&agent);
    let context = json!({ "actor_user_id": "u", "http_url": "https://desk", "http_referer": "https://r" });
    assert_eq!(claims(&derived, &tokens).await, json!({ "tenant": "a", "audit_context": context }));
    assert_eq!(claims(&client, &tokens).await, expected, "the client itself is as it was");
}

#[tokio::test]
async fn a_context_that_comes_back_has_its_token_still() {
    let (client, tokens) = client(|builder| builder);
    let context = |number: usize| AuditContext::new().entry("number", number);
    for number in [0, 1, 0, 1] {
        claims(&client.with_audit_context(&context(number)), &tokens).await;
    }
    let minted = |tokens: &Tokens| {
        std::mem::take(&mut *tokens.0.lock().unwrap())
            .into_iter()
            .collect::<std::collections::HashSet<_>>()
            .len()
    };
    assert_eq!(minted(&tokens), 2);
    for number in 2..40 {
        claims(&client.with_audit_context(&context(number)), &tokens).await;
    }
    assert_eq!(minted(&tokens), 38);
    let derived = client.with_audit_context(&context(39));
    for _ in 0..3 {
        claims(&derived, &tokens).await;
    }
    assert_eq!(minted(&tokens), 1);
}

#[test]
fn claims_that_every_token_has_are_refused() {
    let builder = builder("https://a.example").claim("exp", 0).claim("aud", "b").claim("fine", true);
    let error = builder.build().unwrap_err();
    let names: Vec<_> = error
        .problems()
        .iter()
        .map(|problem| match problem {
            ConfigProblem::ReservedClaim { name } => &**name,
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(names, ["exp", "aud"]);
    assert!(error.to_string().contains("the claim \"exp\" is not to be set"), "{error}");
}

#[test]
fn values_are_not_shown() {
    let context = AuditContext::new().usage("secret-use");
    let builder = builder("https://a.example").claim("tenant", "secret-tenant").audit_context(&context);
    let shown = format!("{context:?} {builder:?}");
    let shown = shown + &format!("{:?}", builder.build().unwrap());
    assert!(
        shown.contains("tenant") && shown.contains("audit_context") && !shown.contains("secret-"),
        "{shown}"
    );
}
