//! Schema and documents in, typed Rust out.
//!
//! Data flows one way, and every stage is a module of its own:
//!
//! ```text
//! SDL or introspection JSON ─► schema ─┐
//! .graphql text or macro tokens ─► document ─► validate ─► ir ─► render ─► Rust
//!                       schema × document ─► usage ─┬─► manifest ─► coverage
//!                           schema × schema ─► diff ─┴─► what breaks, and for whom
//! ```
//!
//! The core is pure: files, network and printing live in the faces around it. This crate has the face for build
//! scripts, [`configure`]; the macro `admin_query!` and the command line `authgear-codegen` are crates of their own.
//!
//! # In a build script
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     authgear_admin_codegen::configure()
//!         .schema("schema.graphql")
//!         .documents("queries/**/*.graphql")
//!         .compile()?;
//!     Ok(())
//! }
//! ```
//!
//! and in the crate, which depends on `authgear-admin` and on nothing else of ours:
//!
//! ```text
//! mod admin {
//!     include!(concat!(env!("OUT_DIR"), "/admin.rs"));
//! }
//! ```
#![deny(missing_docs)]

mod api;
pub mod coverage;
pub mod diagnostic;
pub mod diff;
pub mod document;
mod generate;
mod ir;
mod lint;
pub mod manifest;
mod naming;
pub mod project;
mod render;
mod rust_path;
pub mod schema;
mod settings;
mod shorten;
#[cfg(feature = "snippets")]
pub mod snippet;
pub mod source;
mod string_literal;
pub mod usage;
pub mod validate;
pub mod value;

#[cfg(feature = "build")]
mod configure;
#[cfg(feature = "build")]
mod file;

pub use api::{ApiSettings, Listed};
#[cfg(feature = "build")]
pub use configure::{BuildError, Configure, configure};
#[cfg(feature = "build")]
pub use file::{FormatError, GENERATED, to_file};
pub use generate::{BUILDERS, Export, Generated, GeneratedApi, generate, generate_api};
pub use lint::{Level, Lint, Lints};
pub use render::{NoSpans, Spans};
pub use rust_path::{NotAPath, RustPath};
pub use settings::{FILE_NAME, Server, Settings, SettingsError};
