//! A whole request over HTTP on loopback, to an emulator in a process of its own: what the client spends on it.

use std::hint::black_box;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use authgear_admin::{Client, Operation, Signer, SigningKey};
use authgear_admin_fixtures::{ADMIN_PRIVATE_KEY, APP_ID, Emulator, KEY_ID};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::case::{BY_HAND, Case, OURS, Run};
use crate::hand::owned;
use crate::ours::{PlainPage, UsersPage};

const USERS: i32 = 20;

/// Runs an emulator until its standard input ends; its address is the first line.
pub fn serve() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let emulator = runtime.block_on(Emulator::builder().users(57).start()).map_err(io::Error::other)?;
    println!("{}", emulator.endpoint());
    io::stdout().flush()?;
    io::stdin().lines().for_each(drop);
    Ok(())
}

/// An emulator that ends with the measurement.
struct Server {
    process: Child,
    endpoint: String,
}

impl Server {
    fn start() -> io::Result<Self> {
        let mut process = Command::new(std::env::current_exe()?)
            .arg("serve")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut endpoint = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut endpoint)?;
        }
        Ok(Self { process, endpoint: endpoint.trim().to_owned() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        drop(self.process.wait());
    }
}

fn ready() -> (Server, tokio::runtime::Runtime, SigningKey) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match (Server::start(), runtime, SigningKey::from_pem(ADMIN_PRIVATE_KEY)) {
        (Ok(server), Ok(runtime), Ok(key)) => (server, runtime, key),
        _ => panic!("the emulator does not start"),
    }
}

fn ours<O: Operation<Data: 'static> + 'static>(operation: fn() -> O) -> Run {
    let (server, runtime, key) = ready();
    let client = Client::builder(&server.endpoint, APP_ID).key_id(KEY_ID).signing_key(key).build();
    let Ok(client) = client else { panic!("the client is not configured") };
    Box::new(move || {
        let _ = &server;
        match runtime.block_on(client.send(operation())) {
            Ok(data) => drop(black_box(data)),
            Err(error) => panic!("{error}"),
        }
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    query: &'a str,
    operation_name: &'a str,
    variables: Variables,
}

#[derive(Serialize)]
struct Variables {
    first: Option<i32>,
}

#[derive(Deserialize)]
struct Answer<D> {
    data: Option<D>,
    #[serde(default)]
    errors: Vec<serde_json::Value>,
}

/// One client, one token that is minted once, a body that is written, an answer that is looked at.
fn by_hand<N: DeserializeOwned>(name: &'static str, document: &'static str) -> Run {
    let (server, runtime, key) = ready();
    let token = Signer::new(key, KEY_ID, APP_ID).lifetime(Duration::from_secs(86_400)).mint();
    let http = reqwest::Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(30))
        .redirect(reqwest::redirect::Policy::none())
        .build();
    let (Ok(token), Ok(http)) = (token, http) else { panic!("the client is not configured") };
    let url = format!("{}/_api/admin/graphql", server.endpoint);
    Box::new(move || {
        let _ = &server;
        let answer = runtime.block_on(async {
            let body =
                Body { query: document, operation_name: name, variables: Variables { first: Some(USERS) } };
            let answer = http.post(&url).bearer_auth(token.expose()).json(&body).send().await?;
            answer.error_for_status()?.bytes().await
        });
        let Ok(body) = answer else { panic!("no answer") };
        match serde_json::from_slice::<Answer<owned::Page<N>>>(&body) {
            Ok(Answer { data: Some(data), errors }) if errors.is_empty() => drop(black_box(data)),
            Ok(_) => panic!("errors"),
            Err(error) => panic!("{error}"),
        }
    })
}

const fn case(work: &'static str, by: &'static str, prepare: fn() -> Run) -> Case {
    Case { section: "end to end", work, by, times: 200, prepare }
}

const JSON: &str = "a page of 20 users over HTTP";
const PLAIN: &str = "the same with four plain fields";

pub(crate) const CASES: &[Case] = &[
    case(JSON, BY_HAND, || by_hand::<owned::User>(UsersPage::NAME, UsersPage::DOCUMENT)),
    case(JSON, OURS, || ours(|| UsersPage::new().first(USERS))),
    case(PLAIN, BY_HAND, || by_hand::<owned::Plain>(PlainPage::NAME, PlainPage::DOCUMENT)),
    case(PLAIN, OURS, || ours(|| PlainPage::new().first(USERS))),
];
