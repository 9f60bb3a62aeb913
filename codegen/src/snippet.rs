//! Diagnostics as people read them: the line, the exact word marked, and what would help, laid out as rustc does.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{SourceId, Sources, Span};

/// Whether the text goes to a terminal that shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// ANSI escapes.
    Ansi,
    /// Plain text.
    Plain,
}

/// All diagnostics, one after the other, each ending in a line break.
#[must_use]
pub fn render(diagnostics: &Diagnostics, sources: &Sources, color: Color) -> String {
    let renderer = match color {
        Color::Ansi => Renderer::styled(),
        Color::Plain => Renderer::plain(),
    }
    .decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(&report(diagnostic, sources)));
        text.push_str("\n\n");
    }
    text
}

/// One diagnostic: a snippet for each source that it points into, the one with the exact word first.
fn report<'d>(diagnostic: &'d Diagnostic, sources: &'d Sources) -> Vec<Group<'d>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(&*diagnostic.message).id(diagnostic.rule));
    let primary = AnnotationKind::Primary.span(clamp(diagnostic.primary, sources));
    let primary = label(primary, &diagnostic.primary_label);
    group = group.element(snippet(diagnostic, sources, diagnostic.primary.source, Some(primary)));
    let mut others: Vec<SourceId> = diagnostic.labels.iter().map(|label| label.span.source).collect();
    others.sort_unstable();
    others.dedup();
    for source in others.into_iter().filter(|source| *source != diagnostic.primary.source) {
        group = group.element(snippet(diagnostic, sources, source, None));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(&**help));
    }
    vec![group]
}

fn snippet<'d>(
    diagnostic: &'d Diagnostic,
    sources: &'d Sources,
    source: SourceId,
    primary: Option<Annotation<'d>>,
) -> Snippet<'d, Annotation<'d>> {
    let labels = diagnostic
        .labels
        .iter()
        .filter(|other| other.span.source == source)
        .map(|other| label(AnnotationKind::Context.span(clamp(other.span, sources)), &other.message));
    Snippet::source(sources.text(source)).path(sources.name(source)).annotations(primary).annotations(labels)
}

fn label<'d>(annotation: Annotation<'d>, text: &'d str) -> Annotation<'d> {
    if text.is_empty() { annotation } else { annotation.label(text) }
}

/// A range that lies in its text, on character boundaries.
fn clamp(span: Span, sources: &Sources) -> std::ops::Range<usize> {
    let text = sources.text(span.source);
    let boundary = |mut offset: usize| {
        offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let range = span.range();
    let start = boundary(range.start);
    start..boundary(range.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_word_the_declaration_and_the_help() {
        let mut sources = Sources::new();
        let schema = sources.add("schema.graphql", "type User {\n  isDisabled: Boolean!\n}\n");
        let query = sources.add("q.graphql", "query Q {\n  user { isDisbled }\n}\n");
        let diagnostic = Diagnostic::error(
            "FieldsOnCorrectType",
            "Cannot query field \"isDisbled\" on type \"User\".",
            Span::new(query, 19..28),
        )
        .at("unknown field")
        .label(Span::new(schema, 5..9), "the type")
        .help("Did you mean \"isDisabled\"?");
        let text = render(&diagnostic.into(), &sources, Color::Plain);
        for part in [
            "error[FieldsOnCorrectType]: Cannot query field",
            "--> q.graphql:2:10",
            "^^^^^^^^^ unknown field",
            "::: schema.graphql:1:6",
            "---- the type",
            "= help: Did you mean \"isDisabled\"?",
        ] {
            assert!(text.contains(part), "no {part:?} in\n{text}");
        }
    }

    #[test]
    fn a_span_beyond_the_text_is_no_panic() {
        let mut sources = Sources::new();
        let id = sources.add("q", "é");
        let text =
            render(&Diagnostic::error("Syntax", "x", Span::new(id, 1..99)).into(), &sources, Color::Plain);
        assert!(text.contains("error[Syntax]: x"));
    }
}
