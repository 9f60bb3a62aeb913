//! A small back office on 127.0.0.1:3000, for the project that the environment names: see `Client::from_env`.
//!
//! To try it without a project, run `cargo emulator`, set the variables that it prints, and then `cargo run -p service`.

use std::error::Error;

use authgear_admin::Client;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::from_env()?;
    service::prepare(&client).await?;
    let listener = TcpListener::bind("127.0.0.1:3000").await?;
    println!("http://{}/users", listener.local_addr()?);
    axum::serve(listener, service::router(client)).await?;
    Ok(())
}
