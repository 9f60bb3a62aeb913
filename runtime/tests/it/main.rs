//! The client against a server on loopback that answers whatever a test wants.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[cfg(feature = "blocking")]
mod blocking;
mod borrowed;
mod claims;
mod configuration;
mod custom_transport;
mod decode;
mod errors;
mod messages;
mod operations;
mod pages;
mod partial;
mod recording;
mod retries;
mod rotation;
mod secrets;
mod server;
#[cfg(feature = "tracing")]
mod spans;
mod tokens;
mod transport;
