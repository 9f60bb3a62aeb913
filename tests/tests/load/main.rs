//! 100,000 requests from 64 tasks, while tokens expire and the key is replaced; and what a request costs the client, beside
//! the same request written by hand. It takes a while, so it is run by hand:
//!
//! `cargo test --release -p authgear-admin-tests --test load -- --ignored --nocapture --test-threads 1`
#![allow(dead_code, reason = "decoding the answers is the work that is measured")]

mod cpu;
mod token_cost;
mod tokens;

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use authgear_admin::transport::HttpTransport;
use authgear_admin::{Client, RetryPolicy, SigningKey, admin_query};
use authgear_admin_fixtures::{Emulator, OTHER_PRIVATE_KEY, OTHER_PUBLIC_KEY};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use cpu::Threads;
use tokens::Tokens;

admin_query! {
    query OneUser { users(first: 1) { edges { node { id } } } }
}

admin_query! {
    query PageOfUsers {
        users(first: 20) { totalCount edges { node { id createdAt formattedName isDisabled } } }
    }
}

const TASKS: u64 = 64;
const EXPIRIES: u64 = 20;

/// Runs this many requests from all tasks; answers with how many failed.
async fn run<F: Future<Output = bool> + Send>(
    requests: u64,
    send: impl Fn(u64) -> F + Clone + Send + 'static,
) -> u64 {
    let begun = Arc::new(AtomicU64::new(0));
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let (begun, send) = (Arc::clone(&begun), send.clone());
            tokio::spawn(async move {
                let mut failed = 0;
                loop {
                    let number = begun.fetch_add(1, Ordering::Relaxed);
                    if number >= requests {
                        return failed;
                    }
                    failed += u64::from(!send(number).await);
                }
            })
        })
        .collect();
    let mut failed = 0;
    for task in tasks {
        failed += task.await.unwrap();
    }
    failed
}

/// The server has a runtime of its own, so that the client's threads are the client's alone.
fn server(runtime: &Runtime) -> Emulator {
    let emulator = Emulator::builder()
        .users(20)
        .accept_key("another", OTHER_PUBLIC_KEY)
        // The client's clock is put forward below, and the server must not mind.
        .clock_skew(Duration::from_secs(24 * 3600));
    runtime.block_on(emulator.start()).unwrap()
}

fn key(emulator: &Emulator) -> SigningKey {
    SigningKey::from_pem(emulator.private_key_pem()).unwrap()
}

#[test]
#[ignore = "it takes minutes"]
fn no_request_fails_while_tokens_expire_and_the_key_is_replaced() {
    let requests: u64 = std::env::var("REQUESTS").map_or(100_000, |requests| requests.parse().unwrap());
    let server_runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let emulator = Arc::new(server(&server_runtime));
    let passed = Arc::new(AtomicU64::new(0));
    let clock = Arc::clone(&passed);
    let tokens = Tokens::around(HttpTransport::new());
    let client = Client::builder(emulator.endpoint(), emulator.app_id())
        .key_id(emulator.key_id())
        .signing_key(key(&emulator))
        .clock(move || SystemTime::now() + Duration::from_secs(clock.load(Ordering::Relaxed)))
        .transport(tokens.clone())
        .build()
        .unwrap();
    let (sender, server) = (client.clone(), Arc::clone(&emulator));
    let part = requests / (EXPIRIES + 1);
    let begin = Instant::now();
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let failed = runtime.block_on(run(requests, move |number| {
        // Twenty times, and as often by a little as by a lot: a token that ages, and one that is past its end.
        let (step, place) = (number / part, number % part);
        if place == 0 && (1..=EXPIRIES).contains(&step) {
            passed.fetch_add(if step % 2 == 0 { 250 } else { 400 }, Ordering::Relaxed);
        }
        if number == requests / 2 + 7 {
            sender.replace_key("another", &SigningKey::from_pem(OTHER_PRIVATE_KEY).unwrap());
        }
        if number == requests / 2 + 107 {
            assert!(server.revoke_key(server.key_id()));
        }
        let client = sender.clone();
        async move {
            let sent = client.send(OneUser::new()).await;
            sent.inspect_err(|error| println!("{error}")).is_ok()
        }
    }));
    let (minted, seen) = (tokens.count(), emulator.requests());
    println!(
        "{requests} requests from {TASKS} tasks in {:?}: {failed} failed, {} refused and sent again, {minted} tokens minted",
        begin.elapsed(),
        seen.forbidden
    );
    assert_eq!(failed, 0);
    assert_eq!(client.key_id(), "another");
    assert!(minted as u64 <= EXPIRIES + 1 + 1, "{minted}");
}

