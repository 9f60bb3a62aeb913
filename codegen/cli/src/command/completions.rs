//! `completions`: a script that lets a shell complete the command line.

use clap::CommandFactory;

use crate::args::{Arguments, Completions};
use crate::failure::{Failure, Outcome};
use crate::output::print;

pub(crate) fn run(arguments: &Completions) -> Result<Outcome, Failure> {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    print(&String::from_utf8(script).map_err(Failure::new)?);
    Ok(Outcome::Fine)
}
