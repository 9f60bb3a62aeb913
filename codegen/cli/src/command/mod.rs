//! The commands, one a file.

mod again;
pub(crate) mod check;
pub(crate) mod completions;
mod connect;
pub(crate) mod explain;
pub(crate) mod fetch;
pub(crate) mod generate;
pub(crate) mod init;
pub(crate) mod inputs;
mod sorted;
pub(crate) mod token;
