//! What the client makes of a server that fails: a table of each fault, what the caller gets, and how often the server was
//! asked. And that no mutation is ever sent twice after the server may have read it.
//!
//! `cargo test -p authgear-admin-tests --test faults -- --nocapture` prints the table.
#![allow(dead_code, reason = "the answers matter here, and not what is in them")]

mod memory;
mod table;

use std::time::Duration;

use authgear_admin::{Client, ClientBuilder, Error, RetryPolicy, SigningKey, UnexpectedKind, admin_query};
use authgear_admin_fixtures::Emulator;

admin_query! {
    query CountRoles { roles { totalCount } }
}

admin_query! {
    query MadeRoles { roles(searchKeyword: "made") { totalCount } }
}

admin_query! {
    mutation CreateRole { createRole(input: { key: "made" }) { role { key } } }
}

/// A client that waits hardly at all between attempts.
fn builder(emulator: &Emulator) -> ClientBuilder {
    let key = SigningKey::from_pem(emulator.private_key_pem()).unwrap();
    let retry = RetryPolicy::default().base_backoff(Duration::from_millis(1));
    Client::builder(emulator.endpoint(), emulator.app_id())
        .key_id(emulator.key_id())
        .signing_key(key)
        .max_response_bytes(4 << 20)
        .retry(retry)
}

/// What the caller gets, in a few words.
fn end<T>(result: Result<T, Error>) -> String {
    let Err(error) = result else {
        return "data".to_owned();
    };
    let mut words = match &error {
        Error::Transport(error) => format!("{:?}", error.kind()),
        Error::Refused(_) => "Refused".to_owned(),
        Error::Rejected(error) => format!("Rejected {}", error.status()),
        Error::Decode(error) => format!("Decode {}", error.path()),
        Error::Unexpected(error) => match error.kind() {
            UnexpectedKind::Redirect { .. } => "Redirect".to_owned(),
            kind => format!("{kind:?} {}", error.status()),
        },
        Error::TooLarge(_) => "TooLarge".to_owned(),
        other => panic!("{other:?}"),
    };
    let message = error.to_string();
    if message.contains("this machine's clock is the cause") {
        words.push_str(", the clock");
    }
    if error.outcome_unknown() {
        words.push_str(", outcome unknown");
        let says = message.contains("whether the mutation took effect is not known");
        assert!(says, "the message says it too: {message}");
    }
    words
}
