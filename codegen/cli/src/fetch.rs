//! The schema from the server, in two questions: what can it tell, and then all of that.

use std::fmt;

use authgear_admin::{Client, Error, Json, OperationKind};
use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::schema::introspection::{self, CAPABILITY_QUERY, Capabilities, DecodeError};
use authgear_admin_codegen::schema::{print, sdl};
use authgear_admin_codegen::snippet::{self, Color};
use authgear_admin_codegen::source::Sources;

/// A schema as a server told it.
#[derive(Debug, Clone)]
pub struct Fetched {
    data: Json,
    sdl: String,
}

impl Fetched {
    /// The schema as SDL: the same text for the same schema, in whatever order the server told it.
    #[must_use]
    pub fn sdl(&self) -> &str {
        &self.sdl
    }

    /// The `data` of the introspection answer, as it came.
    #[must_use]
    pub fn introspection(&self) -> &Json {
        &self.data
    }
}

/// Why there is no schema.
#[derive(Debug)]
#[non_exhaustive]
pub enum FetchError {
    /// The server did not answer, or not with data.
    Request(Error),
    /// The answer is no schema.
    Answer(DecodeError),
    /// The schema contradicts itself.
    Schema {
        /// What is wrong, each with its place in `sources`.
        found: Diagnostics,
        /// The schema's text.
        sources: Sources,
    },
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the schema was not fetched: ")?;
        match self {
            Self::Request(error) => error.fmt(f),
            Self::Answer(error) => write!(f, "the answer is {error}"),
            Self::Schema { found, sources } => {
                let report = snippet::render(found, sources, Color::Plain);
                write!(f, "it contradicts itself\n\n{}", report.trim_end())
            }
        }
    }
}

impl std::error::Error for FetchError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Request(error) => Some(error),
            Self::Answer(error) => Some(error),
            Self::Schema { .. } => None,
        }
    }
}

/// Asks a server what it can tell of its schema, then asks for all of that. The schema is read back before it is handed
/// out, so what is saved can be used.
///
/// # Errors
/// The server does not answer, refuses introspection, or answers with what is no schema.
pub async fn fetch(client: &Client) -> Result<Fetched, FetchError> {
    let nothing = serde_json::Map::new();
    let ask = async |name: &'static str, document: &str| {
        client.send_untyped(OperationKind::Query, name, document, &nothing).await.map_err(FetchError::Request)
    };
    let capabilities = ask("Capabilities", CAPABILITY_QUERY).await?;
    let capabilities = Capabilities::decode(capabilities.as_str()).map_err(FetchError::Answer)?;
    let data = ask("Introspection", &introspection::query(&capabilities)).await?;
    let schema = introspection::decode(data.as_str()).map_err(FetchError::Answer)?;
    let sdl = print::print(&schema);
    let mut sources = Sources::new();
    let id = sources.add("the fetched schema", sdl.as_str());
    match sdl::parse(&sources, id) {
        Ok(_) => Ok(Fetched { data, sdl }),
        Err(found) => Err(FetchError::Schema { found, sources }),
    }
}
