//! `token`: a JWT on standard output, and nothing else.

use super::{connect, inputs};
use crate::args::Token;
use crate::failure::{Failure, Outcome};
use crate::output::print;

pub(crate) fn run(arguments: &Token) -> Result<Outcome, Failure> {
    let signer = connect::signer(&arguments.identity, &inputs::project()?)?;
    let token = signer.mint().map_err(Failure::new)?;
    print(&format!("{}\n", token.expose()));
    Ok(Outcome::Fine)
}
