//! For GitHub's workflow logs: an annotation on the line of each use, or else on the line in the schema.

use authgear_admin_codegen::diff::{Criticality, Rust};

use super::Report;
use super::entry::Entry;
use super::place::Place;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    for entry in report.shown().filter(|entry| report.all || is_worth_a_line(entry)) {
        let used_by = entry.used_by.as_deref().unwrap_or_default();
        for used in used_by {
            let message = format!("{} {} {}{}.", entry.text, used.who(), used.how, used.within());
            out.push_str(&annotation(entry, used.place.or(entry.new).or(entry.old), &message));
        }
        if used_by.is_empty() {
            out.push_str(&annotation(entry, entry.new.or(entry.old), &entry.text));
        }
    }
    for sentence in report.summary() {
        out.push_str(&format!("{sentence}\n"));
    }
    out
}

/// Without documents, what is safe for everyone is no news for anyone.
fn is_worth_a_line(entry: &Entry<'_>) -> bool {
    entry.used_by.is_some() || entry.criticality != Criticality::Safe || entry.rust == Rust::Breaks
}

fn annotation(entry: &Entry<'_>, place: Option<Place<'_>>, message: &str) -> String {
    let level = match (entry.criticality, entry.rust) {
        (Criticality::Breaking, _) => "error",
        (Criticality::Dangerous, _) | (_, Rust::Breaks) => "warning",
        (Criticality::Safe, Rust::Compatible) => "notice",
    };
    let place = place.map_or(String::new(), |place| {
        format!("file={},line={},col={},", property(place.file), place.line, place.column)
    });
    format!("::{level} {place}title={}::{}\n", property(&entry.title()), data(message))
}

/// A text as the data of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as the value of a workflow command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_end_the_command_that_it_is_in() {
        assert_eq!(data("100%\r\n::error::x"), "100%25%0D%0A::error::x");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
