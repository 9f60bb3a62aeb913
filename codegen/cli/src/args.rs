//! What can be typed. Flags go before the environment, and the environment before `authgear.toml`.

mod changes;
mod code;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub(crate) use changes::{Diff, DiffFormat, FailOn, Update};
use code::Code;

/// Typed Rust for Authgear's Admin API: fetch the schema, generate, check and compare.
#[derive(Debug, Parser)]
#[command(name = "authgear-codegen", version, about, max_term_width = 100, after_help = EXIT)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT: &str = "Exit status: 0 fine, 1 findings, 2 could not do it.\n\
    Settings are read from authgear.toml in this folder or one above; flags and the environment go before it.";

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Fetch the schema from an Admin API and save it
    Fetch(Fetch),
    /// Generate a Rust file from the saved schema and documents
    Generate(Generate),
    /// Check documents against the saved schema
    Check(Check),
    /// Fetch the schema, tell what changed, and generate anew: all of it or nothing
    Update(Update),
    /// Tell what changed between two schemas, on the wire and in Rust, and which operations it meets
    Diff(Diff),
    /// Tell how much of the schema the operations use, what nobody uses, and who uses a part
    Coverage(Coverage),
    /// Print a token for the Admin API, for use with curl
    Token(Token),
    /// Look at key, clock, server, schema and documents, and say what to do where something is wrong
    Doctor(Doctor),
    /// Write authgear.toml, a first query and a build script into a crate
    Init(Init),
    /// Explain a rule that a message names, e.g. FieldsOnCorrectType, or a kind of change, e.g. FIELD_REMOVED
    Explain(Explain),
    /// Print a script that completes this command line in a shell
    Completions(Completions),
}

/// The server, and who signs.
#[derive(Debug, Args)]
pub(crate) struct Connection {
    /// The project's origin, e.g. https://myapp.authgear.cloud
    #[arg(long, env = "AUTHGEAR_ENDPOINT", value_name = "URL")]
    pub(crate) endpoint: Option<String>,
    #[command(flatten)]
    pub(crate) identity: Identity,
    /// How long one request may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(crate) timeout: u64,
}

/// `fetch`.
#[derive(Debug, Args)]
pub(crate) struct Fetch {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// Where to save it [default: `schema` of authgear.toml, or schema.graphql]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// The schema language, or the introspection answer (its lists sorted)
    #[arg(long, value_enum, default_value_t = SchemaFormat::Sdl)]
    pub(crate) format: SchemaFormat,
    /// Write nothing: exit with 1 if the saved schema differs from the server's
    #[arg(long)]
    pub(crate) check: bool,
}

/// `generate`.
#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// The saved schema: SDL, or an introspection answer in a .json file [default: authgear.toml's]
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// Documents, as files or globs [default: authgear.toml's]
    #[arg(long, value_name = "GLOB", num_args = 1..)]
    pub(crate) documents: Vec<String>,
    /// Builders for the whole API too, in a module `api`; no documents are needed then. A table `[api]` in authgear.toml asks
    /// for them without this flag
    #[arg(long)]
    pub(crate) api: bool,
    /// The Rust file to write [default: authgear.toml's]
    #[arg(long, value_name = "FILE.rs")]
    pub(crate) out: Option<PathBuf>,
    /// The list of operations to write, as JSON: what each sends, asks for and uses [default: authgear.toml's]
    #[arg(long, value_name = "FILE.json")]
    pub(crate) manifest: Option<PathBuf>,
    /// How to print what was found in the documents
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub(crate) format: ReportFormat,
    /// Write nothing: exit with 1 if the file differs from what would be written
    #[arg(long)]
    pub(crate) check: bool,
    /// Generate again whenever the schema, a document or the settings change
    #[arg(long, conflicts_with = "check")]
    pub(crate) watch: bool,
}

