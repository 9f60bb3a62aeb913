//! The binary as its users meet it: run in a folder of its own, with an environment that holds nothing else, against an
//! Admin API on loopback or a server that fails on purpose.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod access;
mod check;
mod coverage;
mod diff;
mod doctor;
mod failing_server;
mod fetch;
mod fetch_failures;
mod folder;
mod generate;
mod init;
mod lints;
mod token;
mod update;
