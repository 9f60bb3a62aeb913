//! The Rust types of GraphQL's and Authgear's scalars.

mod date_time;
mod id;
mod json;
mod sensitive;
mod standard_attributes;

pub use date_time::{DateTime, ParseDateTimeError};
pub use id::Id;
pub use json::Json;
pub use sensitive::Sensitive;
pub use standard_attributes::{Address, StandardAttributes};
