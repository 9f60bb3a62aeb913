//! Descriptions as rustdoc. A description is untrusted text: it must not start a code block that rustdoc would run,
//! nor HTML, nor links that do not resolve.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};

use super::literal::Text;

/// `#[doc = …]` for paragraphs; empty ones are left out, and no paragraphs give nothing.
pub(super) fn lines(paragraphs: &[&str]) -> Docs {
    let mut docs = Docs::default();
    for paragraph in paragraphs {
        docs.paragraph(paragraph);
    }
    docs
}

/// A line of our own, which may have links, and what the user or the schema says under it.
pub(super) fn generated(lead: &str, text: Option<&str>) -> Docs {
    let mut docs = Docs { text: format!(" {lead}") };
    docs.paragraph(text.unwrap_or_default());
    docs
}

/// Lines of documentation, each of which becomes an attribute.
#[derive(Debug, Default)]
pub(super) struct Docs {
    /// The lines as they are written down. The first is never empty.
    text: String,
}

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let lines = if self.text.is_empty() { None } else { Some(self.text.split('\n')) };
        // There are thousands: what is the same in all of them is made once.
        let doc = Ident::new("doc", Span::call_site());
        let doc: [TokenTree; 2] = [doc.into(), Punct::new('=', Spacing::Alone).into()];
        for line in lines.into_iter().flatten().map(Text) {
            let mut attribute = TokenStream::from_iter(doc.clone());
            line.to_tokens(&mut attribute);
            tokens.append(Punct::new('#', Spacing::Alone));
            tokens.append(Group::new(Delimiter::Bracket, attribute));
        }
    }
}

impl Docs {
    /// Adds a paragraph, without the empty lines around it.
    fn paragraph(&mut self, text: &str) {
        self.text.reserve(text.len() + 3);
        let mut breaks = if self.text.is_empty() { 0 } else { 2 };
        let lines = text.lines().map(|line| line.trim_matches(|c: char| c.is_whitespace() || c.is_control()));
        for line in lines.skip_while(|line| line.is_empty()) {
            if line.is_empty() {
                breaks += 1;
            } else {
                self.text.extend(std::iter::repeat_n('\n', breaks));
                self.line(line);
                breaks = 1;
            }
        }
    }

    /// Adds a line, without indentation (four spaces would be a code block) and with the characters escaped that Markdown
    /// would take for something else.
    fn line(&mut self, line: &str) {
        // rustdoc takes off one space in front.
        self.text.push(' ');
        if is_plain(line) {
            self.text.push_str(line);
            return;
        }
        let fence = line.starts_with("```") || line.starts_with("~~~");
        if fence {
            self.text.push('\\');
        }
        let ticks = fence || line.bytes().filter(|byte| *byte == b'`').count() % 2 == 1;
        let special = |c: char| matches!(c, '<' | '>' | '[' | ']') || (ticks && c == '`') || c.is_control();
        let mut from = 0;
        for (at, found) in line.match_indices(special) {
            self.text.push_str(&line[from..at]);
            from = at + found.len();
            if found.starts_with(char::is_control) {
                self.text.push(' ');
            } else {
                self.text.push('\\');
                self.text.push_str(found);
            }
        }
        self.text.push_str(&line[from..]);
    }
}

/// Whether nothing in a line can mean anything to Markdown or to a terminal.
fn is_plain(line: &str) -> bool {
    let special =
        |byte| !matches!(byte, b' '..=b'~') || matches!(byte, b'<' | b'>' | b'[' | b']' | b'`' | b'~');
    // No stop at the first: so the compiler can look at many at once.
    !line.bytes().fold(false, |found, byte| found | special(byte))
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::{Docs, lines};

    fn line(text: &str) -> String {
        lines(&[text]).text
    }

    fn attributes(docs: &Docs) -> String {
        docs.to_token_stream().to_string()
    }

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
        assert_eq!(attributes(&lines(&["", "\n \r\n"])), "");
        assert_eq!(attributes(&lines(&["a", "", "b"])), attributes(&lines(&["\na\n\nb\n"])));
    }
}
