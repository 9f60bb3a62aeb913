//! How words are set off in a terminal (ANSI SGR).

use authgear_admin_codegen::snippet::Color;

/// A heading, or what a line is about.
pub(crate) const STRONG: &str = "1";
/// What matters less.
pub(crate) const FAINT: &str = "2";
/// What breaks.
pub(crate) const BREAKING: &str = "1;31";
/// What may surprise.
pub(crate) const DANGEROUS: &str = "1;33";
/// What is well.
pub(crate) const SAFE: &str = "1;32";
/// What breaks beside.
pub(crate) const ALSO_BREAKING: &str = "31";
/// A place in a file.
pub(crate) const PLACE: &str = "36";

/// A text in a style.
pub(crate) fn styled(text: &str, style: &str, color: Color) -> String {
    match color {
        Color::Ansi => format!("\u{1b}[{style}m{text}\u{1b}[0m"),
        Color::Plain => text.to_owned(),
    }
}
