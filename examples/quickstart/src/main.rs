//! The first ten minutes: from a server to typed answers, on one screen.
//!
//! Without any environment it starts an Admin API on loopback. With `AUTHGEAR_ENDPOINT`, `AUTHGEAR_APP_ID`,
//! `AUTHGEAR_KEY_ID` and `AUTHGEAR_PRIVATE_KEY_FILE` (or `AUTHGEAR_PRIVATE_KEY`) it runs against that project; it deletes
//! the one user that it creates.

mod schema;
mod users;

use std::error::Error;
use std::time::SystemTime;

use authgear_admin::{Client, SigningKey};
use authgear_admin_fixtures::Emulator;

/// What the build script generated: builders of the whole API, and a fragment.
mod admin {
    include!(concat!(env!("OUT_DIR"), "/admin.rs"));
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // Held to the end: the emulator stops when it goes.
    let (client, _emulator) = connect().await?;
    let expires = client.token_expires_at()?.duration_since(SystemTime::now())?;
    println!(
        "2. A token is minted: key id {}, audience {}, expires in {} s",
        client.key_id(),
        client.app_id(),
        expires.as_secs()
    );
    schema::fetch_and_compare(&client).await?;
    users::tour(&client).await
}

/// The project that the environment names, or else an emulator.
async fn connect() -> Result<(Client, Option<Emulator>), Box<dyn Error>> {
    if std::env::var_os("AUTHGEAR_ENDPOINT").is_some() {
        let client = Client::from_env()?;
        println!("1. Your project: {}", client.endpoint());
        return Ok((client, None));
    }
    let emulator = Emulator::builder().users(9).start().await?;
    println!("1. An Admin API on loopback: {}", emulator.endpoint());
    let client = Client::builder(emulator.endpoint(), emulator.app_id())
        .key_id(emulator.key_id())
        .signing_key(SigningKey::from_pem(emulator.private_key_pem())?)
        .build()?;
    Ok((client, Some(emulator)))
}
