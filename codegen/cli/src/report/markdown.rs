//! For a comment on a pull request: a table.

use authgear_admin_codegen::diff::Criticality;

use super::Report;
use super::entry::{Entry, Use};
use super::wrap::plain;

/// How long a comment may become: GitHub takes 65,536 characters.
const MAX_LENGTH: usize = 60_000;

/// How many uses of one change are shown.
const MAX_USES: usize = 10;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::from("### Changes of the schema\n\n");
    for sentence in report.summary() {
        out.push_str(&format!("- {}\n", text(&sentence)));
    }
    let rows: Vec<String> = report.shown().map(row).collect();
    if rows.is_empty() {
        return out;
    }
    let used_by = if report.documents.is_some() { " used by |" } else { "" };
    let line = if report.documents.is_some() { " --- |" } else { "" };
    out.push_str(&format!("\n| | change | Rust |{used_by}\n| --- | --- | --- |{line}\n"));
    for (index, row) in rows.iter().enumerate() {
        if out.len() + row.len() > MAX_LENGTH {
            out.push_str(&format!("\n{} more changes are not shown here.\n", rows.len() - index));
            break;
        }
        out.push_str(row);
    }
    out
}

fn row(entry: &Entry<'_>) -> String {
    let criticality = match entry.criticality {
        Criticality::Breaking => format!("**{}**", entry.criticality.as_str()),
        _ => entry.criticality.as_str().to_owned(),
    };
    let places = entry.places().map_or(String::new(), |places| format!("<br>{}", text(&places)));
    let change = format!("{}<br>{}{places}", code(&entry.title()), text(&entry.text));
    let used_by = match &entry.used_by {
        Some(used_by) => format!(" {} |", uses(used_by)),
        None => String::new(),
    };
    format!("| {criticality} | {change} | {} |{used_by}\n", entry.rust.as_str())
}

fn uses(used_by: &[Use<'_>]) -> String {
    let tell = |used: &Use<'_>| {
        format!("{} {} {}{}", code(&used.place()), text(&used.who()), text(&used.how), text(&used.within()))
    };
    let mut told: Vec<String> = used_by.iter().take(MAX_USES).map(tell).collect();
    if used_by.len() > MAX_USES {
        told.push(format!("and {} more", used_by.len() - MAX_USES));
    }
    told.join("<br>")
}

/// A text as code in a cell of a table.
fn code(text: &str) -> String {
    format!("`{}`", plain(text).replace('`', "'").replace('|', "\\|"))
}

/// A text in a cell of a table, which means nothing but itself; what stands between a pair of backticks is code.
fn text(text: &str) -> String {
    let text = plain(text);
    let parts: Vec<&str> = text.split('`').collect();
    // An odd number of backticks: some belong to a text from the schema, and pair with nothing.
    if parts.len().is_multiple_of(2) {
        return escaped(&text);
    }
    let part = |(index, part): (usize, &&str)| if index % 2 == 1 { code(part) } else { escaped(part) };
    parts.iter().enumerate().map(part).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            // Nobody is called by a reason of deprecation.
            '@' => out.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_means_nothing_but_itself() {
        assert_eq!(text("`a|b` is *new*"), "`a\\|b` is \\*new\\*");
        assert_eq!(text("see <b> @everyone |\n# no"), "see &lt;b> &#64;everyone \\| \\# no");
        assert_eq!(text("one ` only"), "one \\` only");
    }
}
