//! `fetch`: the schema from the server into a file.

use std::path::PathBuf;

use authgear_admin::{Client, Error, TransportKind};
use authgear_codegen::{FetchError, Fetched, fetch};

use super::{again, connect, inputs, runtime, sorted};
use crate::args::{Fetch, SchemaFormat};
use crate::failure::{Failure, Outcome};
use crate::files::{self, File};
use crate::progress;

pub(crate) fn run(arguments: &Fetch) -> Result<Outcome, Failure> {
    let project = inputs::project()?;
    let client = connect::client(&arguments.connection, &project)?;
    let out = arguments.out.clone().unwrap_or_else(|| inputs::shown(project.schema_path()));
    let fetched = ask(&client)?.map_err(|error| not_fetched(&error))?;
    let files = [saved(&fetched, out, arguments.format)?];
    if arguments.check {
        return Ok(files::check(&files, &again::without_check()));
    }
    files::tell(&files, &files::write_all(&files)?);
    Ok(Outcome::Fine)
}

/// Asks a server for its schema, and says so to who waits for it.
pub(crate) fn ask(client: &Client) -> Result<Result<Fetched, FetchError>, Failure> {
    let what = format!("fetching the schema from {}", client.endpoint());
    Ok(runtime()?.block_on(progress::during(&what, fetch(client))))
}

/// The file of a fetched schema.
pub(crate) fn saved(fetched: &Fetched, path: PathBuf, format: SchemaFormat) -> Result<File, Failure> {
    let text = match format {
        SchemaFormat::Sdl => fetched.sdl().to_owned(),
        SchemaFormat::Json => sorted::json(fetched.introspection().to_value())?,
    };
    Ok(File::new(path, text, "is not the server's schema"))
}

const ENDPOINT: &str =
    "check the endpoint: it is the project's own origin, e.g. https://myapp.authgear.cloud";
const INTROSPECTION: &str = "Authgear's Admin API answers introspection: check that the endpoint is one, e.g. \
     https://myapp.authgear.cloud, or save the schema's SDL by other means";

/// What went wrong, and what to do next where that does not say it.
pub(crate) fn not_fetched(error: &FetchError) -> Failure {
    let failure = Failure::new(error);
    match error {
        FetchError::Request(Error::Transport(transport)) => failure.next(match transport.kind() {
            TransportKind::Timeout => "try again, or give it longer with --timeout",
            TransportKind::Interrupted => "try again; if it stays so, a proxy in between may cut answers off",
            _ => "check the endpoint, and that this machine reaches it",
        }),
        FetchError::Request(Error::Refused(_)) => failure.next(
            "give these with --app-id, --key-id and --private-key, by the environment, or in authgear.toml; \
             `authgear-codegen token` mints one to try with curl",
        ),
        FetchError::Request(Error::GraphQl(_)) | FetchError::Answer(_) => failure.next(INTROSPECTION),
        FetchError::Request(Error::Rejected(rejected)) if rejected.status() >= 500 => {
            failure.next("the server failed: try again later")
        }
        FetchError::Request(Error::Rejected(_)) => failure.next(ENDPOINT),
        FetchError::Schema { .. } => {
            failure.next("the server's schema is to be mended: tell whoever runs it")
        }
        _ => failure,
    }
}
