//! The table: a row for each fault of the emulator.

use std::time::Duration;

use authgear_admin::{Client, SigningKey};
use authgear_admin_fixtures::{Emulator, Ending, Fault, OTHER_PRIVATE_KEY, OTHER_PUBLIC_KEY};

use super::{CountRoles, CreateRole, MadeRoles, builder, end};

/// `result × requests that the server saw`. The fault strikes every query, then only the first, then a mutation; the last
/// column says whether that took effect.
const TABLE: &str = "
| fault | a query, always | a query, once | a mutation | kept |
| none | data × 1 | data × 1 | data × 1 | yes |
| slow head | Timeout × 3 | data × 2 | Timeout, outcome unknown × 1 | yes |
| slow body | Timeout × 3 | data × 2 | Timeout, outcome unknown × 1 | yes |
| closed before it was read | Interrupted × 3 | data × 2 | Interrupted, outcome unknown × 1 | no |
| closed after it was read | Interrupted × 3 | data × 2 | Interrupted, outcome unknown × 1 | yes |
| truncated | Interrupted × 3 | data × 2 | Interrupted, outcome unknown × 1 | yes |
| not HTTP | Interrupted × 3 | data × 2 | Interrupted, outcome unknown × 1 | no |
| garbage | BrokenJson 200 × 1 | BrokenJson 200 × 1 | BrokenJson 200, outcome unknown × 1 | no |
| a web page | Html 200 × 1 | Html 200 × 1 | Html 200, outcome unknown × 1 | no |
| wrong types | Decode data.roles.totalCount × 1 | Decode data.roles.totalCount × 1 | Decode data.createRole.role.key × 1 | yes |
| gzip bomb | TooLarge × 1 | TooLarge × 1 | TooLarge, outcome unknown × 1 | yes |
| 500 | Rejected 500 × 1 | Rejected 500 × 1 | Rejected 500, outcome unknown × 1 | no |
| 502 | Html 502 × 3 | data × 2 | Html 502, outcome unknown × 1 | no |
| 502, carried out | Html 502 × 3 | data × 2 | Html 502, outcome unknown × 1 | yes |
| 503 | Html 503 × 3 | data × 2 | Html 503, outcome unknown × 1 | no |
| 504 | Html 504 × 3 | data × 2 | Html 504, outcome unknown × 1 | no |
| 429 | Rejected 429 × 3 | data × 2 | Rejected 429 × 1 | no |
| 429, come again in 1 s | Rejected 429 × 3 | data × 2 | Rejected 429 × 1 | no |
| 429, come again in 1 h | Rejected 429 × 1 | Rejected 429 × 1 | Rejected 429 × 1 | no |
| redirect | Redirect × 1 | Redirect × 1 | Redirect × 1 | no |
| clock an hour ahead | Refused, the clock × 2 | data × 2 | data × 2 | yes |
| clock an hour behind | Refused, the clock × 2 | data × 2 | data × 2 | yes |
| key rotated | Refused × 2 | data × 2 | data × 2 | yes |
| key rotated, another at hand | data × 3 | data × 2 | data × 2 | yes |
| nobody there | Connect × 0 | – | Connect × 0 | no |
";

struct Row {
    name: &'static str,
    fault: Option<Fault>,
    timeout: Duration,
}

/// Long enough for a busy machine, and short enough to wait for.
const LONG: Duration = Duration::from_secs(30);
const SHORT: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_secs(3600);
const ANOTHER_KEY: &str = "key rotated, another at hand";

