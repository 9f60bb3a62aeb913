//! For people in a terminal: by criticality, what breaks first.

use authgear_admin_codegen::diff::{Criticality, Rust};

use super::entry::Entry;
use super::wrap::{plain, wrap};
use super::{CRITICALITIES, Report};
use crate::output::Screen;
use crate::style::{self, styled};

/// How many uses of one change are shown.
const MAX_USES: usize = 10;

pub(super) fn render(report: &Report<'_>, screen: Screen) -> String {
    let color = screen.color;
    let mut out = String::new();
    for criticality in CRITICALITIES {
        let mut entries = report.shown().filter(|entry| entry.criticality == criticality).peekable();
        if entries.peek().is_none() {
            continue;
        }
        let style = match criticality {
            Criticality::Breaking => style::BREAKING,
            Criticality::Dangerous => style::DANGEROUS,
            Criticality::Safe => style::SAFE,
        };
        out.push_str(&styled(criticality.as_str(), style, color));
        out.push('\n');
        for entry in entries {
            one(&mut out, entry, report.all, screen);
        }
        out.push('\n');
    }
    for sentence in report.summary() {
        out.push_str(&sentence);
        out.push('\n');
    }
    if let Some(first) = report.shown().next() {
        let hint = format!("`authgear-codegen explain {}` says what that means and what to do", first.kind);
        out.push_str(&styled(&hint, style::FAINT, color));
        out.push('\n');
    }
    out
}

fn one(out: &mut String, entry: &Entry<'_>, all: bool, Screen { color, width }: Screen) {
    let rust = match entry.rust {
        Rust::Breaks => format!("  {}", styled("breaks Rust", style::ALSO_BREAKING, color)),
        Rust::Compatible => String::new(),
    };
    let title = plain(&entry.title());
    out.push_str(&format!("  {}{rust}\n", styled(&title, style::STRONG, color)));
    out.push_str(&wrap(&entry.text, "    ", width));
    if let Some(places) = entry.places() {
        out.push_str(&format!("    {}\n", styled(&plain(&places), style::FAINT, color)));
    }
    let used_by = entry.used_by.as_deref().unwrap_or_default();
    let most = if all { used_by.len() } else { MAX_USES };
    for used in used_by.iter().take(most) {
        let place = styled(&plain(&used.place()), style::PLACE, color);
        out.push_str(&format!("    - {place} {} {}{}\n", used.who(), used.how, used.within()));
    }
    if used_by.len() > most {
        out.push_str(&format!("    - and {} more\n", used_by.len() - most));
    }
}