#[derive(Deserialize)]
struct ByHand {
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    users: Users,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Users {
    total_count: Option<i64>,
    edges: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    node: Node,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    id: String,
    created_at: authgear_admin::DateTime,
    formatted_name: Option<String>,
    is_disabled: bool,
}

#[test]
#[ignore = "it takes minutes"]
fn what_a_request_costs_beside_one_written_by_hand() {
    const ROUNDS: usize = 7;
    let requests: u64 = std::env::var("REQUESTS").map_or(10_000, |requests| requests.parse().unwrap());
    let server_runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let emulator = server(&server_runtime);
    let client = Client::builder(emulator.endpoint(), emulator.app_id())
        .key_id(emulator.key_id())
        .signing_key(key(&emulator))
        .retry(RetryPolicy::default())
        .build()
        .unwrap();
    let token = authgear_admin::Signer::new(key(&emulator), emulator.key_id(), emulator.app_id())
        .lifetime(Duration::from_secs(24 * 3600))
        .mint()
        .unwrap();
    let by_hand = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(30)).build().unwrap();
    let (url, token) = (emulator.url(), Arc::new(token.expose().to_owned()));
    let threads = Threads::default();
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .on_thread_start({
            let threads = threads.clone();
            move || threads.add()
        })
        .enable_all()
        .build()
        .unwrap();
    let ours = move |_| {
        let client = client.clone();
        async move {
            let data = client.send(PageOfUsers::new()).await.unwrap();
            data.users.is_some_and(|users| users.total_count == Some(20))
        }
    };
    let theirs = move |_| {
        let (client, url, token) = (by_hand.clone(), url.clone(), Arc::clone(&token));
        async move {
            let body: Value = json!({
                "query": <PageOfUsers as authgear_admin::Operation>::DOCUMENT,
                "operationName": "PageOfUsers",
                "variables": {},
            });
            let answer = client.post(url).bearer_auth(&token).json(&body).send().await.unwrap();
            let body = answer.bytes().await.unwrap();
            let users = serde_json::from_slice::<ByHand>(&body).unwrap().data.users;
            users.total_count == Some(20) && users.edges.iter().all(|edge| !edge.node.id.is_empty())
        }
    };
    let mut costs = [Vec::new(), Vec::new()];
    for round in 0..=ROUNDS {
        for (which, costs) in costs.iter_mut().enumerate() {
            let before = threads.spent();
            let failed = match which {
                0 => runtime.block_on(async { tokio::spawn(run(requests, ours.clone())).await.unwrap() }),
                _ => runtime.block_on(async { tokio::spawn(run(requests, theirs.clone())).await.unwrap() }),
            };
            assert_eq!(failed, 0);
            // The first round opens the connections.
            if round > 0 {
                costs.push((threads.spent() - before).as_secs_f64() * 1e6 / requests as f64);
            }
        }
    }
    let [ours, theirs] = costs.map(|mut costs| {
        costs.sort_by(f64::total_cmp);
        costs[ROUNDS / 2]
    });
    println!(
        "client CPU per request of 20 users, median of {ROUNDS} rounds of {requests}: {ours:.1} µs, by hand {theirs:.1} µs, ratio {:.3}",
        ours / theirs
    );
}
