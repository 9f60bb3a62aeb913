//! The commands, one a file.

mod again;
pub(crate) mod check;
mod connect;
pub(crate) mod fetch;
pub(crate) mod generate;
pub(crate) mod inputs;
mod sorted;
pub(crate) mod token;
