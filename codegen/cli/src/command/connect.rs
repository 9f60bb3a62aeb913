//! The client and the signer that the flags, the environment and `authgear.toml` describe.

use std::env;

use authgear_admin::{Client, Signer, SigningKey};
use authgear_admin_codegen::project::Project;

use crate::args::Identity;
use crate::failure::Failure;

/// The variable with the key itself, for where there is no file.
const PRIVATE_KEY: &str = "AUTHGEAR_PRIVATE_KEY";

/// The app id, the key id and the key.
struct Parts {
    app_id: String,
    key_id: String,
    key: SigningKey,
}

fn parts(identity: &Identity, project: &Project) -> Result<Parts, Failure> {
    let server = &project.settings.server;
    let app_id = required(
        identity.app_id.as_ref().or(server.app_id.as_ref()),
        "the app id is missing",
        "give --app-id or AUTHGEAR_APP_ID, or set `app-id` under [server] in authgear.toml",
    )?;
    let key_id = required(
        identity.key_id.as_ref().or(server.key_id.as_ref()),
        "the key id is missing",
        "give --key-id or AUTHGEAR_KEY_ID, or set `key-id` under [server] in authgear.toml; the portal shows it",
    )?;
    let key = match &identity.private_key {
        Some(path) => SigningKey::from_pem_file(path),
        None if env::var_os(PRIVATE_KEY).is_some() => SigningKey::from_env(PRIVATE_KEY),
        None => {
            return Err(Failure::new("the private key is missing")
                .next("give --private-key or AUTHGEAR_PRIVATE_KEY_FILE (a PEM file), or AUTHGEAR_PRIVATE_KEY (its text)"));
        }
    };
    Ok(Parts { app_id, key_id, key: key.map_err(Failure::new)? })
}

fn required(value: Option<&String>, what: &str, next: &str) -> Result<String, Failure> {
    value.filter(|value| !value.is_empty()).cloned().ok_or_else(|| Failure::new(what).next(next))
}

/// Who signs.
pub(crate) fn signer(identity: &Identity, project: &Project) -> Result<Signer, Failure> {
    let parts = parts(identity, project)?;
    Ok(Signer::new(parts.key, parts.key_id, parts.app_id))
}

/// Whom to ask.
pub(crate) fn client(
    endpoint: Option<&String>,
    identity: &Identity,
    project: &Project,
) -> Result<Client, Failure> {
    let endpoint = required(
        endpoint.or(project.settings.server.endpoint.as_ref()),
        "the endpoint is missing",
        "give --endpoint or AUTHGEAR_ENDPOINT, or set `endpoint` under [server] in authgear.toml",
    )?;
    let parts = parts(identity, project)?;
    Client::builder(endpoint, parts.app_id)
        .key_id(parts.key_id)
        .signing_key(parts.key)
        .build()
        .map_err(Failure::new)
}