fn rows() -> Vec<Row> {
    let elsewhere = "https://elsewhere.example/";
    let faults = [
        ("slow head", Fault::slow_headers(HOUR)),
        ("slow body", Fault::slow_body(HOUR)),
        // For this path alone, the connection is there and the request sent before it is reset.
        ("closed before it was read", Fault::close_before_read().on_path("/_api/*")),
        ("closed after it was read", Fault::close_after_read()),
        ("truncated", Fault::truncated()),
        ("not HTTP", Fault::not_http()),
        ("garbage", Fault::garbage()),
        ("a web page", Fault::html()),
        ("wrong types", Fault::wrong_types()),
        ("gzip bomb", Fault::gzip_bomb()),
        ("500", Fault::internal_error()),
        ("502", Fault::bad_gateway()),
        ("502, carried out", Fault::bad_gateway().carried_out()),
        ("503", Fault::unavailable()),
        ("504", Fault::gateway_timeout()),
        ("429", Fault::too_many_requests()),
        ("429, come again in 1 s", Fault::too_many_requests().retry_after(Duration::from_secs(1))),
        ("429, come again in 1 h", Fault::too_many_requests().retry_after(HOUR)),
        ("redirect", Fault::redirect(elsewhere)),
        ("clock an hour ahead", Fault::clock_ahead(HOUR)),
        ("clock an hour behind", Fault::clock_behind(HOUR)),
        ("key rotated", Fault::key_rotated()),
        (ANOTHER_KEY, Fault::key_rotated()),
    ];
    let none = Row { name: "none", fault: None, timeout: LONG };
    let rows = faults.into_iter().map(|(name, fault)| {
        let timeout = if name.starts_with("slow") { SHORT } else { LONG };
        Row { name, fault: Some(fault), timeout }
    });
    std::iter::once(none).chain(rows).collect()
}

/// An emulator with this fault, and a client of it.
async fn start(row: &Row, change: impl FnOnce(Fault) -> Fault) -> (Emulator, Client) {
    let mut emulator = Emulator::builder().users(1).accept_key("another", OTHER_PUBLIC_KEY);
    if let Some(fault) = row.fault.clone() {
        emulator = emulator.fault(change(fault));
    }
    let emulator = emulator.start().await.unwrap();
    let mut client = builder(&emulator).timeout(row.timeout);
    if row.name == ANOTHER_KEY {
        client = client.fallback_key("another", SigningKey::from_pem(OTHER_PRIVATE_KEY).unwrap());
    }
    let client = client.build().unwrap();
    (emulator, client)
}

async fn query(row: &Row, change: impl FnOnce(Fault) -> Fault) -> String {
    let (emulator, client) = start(row, change).await;
    let end = end(client.send(CountRoles::new()).await);
    format!("{end} × {}", emulator.requests().received)
}

async fn mutation(row: &Row) -> String {
    let (emulator, client) = start(row, |fault| fault.times(1)).await;
    let end = end(client.send(CreateRole::new()).await);
    let seen = emulator.requests();
    let refused = |ending| ending == Ending::Answered(403);
    let sent = seen.latest.iter().filter(|seen| seen.read && !refused(seen.ending)).count();
    assert!(sent <= 1, "{}: the server read the mutation {sent} times: {seen:?}", row.name);
    emulator.clear_faults();
    let made = client.send(MadeRoles::new()).await.unwrap().roles.and_then(|roles| roles.total_count);
    let kept = if made == Some(1) { "yes" } else { "no" };
    format!("{end} × {} | {kept}", seen.received)
}

async fn nobody_there() -> String {
    let emulator = Emulator::start().await.unwrap();
    let client = builder(&emulator).build().unwrap();
    emulator.shutdown().await;
    let (query, mutation) = (client.send(CountRoles::new()).await, client.send(CreateRole::new()).await);
    let attempts = [&query.as_ref().err(), &mutation.as_ref().err()].map(|error| error.unwrap().attempts());
    assert_eq!(attempts, [3, 3], "a request that nobody saw is safe to send again, a mutation too");
    format!("| nobody there | {} × 0 | – | {} × 0 | no |\n", end(query), end(mutation))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_fault_ends_as_the_table_says() {
    let mut table = String::from("\n| fault | a query, always | a query, once | a mutation | kept |\n");
    for row in rows() {
        let always = query(&row, |fault| fault).await;
        let once = query(&row, |fault| fault.times(1)).await;
        let mutation = mutation(&row).await;
        let name = row.name;
        table.push_str(&format!("| {name} | {always} | {once} | {mutation} |\n"));
    }
    table.push_str(&nobody_there().await);
    println!("{table}");
    for (seen, expected) in table.lines().zip(TABLE.lines()) {
        assert_eq!(seen, expected);
    }
    assert_eq!(table, TABLE);
}
