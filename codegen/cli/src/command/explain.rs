//! `explain`: what a rule is about, or a kind of change.

use std::fmt::Write;

use crate::args::Explain;
use crate::explain::{CHANGES, EXPLANATIONS};
use crate::failure::{Failure, Outcome};
use crate::output::print;

pub(crate) fn run(arguments: &Explain) -> Result<Outcome, Failure> {
    match &arguments.code {
        // Clap lets no other code through.
        Some(code) => EXPLANATIONS
            .iter()
            .chain(CHANGES)
            .filter(|explanation| explanation.code.eq_ignore_ascii_case(code))
            .for_each(|explanation| print(explanation.text)),
        None => print(&list()?),
    }
    Ok(Outcome::Fine)
}

/// All codes, each with its first sentence.
fn list() -> Result<String, Failure> {
    let mut text = String::new();
    for (title, explanations) in [("What messages name", EXPLANATIONS), ("Changes of a schema", CHANGES)] {
        let gap = if text.is_empty() { "" } else { "\n" };
        writeln!(text, "{gap}{title}:").map_err(Failure::new)?;
        let width = explanations.iter().map(|explanation| explanation.code.len()).max().unwrap_or(0);
        for explanation in explanations {
            writeln!(text, "  {:width$}  {}", explanation.code, explanation.lead()).map_err(Failure::new)?;
        }
    }
    Ok(text)
}
