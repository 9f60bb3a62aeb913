//! Coverage for people: totals, roots and types with what is used of them, and what nobody uses.

use std::fmt::Write;

use authgear_admin_codegen::BUILDERS;
use authgear_admin_codegen::coverage::{Share, TypeShare, Who};
use authgear_admin_codegen::manifest::Place;
use authgear_admin_codegen::schema::OperationKind;
use authgear_admin_codegen::snippet::Color;

use super::Report;
use crate::style::{self, styled};

pub(super) fn all(report: &Report<'_>, all: bool, color: Color) -> String {
    let types = &report.coverage.types;
    let mut out = Text { text: String::new(), color };
    let sum = |kinds: &[&str], share: fn(&TypeShare<'_>) -> Share| {
        types.iter().filter(|ty| kinds.contains(&ty.kind)).map(share).fold(Share::default(), Share::and)
    };
    out.title("in use");
    for (what, share) in [
        ("fields", sum(&["object", "interface"], |ty| ty.members)),
        ("arguments", sum(&["object", "interface"], |ty| ty.arguments)),
        ("input fields", sum(&["input"], |ty| ty.members)),
        ("enum values", sum(&["enum"], |ty| ty.members)),
    ] {
        out.line(what, what.len().max(14), &share_of(share));
    }
    let kinds = [OperationKind::Query, OperationKind::Mutation, OperationKind::Subscription];
    let roots: Vec<&str> = kinds
        .into_iter()
        .filter_map(|kind| Some(report.schema.ty(report.schema.root(kind)?).name.as_str()))
        .collect();
    let is_root = |ty: &&TypeShare<'_>| roots.contains(&ty.name);
    let is_touched = |ty: &&TypeShare<'_>| all || touched(ty);
    let shown: Vec<&TypeShare<'_>> = types.iter().filter(|ty| !is_root(ty)).filter(is_touched).collect();
    let width = shown.iter().map(|ty| ty.name.chars().count()).max().unwrap_or_default().max(14);
    out.title("roots");
    types.iter().filter(is_root).for_each(|ty| out.line(ty.name, width, &members(ty)));
    out.title("types");
    shown.iter().for_each(|ty| out.line(ty.name, width, &members(ty)));
    let folded = types.iter().filter(|ty| !is_root(ty)).count() - shown.len();
    if folded > 0 {
        out.note(&format!("{folded} more of which nothing is used (--all shows them)"));
    }
    unused(report, &mut out);
    out.text
}

/// What nobody uses.
fn unused(report: &Report<'_>, out: &mut Text) {
    let fragments = &report.coverage.unused_fragments;
    out.title("fragments that are part of no operation");
    fragments.iter().for_each(|fragment| out.place(&fragment.file, fragment.place, &fragment.name));
    if fragments.is_empty() {
        out.note("none");
    }
    out.title("operations that no Rust source names");
    match report.unused.as_deref() {
        None => out.note("not looked for: name the sources, e.g. --rust 'src/**/*.rs'"),
        Some([]) => out.note("none"),
        Some(unused) => {
            for operation in unused {
                let what = format!("{} {}", operation.kind, operation.name);
                out.place(&operation.file, operation.place, &what);
            }
        }
    }
    if !report.coverage.unknown.is_empty() {
        out.title("not in the schema: the manifest or the schema is out of date");
        report.coverage.unknown.iter().for_each(|coordinate| out.note(coordinate));
    }
    let count = |number: usize, noun: &str| match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    };
    let operations = count(report.manifest.operations.len(), "operation");
    let fragments = count(report.manifest.fragments.len(), "fragment");
    out.text.push_str(&format!("\n{operations} and {fragments} looked at\n"));
}

pub(super) fn who(part: &str, found: &[Who<'_>], color: Color) -> String {
    let mut text = String::new();
    for who in found {
        let place = styled(&written(who.file, who.place), style::PLACE, color);
        let how = match who.variable {
            Some(variable) => format!(" may pass it in `${variable}`"),
            None if who.coordinate != part => format!(" uses {}", who.coordinate),
            None => String::new(),
        };
        let within = match who.operations {
            None => String::new(),
            Some([]) => " (in no operation)".to_owned(),
            Some(operations) => format!(" (in {})", operations.join(", ")),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{place} {} {}{how}{within}", who.word, who.name);
    }
    if found.is_empty() {
        let _ = writeln!(text, "nobody uses {part}");
    }
    text
}

/// A place as people write it. The text of the builders is in no file that they could open.
fn written(file: &str, place: Place) -> String {
    if file == BUILDERS { format!("{file}:") } else { format!("{file}:{place}") }
}

/// Whether anything of a type is in use.
fn touched(ty: &TypeShare<'_>) -> bool {
    ty.members.used + ty.members.possible + ty.arguments.used > 0
}

/// `3 of 12 (25 %), 2 more possible`.
fn share_of(share: Share) -> String {
    let percent = match share.total {
        0 => String::new(),
        total => format!(" ({} %)", share.used * 100 / total),
    };
    let possible = match share.possible {
        0 => String::new(),
        possible => format!(", {possible} more in variables or answers"),
    };
    format!("{} of {}{percent}{possible}", share.used, share.total)
}

fn members(ty: &TypeShare<'_>) -> String {
    match ty.arguments.total {
        0 => share_of(ty.members),
        total => format!("{}; arguments: {} of {total}", share_of(ty.members), ty.arguments.used),
    }
}

/// A text in sections.
struct Text {
    text: String,
    color: Color,
}

impl Text {
    fn title(&mut self, title: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&styled(title, style::STRONG, self.color));
        self.text.push('\n');
    }

    fn line(&mut self, name: &str, width: usize, rest: &str) {
        self.text.push_str(&format!("  {name:width$}  {rest}\n"));
    }

    fn note(&mut self, note: &str) {
        self.text.push_str(&format!("  {note}\n"));
    }

    fn place(&mut self, file: &str, place: Place, what: &str) {
        let place = styled(&written(file, place), style::PLACE, self.color);
        self.text.push_str(&format!("  {place} {what}\n"));
    }
}
