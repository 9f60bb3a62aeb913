//! What keeps a client from being made, and the environment's say in it.

use std::ffi::OsString;
use std::fmt;

use super::builder::ClientBuilder;
use crate::EndpointError;
use crate::key::{KeyError, SigningKey};

const ENDPOINT: &str = "AUTHGEAR_ENDPOINT";
const APP_ID: &str = "AUTHGEAR_APP_ID";
const KEY_ID: &str = "AUTHGEAR_KEY_ID";
const PRIVATE_KEY: &str = "AUTHGEAR_PRIVATE_KEY";
const PRIVATE_KEY_FILE: &str = "AUTHGEAR_PRIVATE_KEY_FILE";

/// A client that cannot be made; holds everything that is wrong.
#[derive(Debug)]
pub struct ConfigError {
    problems: Vec<ConfigProblem>,
}

/// One thing that keeps a client from being made.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigProblem {
    /// The endpoint is no endpoint.
    Endpoint(EndpointError),
    /// The app id is missing.
    NoAppId,
    /// The key id is missing.
    NoKeyId,
    /// The private key is missing.
    NoSigningKey,
    /// The private key is refused.
    Key(KeyError),
    /// A variable of the environment is not set.
    NotSet {
        /// Its name.
        variable: &'static str,
        /// What it is for.
        purpose: &'static str,
    },
    /// A variable of the environment is not Unicode.
    NotText {
        /// Its name.
        variable: &'static str,
    },
    /// Two private keys are given: as text and as a file.
    TwoKeys,
    /// A claim that every token has is set to something else.
    ReservedClaim {
        /// Its name.
        name: String,
    },
    /// The system has no thread to spare for the blocking client.
    Thread {
        /// What the system says.
        cause: String,
    },
    /// The HTTP client cannot be made, e.g. because the system's certificates cannot be read.
    Http {
        /// The innermost cause.
        cause: String,
    },
}

impl ConfigError {
    pub(crate) fn new(problems: Vec<ConfigProblem>) -> Self {
        Self { problems }
    }

    /// Everything that is wrong; never empty.
    #[must_use]
    pub fn problems(&self) -> &[ConfigProblem] {
        &self.problems
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the Admin API client is not configured:")?;
        self.problems.iter().try_for_each(|problem| write!(f, "\n  - {problem}"))
    }
}

impl std::error::Error for ConfigError {}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Endpoint(error) => write!(f, "the endpoint: {error}"),
            Self::NoAppId => {
                f.write_str("the app id is missing: it is the project's id, as the portal shows it")
            }
            Self::NoKeyId => {
                f.write_str("the key id is missing: the portal shows it beside the key (`key_id`)")
            }
            Self::NoSigningKey => f.write_str("the private key is missing (`signing_key`)"),
            Self::Key(error) => write!(f, "the private key: {error}"),
            Self::NotSet { variable, purpose } => write!(f, "{variable} is not set: {purpose}"),
            Self::NotText { variable } => write!(f, "{variable} is not Unicode text"),
            Self::TwoKeys => {
                write!(f, "{PRIVATE_KEY} and {PRIVATE_KEY_FILE} are both set; keep the one that is meant")
            }
            Self::ReservedClaim { name } => {
                write!(f, "the claim {name:?} is not to be set: every token has one of its own")
            }
            Self::Thread { cause } => {
                write!(f, "the thread of the blocking client cannot be started: {cause}")
            }
            Self::Http { cause } => write!(f, "the HTTP client cannot be made: {cause}"),
        }
    }
}

/// A builder as the environment says; `variable` looks one up.
pub(super) fn from_env(variable: impl Fn(&str) -> Option<OsString>) -> Result<ClientBuilder, ConfigError> {
    let mut problems = Vec::new();
    let mut text = |name: &'static str, purpose: &'static str| {
        let value = variable(name).filter(|value| !value.is_empty());
        match value.map(OsString::into_string) {
            Some(Ok(value)) => value,
            Some(Err(_)) => {
                problems.push(ConfigProblem::NotText { variable: name });
                String::new()
            }
            None => {
                problems.push(ConfigProblem::NotSet { variable: name, purpose });
                String::new()
            }
        }
    };
    let endpoint = text(ENDPOINT, "the project's origin, e.g. https://myapp.authgear.cloud");
    let app_id = text(APP_ID, "the project's id, as the portal shows it");
    let key_id = text(KEY_ID, "the id of the Admin API key, as the portal shows it");
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let key = match (set(PRIVATE_KEY), set(PRIVATE_KEY_FILE)) {
        (Some(_), Some(_)) => Err(ConfigProblem::TwoKeys),
        (Some(text), None) => SigningKey::from_variable(PRIVATE_KEY, Some(text)).map_err(ConfigProblem::Key),
        (None, Some(path)) => SigningKey::from_pem_file(path).map_err(ConfigProblem::Key),
        (None, None) => Err(ConfigProblem::NotSet {
            variable: PRIVATE_KEY_FILE,
            purpose: "the path of the private key's PEM file (or AUTHGEAR_PRIVATE_KEY: the PEM text itself)",
        }),
    };
    if !endpoint.is_empty()
        && let Err(error) = endpoint.parse::<crate::Endpoint>()
    {
        problems.push(ConfigProblem::Endpoint(error));
    }
    match key {
        Ok(key) if problems.is_empty() => {
            Ok(ClientBuilder::new(&endpoint, app_id).key_id(key_id).signing_key(key))
        }
        Ok(_) => Err(ConfigError::new(problems)),
        Err(problem) => {
            problems.push(problem);
            Err(ConfigError::new(problems))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(variables: &[(&str, &str)]) -> String {
        let found =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        from_env(found).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn everything_that_is_missing_is_named_at_once() {
        let message = problems(&[(ENDPOINT, "http://a.example"), (APP_ID, "")]);
        for part in [APP_ID, KEY_ID, PRIVATE_KEY_FILE, "write https"] {
            assert!(message.contains(part), "no {part} in {message}");
        }
    }

    #[test]
    fn a_file_is_read() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keys/admin.pem");
        let set = [(ENDPOINT, "https://a.example"), (APP_ID, "a"), (KEY_ID, "k"), (PRIVATE_KEY_FILE, path)];
        assert_eq!(problems(&set), "");
        let set = [
            (ENDPOINT, "https://a.example"),
            (APP_ID, "a"),
            (KEY_ID, "k"),
            (PRIVATE_KEY_FILE, "/no/such.pem"),
        ];
        assert!(problems(&set).contains("/no/such.pem"));
    }
}
