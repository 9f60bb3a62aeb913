//! The same answers, as a person writes their types with serde.

pub mod borrowed;
pub mod owned;
