//! Schema and documents in, typed Rust out.
//!
//! Data flows one way, and every stage is a module of its own:
//!
//! ```text
//! SDL or introspection JSON ─► schema ─┐
//! .graphql text or macro tokens ─► document ─► validate ─► ir ─► render ─► Rust
//! ```
//!
//! The core is pure: files, network and printing live in the faces around it.
#![deny(missing_docs)]

pub mod diagnostic;
pub mod document;
pub mod schema;
pub mod source;
pub mod validate;
pub mod value;
