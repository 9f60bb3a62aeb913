//! What a build script puts out: the text of its file, and what it tells cargo.

use std::fs;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Sources;

/// What a build script puts out.
pub(super) struct Output {
    /// The text of the file.
    pub(super) text: String,
    /// A line for each warning.
    pub(super) warnings: Vec<String>,
}

impl Output {
    /// This text, and these warnings for cargo to print.
    pub(super) fn new(text: String, warnings: &Diagnostics, sources: &Sources) -> Self {
        Self { text, warnings: warnings.iter().map(|warning| one_line(warning, sources)).collect() }
    }

    /// Writes the file. One that would not change keeps its time stamp, so nothing that includes it is built again.
    pub(super) fn write(&self, path: &Path) -> std::io::Result<()> {
        if fs::read_to_string(path).is_ok_and(|old| old == self.text) {
            return Ok(());
        }
        fs::write(path, &self.text)
    }
}

/// Has cargo run the script again when this file or folder changes.
pub(super) fn watch(path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
}

/// A warning with its place. A reason in the schema may have line breaks, and cargo would take what follows one for
/// an instruction of the build script.
fn one_line(warning: &Diagnostic, sources: &Sources) -> String {
    let place = warning.place(sources);
    let file = sources.name(warning.primary.source);
    let help = warning.help.as_deref().unwrap_or_default();
    let text = format!("{file}:{}:{}: {warning} {help}", place.line, place.column);
    text.split(char::is_control).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