/// `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The saved schema: SDL, or an introspection answer in a .json file [default: authgear.toml's]
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub(crate) format: ReportFormat,
    /// Documents, as files or globs; together they are one set [default: authgear.toml's]
    #[arg(value_name = "DOC")]
    pub(crate) documents: Vec<String>,
}

/// `coverage`.
#[derive(Debug, Args)]
#[command(after_help = COVERAGE_EXIT)]
pub(crate) struct Coverage {
    /// The saved schema [default: authgear.toml's]
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// Documents, as files or globs [default: authgear.toml's]
    #[arg(long, value_name = "GLOB", num_args = 1..)]
    pub(crate) documents: Vec<String>,
    /// Read this manifest, and no documents
    #[arg(long, value_name = "FILE.json", conflicts_with = "documents")]
    pub(crate) manifest: Option<PathBuf>,
    /// Tell who uses this part of the schema: User, User.isDisabled, Query.users.first
    #[arg(long, value_name = "PART")]
    pub(crate) who: Option<String>,
    /// Rust sources, as files or globs: an operation whose type none of them names is not used
    #[arg(long, value_name = "GLOB", num_args = 1.., conflicts_with = "who")]
    pub(crate) rust: Vec<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub(crate) format: ReportFormat,
    /// Show types of which nothing is used, too; JSON always has all
    #[arg(long)]
    pub(crate) all: bool,
}

const COVERAGE_EXIT: &str = "Used is what a document names. What may be inside a variable or come in an answer, e.g. an enum's \
    values, is counted apart.\n\n\
    An operation is not used if its Rust type's name, or a builder's method, stands in none of the sources as an identifier. \
    Generated files do not count, nor do comments and texts; whatever else bears the name does.\n\n\
    Exit status: 0 fine, 1 the documents are not valid, or nobody uses what --who asks about, 2 could not do it.";

/// `token`.
#[derive(Debug, Args)]
pub(crate) struct Token {
    #[command(flatten)]
    pub(crate) identity: Identity,
}

/// `explain`.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The rule, as it stands in the brackets of a message, or the kind of a change; without it, all are listed
    #[arg(hide_possible_values = true, value_parser = Code)]
    pub(crate) code: Option<String>,
}

/// `doctor`.
#[derive(Debug, Args)]
pub(crate) struct Doctor {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// The saved schema [default: authgear.toml's]
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// Documents, as files or globs [default: authgear.toml's]
    #[arg(long, value_name = "GLOB", num_args = 1..)]
    pub(crate) documents: Vec<String>,
    /// The generated file, to see whether it is current
    #[arg(long, value_name = "FILE.rs")]
    pub(crate) out: Option<PathBuf>,
}

/// `init`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The crate's folder
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(crate) folder: PathBuf,
    /// The project's origin, e.g. https://myapp.authgear.cloud
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint: Option<String>,
    /// The app (project) id
    #[arg(long, value_name = "ID")]
    pub(crate) app_id: Option<String>,
    /// The id of the key, as the portal shows it
    #[arg(long, value_name = "ID")]
    pub(crate) key_id: Option<String>,
}

/// `completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// Who signs.
#[derive(Debug, Args)]
pub(crate) struct Identity {
    /// The app (project) id
    #[arg(long, env = "AUTHGEAR_APP_ID", value_name = "ID")]
    pub(crate) app_id: Option<String>,
    /// The id of the key, as the portal shows it
    #[arg(long, env = "AUTHGEAR_KEY_ID", value_name = "ID")]
    pub(crate) key_id: Option<String>,
    /// The private key's PEM file [env: AUTHGEAR_PRIVATE_KEY_FILE, or the key itself in AUTHGEAR_PRIVATE_KEY]
    // The environment is read apart from this: of its two variables only one may be set. And this is no path yet: clap takes
    // no empty one, and what is set to nothing is as good as not set.
    #[arg(long, value_name = "FILE")]
    pub(crate) private_key: Option<OsString>,
}

/// How a schema is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaFormat {
    Sdl,
    Json,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Human,
    Json,
}
