//! Strings as graphql-js prints them.

use std::fmt::Write;

/// A description: a block string where that can hold it.
pub(super) fn block_or_quoted(text: &str) -> String {
    if fits_block(text) { block(text) } else { quoted(text) }
}

/// A string in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a block string gives back the very text: no control characters, no blank line at an end, and not all lines
/// indented.
fn fits_block(text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    let (mut empty_line, mut indent, mut common_indent, mut seen_text) = (true, false, true, false);
    for c in text.chars() {
        match c {
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}' | '\u{f}' | '\r' => return false,
            '\n' => {
                if empty_line && !seen_text {
                    return false;
                }
                seen_text = true;
                empty_line = true;
                indent = false;
            }
            '\t' | ' ' => indent |= empty_line,
            _ => {
                common_indent &= indent;
                empty_line = false;
            }
        }
    }
    let all_indented = common_indent && seen_text;
    !empty_line && !all_indented
}

/// How long a line may be, in UTF-16 units, before it gets lines of its own.
const LONG: usize = 70;

fn block(text: &str) -> String {
    let escaped = text.replace("\"\"\"", "\\\"\"\"");
    let white = |line: &str| line.starts_with([' ', '\t']);
    let mut lines = escaped.split('\n');
    let first = lines.next().unwrap_or_default();
    let single = !escaped.contains('\n');
    let force_leading = !single && lines.all(|line| line.is_empty() || white(line));
    let trailing_triple = escaped.ends_with("\\\"\"\"");
    let force_trailing = (text.ends_with('"') && !trailing_triple) || text.ends_with('\\');
    let long = text.encode_utf16().count() > LONG;
    let multiple = !single || long || force_trailing || force_leading || trailing_triple;
    let skip_leading = single && white(first);
    let mut out = String::from("\"\"\"");
    if (multiple && !skip_leading) || force_leading {
        out.push('\n');
    }
    out.push_str(&escaped);
    if multiple || force_trailing {
        out.push('\n');
    }
    out.push_str("\"\"\"");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_reads_back() {
        for (text, printed) in [
            ("", "\"\"\"\"\"\""),
            ("a", "\"\"\"a\"\"\""),
            (" a", "\"\"\" a\"\"\""),
            ("a\nb", "\"\"\"\na\nb\n\"\"\""),
            ("a\"", "\"\"\"\na\"\n\"\"\""),
            ("a\\", "\"\"\"\na\\\n\"\"\""),
            ("\"\"\"", "\"\"\"\n\\\"\"\"\n\"\"\""),
            ("\na", "\"\\na\""),
            ("a\n", "\"a\\n\""),
            (" a\n b", "\" a\\n b\""),
            ("a\u{1}", "\"a\\u0001\""),
            ("a\r\nb", "\"a\\r\\nb\""),
        ] {
            assert_eq!(block_or_quoted(text), printed, "{text:?}");
            assert_eq!(crate::string_literal::unquote(printed).as_deref(), Some(text));
        }
        let long = "x".repeat(71);
        assert_eq!(block_or_quoted(&long), format!("\"\"\"\n{long}\n\"\"\""));
    }
}
