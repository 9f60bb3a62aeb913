//! Tokens as text, with a table back from offsets to spans.
//!
//! The text has a space after each token but where two tokens are one in GraphQL: after `$`, `@` and `-`, and between
//! the dots of `...`.

use authgear_admin_codegen::diagnostic::{Diagnostic, Diagnostics};
use authgear_admin_codegen::source::{SourceId, Span as Place};
use authgear_admin_codegen::{Spans, source};
use proc_macro2::{Delimiter, Group, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// The text of a token stream.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) text: String,
    /// Where each token starts in `text`, ascending, with its span.
    starts: Vec<(usize, Span)>,
    /// What tokens cannot carry, by where it stands.
    faults: Vec<(usize, &'static str, &'static str)>,
    previous_was_string: bool,
}

/// The rule named for what tokens cannot carry.
const RULE: &str = "Syntax";

impl Text {
    /// Appends tokens.
    pub(crate) fn push_stream(&mut self, tokens: TokenStream) {
        for token in tokens {
            self.push(token);
        }
    }

    /// Appends a token.
    pub(crate) fn push(&mut self, token: TokenTree) {
        let was_string = std::mem::take(&mut self.previous_was_string);
        match token {
            TokenTree::Ident(ident) => self.word(&ident.to_string(), ident.span()),
            TokenTree::Punct(punct) => self.punct(&punct),
            TokenTree::Literal(literal) => self.literal(&literal, was_string),
            TokenTree::Group(group) => self.group(&group),
        }
    }

    /// Appends a description, which stands in front of a definition.
    pub(crate) fn push_description(&mut self, description: &str, span: Span) {
        self.starts.push((self.text.len(), span));
        self.text.push('"');
        for c in description.trim().chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                c if c.is_control() => self.text.push(' '),
                c => self.text.push(c),
            }
        }
        self.text.push_str("\" ");
    }

    fn word(&mut self, text: &str, span: Span) {
        self.starts.push((self.text.len(), span));
        self.text.push_str(text);
        self.text.push(' ');
    }

    fn punct(&mut self, punct: &Punct) {
        let start = self.text.len();
        self.starts.push((start, punct.span()));
        match punct.as_char() {
            '#' => self.faults.push((
                start,
                "A macro cannot see `#` comments.",
                "Write the comment with `//`, or give the query as text: admin_query!(r#\"…\"#).",
            )),
            '\'' => {
                self.faults.push((start, "GraphQL has no single quotes.", "Write strings in double quotes."));
            }
            _ => {}
        }
        self.text.push(punct.as_char());
        if punct.spacing() == Spacing::Alone && !matches!(punct.as_char(), '$' | '@' | '-') {
            self.text.push(' ');
        }
    }

    fn literal(&mut self, literal: &Literal, after_string: bool) {
        let start = self.text.len();
        let text = literal.to_string();
        let is_string = text.starts_with('"');
        if is_string && after_string {
            self.faults.push((
                start,
                "A macro cannot see block strings.",
                "Write it in single double quotes with \\n, or give the query as text: admin_query!(r#\"…\"#).",
            ));
        } else if !is_string && !text.starts_with(|first: char| first.is_ascii_digit()) {
            self.faults.push((
                start,
                "GraphQL has no such literal.",
                "Write strings in plain double quotes, and numbers without a suffix.",
            ));
        }
        self.previous_was_string = is_string;
        self.word(&text, literal.span());
    }

    fn group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Parenthesis => ("(", ")"),
            // Tokens that another macro passed on as one.
            Delimiter::None => return self.push_stream(group.stream()),
        };
        self.word(open, group.span_open());
        self.push_stream(group.stream());
        self.previous_was_string = false;
        self.word(close, group.span_close());
    }

    /// What tokens cannot carry, as diagnostics in the source of this text. Where there is one, the text around it is not
    /// what the user wrote, so there is no point in parsing it.
    pub(crate) fn faults(&self, source: SourceId) -> Diagnostics {
        let mut diagnostics = Diagnostics::new();
        for (start, message, help) in &self.faults {
            diagnostics
                .push(Diagnostic::error(RULE, *message, Place::new(source, *start..start + 1)).help(*help));
        }
        diagnostics
    }

    /// The table from offsets of this text, as a source, to spans.
    pub(crate) fn into_spans(self, source: SourceId) -> TokenSpans {
        TokenSpans { source, starts: self.starts }
    }
}

/// The table from offsets to spans.
#[derive(Debug)]
pub(crate) struct TokenSpans {
    source: SourceId,
    starts: Vec<(usize, Span)>,
}

impl TokenSpans {
    /// The spans of the first and the last token in a place; `None` for a place in another source.
    pub(crate) fn ends(&self, place: Place) -> Option<(Span, Span)> {
        if place.source != self.source {
            return None;
        }
        let range = place.range();
        let first = self.at(range.start)?;
        let last = self.at(range.end.saturating_sub(1).max(range.start))?;
        Some((first, last))
    }

    /// The token at an offset, or the last one before it.
    fn at(&self, offset: usize) -> Option<Span> {
        let after = self.starts.partition_point(|(start, _)| *start <= offset);
        self.starts.get(after.saturating_sub(1)).map(|(_, span)| *span)
    }
}

impl Spans for TokenSpans {
    fn span(&self, place: source::Span) -> Span {
        self.ends(place).map_or_else(Span::call_site, |(first, _)| first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(tokens: &str) -> Text {
        let mut text = Text::default();
        text.push_stream(tokens.parse().unwrap());
        text
    }

    #[test]
    fn graphql_survives_the_rust_lexer() {
        let written =
            text("query Q($id: [ID!]!, $n: Int = -1) @d { a: node(id: $id) { ...F @include(if: $x) type } }");
        assert_eq!(
            written.text.split_whitespace().collect::<Vec<_>>().join(" "),
            "query Q ( $id : [ ID ! ] !, $n : Int = -1 ) @d { a : node ( id : $id ) { ... F @include ( if : $x ) type } }"
        );
        assert!(written.faults.is_empty());
    }

    #[test]
    fn what_tokens_cannot_carry_is_named() {
        assert_eq!(text("{ a # b\n }").faults.len(), 1);
        assert_eq!(text("f(a: \"\"\"b\"\"\")").faults.len(), 2);
        assert_eq!(text("f(a: r\"b\", c: 'x', d: b\"y\")").faults.len(), 3);
        assert!(text("f(a: \"\", b: [\"c\", \"d\"], e: 1.5e3)").faults.is_empty());
    }

    #[test]
    fn an_offset_finds_the_token_it_lies_in() {
        let mut written = text("ab cd");
        let mut sources = source::Sources::new();
        let id = sources.add("t", std::mem::take(&mut written.text));
        let spans = written.into_spans(id);
        assert!(spans.ends(Place::new(id, 3..5)).is_some());
        let other = sources.add("u", "");
        assert!(spans.ends(Place::new(other, 0..0)).is_none());
    }
}
