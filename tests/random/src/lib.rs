//! Random GraphQL documents that are valid, random changes that may make them invalid, and random answers to them.
//!
//! What a hand-written test forgets, these come across: everything here takes a seed, and the same seed makes the same
//! document. The tests of this crate judge the documents beside another implementation; a sibling crate compiles what
//! is generated from them, and reads and writes answers with it.
#![deny(missing_docs)]

pub mod answer;
pub mod document;
pub mod generate;
pub mod mutate;
mod rng;
mod run;
mod schemas;

pub use rng::Rng;
pub use run::seeds;
pub use schemas::TestSchema;
