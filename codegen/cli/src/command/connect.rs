//! The client and the signer that the flags, the environment and `authgear.toml` describe.

use std::env;
use std::ffi::OsString;
use std::time::Duration;

use authgear_admin::{Client, ClientBuilder, ConfigProblem, RetryPolicy, Signer, SigningKey};
use authgear_admin_codegen::project::Project;

use crate::args::{Connection, Identity};
use crate::failure::Failure;

/// The variable with the key itself, for where there is no file.
const PRIVATE_KEY: &str = "AUTHGEAR_PRIVATE_KEY";
const PRIVATE_KEY_FILE: &str = "AUTHGEAR_PRIVATE_KEY_FILE";

const ENDPOINT: &str = "the endpoint: give --endpoint or AUTHGEAR_ENDPOINT, or set `endpoint` under [server] in authgear.toml; it is \
     the project's origin, e.g. https://myapp.authgear.cloud";
const APP_ID: &str = "the app id: give --app-id or AUTHGEAR_APP_ID, or set `app-id` under [server] in authgear.toml; it is the \
     project's id, as the portal shows it";
const KEY_ID: &str = "the key id: give --key-id or AUTHGEAR_KEY_ID, or set `key-id` under [server] in authgear.toml; the portal \
     shows it beside the key";
const KEY: &str = "the private key: give --private-key or AUTHGEAR_PRIVATE_KEY_FILE (a PEM file), or AUTHGEAR_PRIVATE_KEY (its \
     text); never in authgear.toml";

/// What is missing, all of it, so that nobody has to find out one by one.
#[derive(Default)]
struct Missing(Vec<&'static str>);

impl Missing {
    /// The first of the values that says something. A variable that is set to nothing says nothing.
    fn or_missing<'v>(&mut self, values: [Option<&'v String>; 2], what: &'static str) -> &'v str {
        let value = values.into_iter().flatten().find(|value| !value.is_empty());
        if value.is_none() {
            self.0.push(what);
        }
        value.map_or("", String::as_str)
    }

    fn check(&self) -> Result<(), Failure> {
        if self.0.is_empty() {
            return Ok(());
        }
        let list: String = self.0.iter().map(|what| format!("\n  - {what}")).collect();
        Err(Failure::new(format_args!("some of what the Admin API asks for is missing:{list}")))
    }
}

/// Where the key is.
enum Key {
    File(OsString),
    Variable,
}

impl Key {
    fn read(self) -> Result<SigningKey, Failure> {
        match self {
            Self::File(path) => SigningKey::from_pem_file(path),
            Self::Variable => SigningKey::from_env(PRIVATE_KEY),
        }
        .map_err(Failure::new)
    }
}

/// The app id, the key id and where the key is.
fn parts<'i>(
    identity: &'i Identity,
    project: &'i Project,
    missing: &mut Missing,
) -> Result<(&'i str, &'i str, Key), Failure> {
    let server = &project.settings.server;
    let app_id = missing.or_missing([identity.app_id.as_ref(), server.app_id.as_ref()], APP_ID);
    let key_id = missing.or_missing([identity.key_id.as_ref(), server.key_id.as_ref()], KEY_ID);
    let said = |value: Option<OsString>| value.filter(|value| !value.is_empty());
    let variable = said(env::var_os(PRIVATE_KEY));
    let key = match (said(identity.private_key.clone()), said(env::var_os(PRIVATE_KEY_FILE))) {
        (Some(path), _) => Key::File(path),
        // As `Client::from_env` has it: which of the two is meant, nobody can tell.
        (None, Some(_)) if variable.is_some() => return Err(Failure::new(ConfigProblem::TwoKeys)),
        (None, Some(path)) => Key::File(path),
        (None, None) => {
            if variable.is_none() {
                missing.0.push(KEY);
            }
            Key::Variable
        }
    };
    Ok((app_id, key_id, key))
}

/// Who signs.
pub(crate) fn signer(identity: &Identity, project: &Project) -> Result<Signer, Failure> {
    let mut missing = Missing::default();
    let (app_id, key_id, key) = parts(identity, project, &mut missing)?;
    missing.check()?;
    Ok(Signer::new(key.read()?, key_id, app_id))
}

/// Whom to ask, and the key that will sign.
pub(crate) fn builder(
    connection: &Connection,
    project: &Project,
) -> Result<(ClientBuilder, SigningKey), Failure> {
    let mut missing = Missing::default();
    let endpoints = [connection.endpoint.as_ref(), project.settings.server.endpoint.as_ref()];
    let endpoint = missing.or_missing(endpoints, ENDPOINT);
    let (app_id, key_id, key) = parts(&connection.identity, project, &mut missing)?;
    missing.check()?;
    let key = key.read()?;
    let timeout = Duration::from_secs(connection.timeout);
    let builder = Client::builder(endpoint, app_id)
        .key_id(key_id)
        .signing_key(key.clone())
        .timeout(timeout)
        // What was said is said of all of it, what is sent again included.
        .retry(RetryPolicy::default().deadline(timeout));
    Ok((builder, key))
}

/// Whom to ask.
pub(crate) fn client(connection: &Connection, project: &Project) -> Result<Client, Failure> {
    let (builder, _) = builder(connection, project)?;
    builder.build().map_err(Failure::new)
}
