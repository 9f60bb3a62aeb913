//! The argument of `explain`: one of some 130 codes. Clap would print them all where one is mistyped.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};

use crate::explain::{CHANGES, EXPLANATIONS};

/// Parses a code, in whatever case, and gives it back as messages write it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Code;

fn codes() -> impl Iterator<Item = &'static str> {
    EXPLANATIONS.iter().chain(CHANGES).map(|explanation| explanation.code)
}

impl TypedValueParser for Code {
    type Value = String;

    fn parse_ref(&self, command: &Command, _: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        let value = value.to_string_lossy();
        if let Some(code) = codes().find(|code| code.eq_ignore_ascii_case(&value)) {
            return Ok(code.to_owned());
        }
        let help = match nearest(&value) {
            Some(code) => format!("did you mean {code}? `authgear-codegen explain` lists all"),
            None => "`authgear-codegen explain` lists all".to_owned(),
        };
        let message = format!("there is no rule and no kind of change \"{value}\"\n  help: {help}\n");
        Err(Error::raw(ErrorKind::InvalidValue, message).with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(codes().map(PossibleValue::new)))
    }
}

/// The code that was likely meant.
fn nearest(value: &str) -> Option<&'static str> {
    let value = value.to_ascii_lowercase();
    let distance = |code: &str| strsim::damerau_levenshtein(&code.to_ascii_lowercase(), &value);
    codes().map(|code| (distance(code), code)).min().filter(|(far, _)| *far <= 3).map(|(_, code)| code)
}
