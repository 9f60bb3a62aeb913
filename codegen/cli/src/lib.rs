//! What the command line `authgear-codegen` does over the network, for programs that want to do it themselves.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = authgear_admin::Client::from_env()?;
//! let fetched = authgear_codegen::fetch(&client).await?;
//! std::fs::write("schema.graphql", fetched.sdl())?;
//! # Ok(())
//! # }
//! ```
#![deny(missing_docs)]

mod fetch;

pub use fetch::{FetchError, Fetched, fetch};
