//! The commands, one a file.

mod again;
pub(crate) mod check;
mod clock;
pub(crate) mod completions;
mod connect;
pub(crate) mod coverage;
pub(crate) mod diff;
pub(crate) mod doctor;
pub(crate) mod explain;
pub(crate) mod fetch;
pub(crate) mod generate;
pub(crate) mod init;
pub(crate) mod inputs;
mod manifest;
mod sorted;
pub(crate) mod token;
pub(crate) mod update;
mod watch;

use crate::failure::Failure;

/// What requests run on.
fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format_args!("cannot start: {error}")))
}
