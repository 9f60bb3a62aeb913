//! `fetch`: the schema from the server into a file.

use std::path::{Path, PathBuf};

use authgear_admin::Error;
use authgear_codegen::{FetchError, fetch};

use super::{connect, inputs, sorted};
use crate::args::{Fetch, SchemaFormat};
use crate::failure::{Failure, Outcome};
use crate::output::{Written, is_current, write};

pub(crate) fn run(arguments: &Fetch) -> Result<Outcome, Failure> {
    let project = inputs::project()?;
    let client = connect::client(arguments.endpoint.as_ref(), &arguments.identity, &project)?;
    let out = arguments.out.clone().unwrap_or_else(|| relative(&project.schema_path()));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format_args!("cannot start: {error}")))?;
    let fetched = runtime.block_on(fetch(&client)).map_err(|error| not_fetched(&error))?;
    let text = match arguments.format {
        SchemaFormat::Sdl => fetched.sdl().to_owned(),
        SchemaFormat::Json => sorted::json(fetched.introspection().to_value())?,
    };
    let shown = out.display();
    if arguments.check {
        if is_current(&out, &text) {
            return Ok(Outcome::Fine);
        }
        eprintln!("{shown} is not the server's schema\n  help: run `authgear-codegen fetch --out {shown}`");
        return Ok(Outcome::Findings);
    }
    match write(&out, &text)? {
        Written::Changed => eprintln!("wrote {shown}"),
        Written::Unchanged => eprintln!("{shown} is up to date"),
    }
    Ok(Outcome::Fine)
}

/// The path as a person in this folder would write it.
fn relative(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).map_or_else(|_| path.to_path_buf(), Path::to_path_buf)
}

fn not_fetched(error: &FetchError) -> Failure {
    let failure = Failure::new(error);
    match error {
        FetchError::Request(Error::GraphQl(_)) => {
            failure.next("this server does not answer introspection; save its SDL another way")
        }
        FetchError::Request(Error::Transport(_)) => {
            failure.next("check the endpoint, and that this machine reaches it")
        }
        _ => failure,
    }
}
