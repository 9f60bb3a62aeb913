//! What can be typed for the commands that tell what changed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Connection;

/// `diff`.
#[derive(Debug, Args)]
#[command(after_help = DIFF_EXIT)]
pub(crate) struct Diff {
    /// The schema as it was: SDL, or an introspection answer in a .json file
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The schema as it is now
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// Documents that were written for OLD, as files or globs [default: authgear.toml's]
    #[arg(long, value_name = "GLOB", num_args = 1..)]
    pub(crate) documents: Vec<String>,
    /// Look at no documents, although authgear.toml names some
    #[arg(long, conflicts_with = "documents")]
    pub(crate) no_documents: bool,
    /// How to print the changes: for people, for tools, for a comment, for GitHub's workflow log
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub(crate) format: DiffFormat,
    /// Show changes that meet no operation, too, and those that follow from others; JSON always has all
    #[arg(long)]
    pub(crate) all: bool,
}

const DIFF_EXIT: &str = "Exit status: 0 nothing breaks, 1 a breaking change meets an operation (without documents: there is \
    one), 2 could not do it.\nWhat is safe on the wire and breaks Rust alone is told, and is no reason for 1.";

/// `update`.
#[derive(Debug, Args)]
#[command(after_help = UPDATE_EXIT)]
pub(crate) struct Update {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// The saved schema: SDL, or an introspection answer in a .json file; it is written as what it was [default: authgear.toml's]
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// Documents, as files or globs [default: authgear.toml's]
    #[arg(long, value_name = "GLOB", num_args = 1..)]
    pub(crate) documents: Vec<String>,
    /// Builders for the whole API too; a table `[api]` in authgear.toml asks for them without this flag
    #[arg(long)]
    pub(crate) api: bool,
    /// The Rust file to write [default: authgear.toml's]
    #[arg(long, value_name = "FILE.rs")]
    pub(crate) out: Option<PathBuf>,
    /// The list of operations to write [default: authgear.toml's]
    #[arg(long, value_name = "FILE.json")]
    pub(crate) manifest: Option<PathBuf>,
    /// Write nothing: tell what changed, and which files would be written
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// What is reason enough to exit with 1
    #[arg(long, value_enum, value_name = "CHANGES", default_value_t = FailOn::Breaking)]
    pub(crate) fail_on: FailOn,
    /// How to print the changes: for people, for tools, for a comment, for GitHub's workflow log
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub(crate) format: DiffFormat,
    /// Show changes that meet no operation, too, and those that follow from others; JSON always has all
    #[arg(long)]
    pub(crate) all: bool,
}

const UPDATE_EXIT: &str = "The schema, the Rust file and the manifest are written together or not at all: not if the server \
    cannot be asked, and not if the documents are no longer valid for its schema.\n\n\
    Exit status: 0 nothing that --fail-on asks about, 1 something (the files are written all the same), or the documents are no \
    longer valid (nothing is written), 2 could not do it.";

/// Which changes are reason enough to exit with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// A breaking change meets an operation (without documents: there is one)
    Breaking,
    /// A breaking or a dangerous one does
    Dangerous,
    /// There is a change, whether it meets an operation or not
    Any,
}

/// How changes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    Human,
    Json,
    Markdown,
    Github,
}
