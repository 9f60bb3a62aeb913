//! For people in a terminal: by criticality, what breaks first.

use authgear_admin_codegen::diff::{Criticality, Rust};
use authgear_admin_codegen::snippet::Color;

use super::entry::Entry;
use super::wrap::{plain, wrap};
use super::{CRITICALITIES, Report};

/// How many uses of one change are shown.
const MAX_USES: usize = 10;

pub(super) fn render(report: &Report<'_>, color: Color) -> String {
    let mut out = String::new();
    for criticality in CRITICALITIES {
        let mut entries = report.shown().filter(|entry| entry.criticality == criticality).peekable();
        if entries.peek().is_none() {
            continue;
        }
        let style = match criticality {
            Criticality::Breaking => "1;31",
            Criticality::Dangerous => "1;33",
            Criticality::Safe => "1;32",
        };
        out.push_str(&styled(criticality.as_str(), style, color));
        out.push('\n');
        for entry in entries {
            one(&mut out, entry, report.all, color);
        }
        out.push('\n');
    }
    for sentence in report.summary() {
        out.push_str(&sentence);
        out.push('\n');
    }
    out
}

fn one(out: &mut String, entry: &Entry<'_>, all: bool, color: Color) {
    let rust = match entry.rust {
        Rust::Breaks => format!("  {}", styled("breaks Rust", "31", color)),
        Rust::Compatible => String::new(),
    };
    let title = plain(&entry.title());
    out.push_str(&format!("  {}{rust}\n", styled(&title, "1", color)));
    out.push_str(&wrap(&entry.text, "    "));
    if let Some(places) = entry.places() {
        out.push_str(&format!("    {}\n", styled(&plain(&places), "2", color)));
    }
    let used_by = entry.used_by.as_deref().unwrap_or_default();
    let most = if all { used_by.len() } else { MAX_USES };
    for used in used_by.iter().take(most) {
        let place = styled(&plain(&used.place.to_string()), "36", color);
        out.push_str(&format!("    - {place} {} {}{}\n", used.who(), used.how, used.within()));
    }
    if used_by.len() > most {
        out.push_str(&format!("    - and {} more\n", used_by.len() - most));
    }
}

/// A text in a style (ANSI SGR).
fn styled(text: &str, style: &str, color: Color) -> String {
    match color {
        Color::Ansi => format!("\u{1b}[{style}m{text}\u{1b}[0m"),
        Color::Plain => text.to_owned(),
    }
}
