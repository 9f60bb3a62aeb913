//! What a token costs: one that is kept, and one that is minted, beside `jsonwebtoken`, which parses the key each time.

use std::hint::black_box;
use std::time::{Duration, Instant, SystemTime};

use authgear_admin::{Client, ClientBuilder, Signer, SigningKey};
use authgear_admin_fixtures::ADMIN_PRIVATE_KEY;
use serde_json::json;

/// The least of many short rounds, in nanoseconds a call: what is above it is somebody else's.
fn nanoseconds<T>(calls: u32, call: impl Fn() -> T) -> f64 {
    let rounds = (0..200).map(|_| {
        let begin = Instant::now();
        (0..calls).for_each(|_| drop(black_box(call())));
        begin.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
    });
    rounds.fold(f64::INFINITY, f64::min)
}

fn key() -> SigningKey {
    SigningKey::from_pem(ADMIN_PRIVATE_KEY).unwrap()
}

fn client(change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
    change(Client::builder("https://a.example", "myapp").key_id("kid").signing_key(key())).build().unwrap()
}

#[test]
#[ignore = "it is a measurement"]
fn what_a_token_costs() {
    let clock = nanoseconds(2_000, SystemTime::now);
    let system = client(|builder| builder);
    let kept = nanoseconds(2_000, || system.token_expires_at());
    let now = SystemTime::now();
    let fixed = client(|builder| builder.clock(move || now));
    let without_clock = nanoseconds(2_000, || fixed.token_expires_at());
    let stop = std::sync::atomic::AtomicBool::new(false);
    let shared = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                drop(black_box(fixed.token_expires_at()));
            }
        });
        let shared = nanoseconds(2_000, || fixed.token_expires_at());
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        shared
    });
    println!(
        "a kept token: {kept:.0} ns with the system's clock, which takes {clock:.0} ns of it; {without_clock:.0} ns without, {shared:.0} ns beside another thread that asks all the time"
    );

    let signer = Signer::new(key(), "kid", "myapp");
    let minted = nanoseconds(4, || signer.mint()) / 1e3;
    let mut header = jsonwebtoken::Header::new(jsonwebtoken::Algorithm::RS256);
    header.kid = Some("kid".to_owned());
    let seconds = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
    let claims = json!({ "aud": "myapp", "iat": seconds, "exp": seconds + 300 });
    let their_key = jsonwebtoken::EncodingKey::from_rsa_pem(ADMIN_PRIVATE_KEY.as_bytes()).unwrap();
    let theirs = nanoseconds(4, || jsonwebtoken::encode(&header, &claims, &their_key)) / 1e3;
    println!("a minted token: {minted:.0} µs; with jsonwebtoken {theirs:.0} µs");
}
