//! `authgear-codegen`: fetches the Admin API's schema, and generates and checks typed Rust from it.
//!
//! Exit status: 0 fine, 1 findings (errors in documents, a stale file, a schema that drifted, a change that breaks), 2
//! could not do it. What a command is for goes to standard output, everything else to standard error.

mod args;
mod command;
mod explain;
mod failure;
mod files;
mod findings;
mod output;
mod progress;
mod report;
mod style;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Arguments, Command};
use crate::failure::Outcome;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Fetch(arguments) => command::fetch::run(&arguments),
        Command::Generate(arguments) => command::generate::run(&arguments),
        Command::Check(arguments) => command::check::run(&arguments),
        Command::Update(arguments) => command::update::run(&arguments),
        Command::Diff(arguments) => command::diff::run(&arguments),
        Command::Coverage(arguments) => command::coverage::run(&arguments),
        Command::Token(arguments) => command::token::run(&arguments),
        Command::Doctor(arguments) => command::doctor::run(&arguments),
        Command::Init(arguments) => command::init::run(&arguments),
        Command::Completions(arguments) => command::completions::run(&arguments),
        Command::Explain(arguments) => command::explain::run(&arguments),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            failure.print();
            ExitCode::from(2)
        }
    }
}
