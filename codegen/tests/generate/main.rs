//! The whole core, from texts to Rust tokens.

mod hostile;
mod ids;
mod secrets;
