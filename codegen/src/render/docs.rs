//! Descriptions as rustdoc. A description is untrusted text: it must not start a code block that rustdoc would run,
//! nor HTML, nor links that do not resolve.

use proc_macro2::TokenStream;
use quote::quote;

/// `#[doc = …]` for paragraphs; empty ones are left out, and no paragraphs give nothing.
pub(super) fn lines(paragraphs: &[&str]) -> TokenStream {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        let mut text: Vec<String> = paragraph.lines().map(line).collect();
        while text.last().is_some_and(String::is_empty) {
            text.pop();
        }
        let start = text.iter().take_while(|line| line.is_empty()).count();
        if start == text.len() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(text.drain(start..));
    }
    quote! { #(#[doc = #lines])* }
}

/// A line of our own, which may have links, and what the user or the schema says under it.
pub(super) fn generated(lead: &str, text: Option<&str>) -> TokenStream {
    let lead = format!(" {lead}");
    let text = lines(&[text.unwrap_or_default()]);
    let gap = (!text.is_empty()).then(|| quote!(#[doc = ""]));
    quote! { #[doc = #lead] #gap #text }
}

/// One line, without indentation (four spaces would be a code block) and with the characters escaped that Markdown
/// would take for something else.
fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 1);
    let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if text.is_empty() {
        return line;
    }
    // rustdoc takes off one space in front.
    line.push(' ');
    let fence = text.starts_with("```") || text.starts_with("~~~");
    if fence {
        line.push('\\');
    }
    for c in text.chars() {
        match c {
            '<' | '>' | '[' | ']' => {
                line.push('\\');
                line.push(c);
            }
            '`' if fence || text.matches('`').count() % 2 == 1 => line.push_str("\\`"),
            c if c.is_control() => line.push(' '),
            c => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{line, lines};

    #[test]
    fn nothing_becomes_a_doctest() {
        assert_eq!(line("    let x = 1;"), " let x = 1;");
        assert!(line("```rust").starts_with(" \\"));
        assert!(line("~~~").starts_with(" \\~~~"));
        assert_eq!(line("\u{0}a\tb"), " a b");
    }

    #[test]
    fn links_and_html_are_text() {
        assert_eq!(line("[User] <b>"), " \\[User\\] \\<b\\>");
        assert_eq!(line("an odd ` tick"), " an odd \\` tick");
        assert_eq!(line("a `code` span"), " a `code` span");
    }

    #[test]
    fn empty_descriptions_leave_nothing() {
        assert!(lines(&["", "\n \r\n"]).is_empty());
        assert_eq!(lines(&["a", "", "b"]).to_string(), lines(&["a\n\nb\n"]).to_string());
    }
}
