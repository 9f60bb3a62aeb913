//! Tokens: one that is kept, and one that is minted.

use std::hint::black_box;
use std::sync::{Arc, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use authgear_admin::{Client, Signer, SigningKey};
use authgear_admin_fixtures::ADMIN_PRIVATE_KEY;

use crate::case::{BY_HAND, Case, OURS, Run};

fn key() -> SigningKey {
    match SigningKey::from_pem(ADMIN_PRIVATE_KEY) {
        Ok(key) => key,
        Err(error) => panic!("{error}"),
    }
}

fn kept() -> Run {
    let client = Client::builder("https://a.example", "myapp").key_id("kid").signing_key(key()).build();
    match client {
        Ok(client) => Box::new(move || drop(black_box(client.token_expires_at()))),
        Err(error) => panic!("{error}"),
    }
}

/// As most write it: a lock, a shared text, and a look at the clock.
fn kept_by_hand() -> Run {
    let token = Arc::<str>::from("a token");
    let cache = RwLock::new((token, SystemTime::now() + Duration::from_secs(86_400)));
    Box::new(move || {
        if let Ok(cache) = cache.read()
            && cache.1 > SystemTime::now()
        {
            drop(black_box(Arc::clone(&cache.0)));
        }
    })
}

fn clock() -> Run {
    Box::new(|| {
        black_box(SystemTime::now());
    })
}

fn minted() -> Run {
    let signer = Signer::new(key(), "kid", "myapp");
    Box::new(move || drop(black_box(signer.mint())))
}

fn minted_by_hand() -> Run {
    let mut header = jsonwebtoken::Header::new(jsonwebtoken::Algorithm::RS256);
    header.kid = Some("kid".to_owned());
    let key = jsonwebtoken::EncodingKey::from_rsa_pem(ADMIN_PRIVATE_KEY.as_bytes());
    let Ok(key) = key else { panic!("the key of the fixtures is one") };
    Box::new(move || {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let claims = serde_json::json!({ "aud": "myapp", "iat": now, "exp": now + 300 });
        drop(black_box(jsonwebtoken::encode(&header, &claims, &key)));
    })
}

const fn case(work: &'static str, by: &'static str, times: u64, prepare: fn() -> Run) -> Case {
    Case { section: "token", work, by, times, prepare }
}

pub(crate) const CASES: &[Case] = &[
    case("a kept token", BY_HAND, 1_000, kept_by_hand),
    case("a kept token", OURS, 1_000_000, kept),
    case("a kept token", "the system's clock alone", 1_000, clock),
    case("a new token", BY_HAND, 2, minted_by_hand),
    case("a new token", OURS, 2, minted),
];
