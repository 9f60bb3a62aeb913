//! `fetch`: the schema from the server into a file.

use authgear_admin::{Error, TransportKind};
use authgear_codegen::{FetchError, fetch};

use super::{again, connect, inputs, runtime, sorted};
use crate::args::{Fetch, SchemaFormat};
use crate::failure::{Failure, Outcome};
use crate::output::{self, Written, write};

pub(crate) fn run(arguments: &Fetch) -> Result<Outcome, Failure> {
    let project = inputs::project()?;
    let client = connect::client(&arguments.connection, &project)?;
    let out = arguments.out.clone().unwrap_or_else(|| inputs::shown(project.schema_path()));
    let fetched = runtime()?.block_on(fetch(&client)).map_err(|error| not_fetched(&error))?;
    let text = match arguments.format {
        SchemaFormat::Sdl => fetched.sdl().to_owned(),
        SchemaFormat::Json => sorted::json(fetched.introspection().to_value())?,
    };
    let shown = out.display();
    if arguments.check {
        return Ok(output::check(&out, &text, "is not the server's schema", &again::without_check()));
    }
    match write(&out, &text)? {
        Written::Changed => eprintln!("wrote {shown}"),
        Written::Unchanged => eprintln!("{shown} is up to date"),
    }
    Ok(Outcome::Fine)
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
