//! `explain`: what a rule is about.

use std::fmt::Write;

use crate::args::Explain;
use crate::explain::EXPLANATIONS;
use crate::failure::{Failure, Outcome};
use crate::output::print;

pub(crate) fn run(arguments: &Explain) -> Result<Outcome, Failure> {
    match &arguments.code {
        // Clap lets no other code through.
        Some(code) => EXPLANATIONS
            .iter()
            .filter(|explanation| explanation.code.eq_ignore_ascii_case(code))
            .for_each(|explanation| print(explanation.text)),
        None => print(&list()?),
    }
    Ok(Outcome::Fine)
}

/// All codes, each with its first sentence.
fn list() -> Result<String, Failure> {
    let width = EXPLANATIONS.iter().map(|explanation| explanation.code.len()).max().unwrap_or(0);
    let mut text = String::new();
    for explanation in EXPLANATIONS {
        writeln!(text, "{:width$}  {}", explanation.code, explanation.lead()).map_err(Failure::new)?;
    }
    Ok(text)
}
