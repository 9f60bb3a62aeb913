//! `fetch`: the schema from the server, in two questions: what can it tell, and then all of that.

use std::path::{Path, PathBuf};

use authgear_admin::{Client, Error, Json, OperationKind};
use authgear_admin_codegen::schema::introspection::{self, CAPABILITY_QUERY, Capabilities};
use authgear_admin_codegen::schema::{print as sdl, sdl as reader};
use authgear_admin_codegen::source::Sources;

use super::{connect, inputs, sorted};
use crate::args::{Fetch, SchemaFormat};
use crate::failure::{Failure, Outcome};
use crate::output::{Written, is_current, write};

pub(crate) fn run(arguments: &Fetch) -> Result<Outcome, Failure> {
    let project = inputs::project()?;
    let client = connect::client(arguments.endpoint.as_ref(), &arguments.identity, &project)?;
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| relative(&project.schema_path()));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format_args!("cannot start: {error}")))?;
    let data = runtime.block_on(ask(&client))?;
    let text = text(&data, arguments.format)?;
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
    path.strip_prefix(&here)
        .map_or_else(|_| path.to_path_buf(), Path::to_path_buf)
}

/// The `data` of the introspection.
async fn ask(client: &Client) -> Result<Json, Failure> {
    let nothing = serde_json::Map::new();
    let query = OperationKind::Query;
    let capabilities = client
        .send_untyped(query, "Capabilities", CAPABILITY_QUERY, &nothing)
        .await
        .map_err(|error| not_fetched(&error))?;
    let capabilities = Capabilities::decode(capabilities.as_str()).map_err(Failure::new)?;
    let document = introspection::query(&capabilities);
    client
        .send_untyped(query, "Introspection", &document, &nothing)
        .await
        .map_err(|error| not_fetched(&error))
}

fn not_fetched(error: &Error) -> Failure {
    let failure = Failure::new(format_args!("the schema was not fetched: {error}"));
    match error {
        Error::GraphQl(_) => {
            failure.next("the server does not answer introspection; ask it for its SDL another way")
        }
        Error::Transport(_) => failure.next("check the endpoint, and that this machine reaches it"),
        _ => failure,
    }
}

/// What is saved. Either way the schema is read back before, so that what is saved can be used.
fn text(data: &Json, format: SchemaFormat) -> Result<String, Failure> {
    let schema = introspection::decode(data.as_str())
        .map_err(|error| Failure::new(format_args!("the schema was not fetched: the answer is {error}")))?;
    let text = sdl::print(&schema);
    let mut sources = Sources::new();
    let id = sources.add("the fetched schema", text.as_str());
    reader::parse(&sources, id).map_err(|found| Failure::found(&found, &sources))?;
    match format {
        SchemaFormat::Sdl => Ok(text),
        SchemaFormat::Json => sorted::json(data.to_value()),
    }
}
