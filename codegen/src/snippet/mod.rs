//! Diagnostics as people read them: the line, the exact word marked, and what would help, laid out as rustc does.

mod window;

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use window::{Window, boundary};

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
    render_within(diagnostics, sources, color, WIDTH)
}

/// How wide snippets are where nothing is known of a terminal.
const WIDTH: usize = 140;

/// The same in lines of so many characters: of a longer line of the source, the part around the word is shown.
#[must_use]
pub fn render_within(diagnostics: &Diagnostics, sources: &Sources, color: Color, width: usize) -> String {
    let renderer = match color {
        Color::Ansi => Renderer::styled(),
        Color::Plain => Renderer::plain(),
    }
    .decor_style(DecorStyle::Ascii)
    .term_width(width);
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
    let mut sections: Vec<SourceId> = diagnostic.labels.iter().map(|label| label.span.source).collect();
    sections.sort_unstable();
    sections.dedup();
    sections.retain(|source| *source != diagnostic.primary.source);
    sections.insert(0, diagnostic.primary.source);
    for source in sections {
        group = group.elements(section(diagnostic, sources, source));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(&**help));
    }
    vec![group]
}

/// A place that is marked, with what is written at it.
type Mark<'d> = (AnnotationKind, Range<usize>, &'d str);

/// The snippets of one source: one, unless its places are far from each other.
fn section<'d>(diagnostic: &'d Diagnostic, sources: &'d Sources, source: SourceId) -> Vec<Element<'d>> {
    let primary = (AnnotationKind::Primary, diagnostic.primary, &*diagnostic.primary_label);
    let others = diagnostic.labels.iter().map(|label| (AnnotationKind::Context, label.span, &*label.message));
    let marks: Vec<Mark<'d>> = [primary]
        .into_iter()
        .chain(others)
        .filter(|(_, span, _)| span.source == source)
        .map(|(kind, span, text)| (kind, clamp(span, sources), text))
        .collect();
    let Some(source) = sources.get(source) else {
        return Vec::new();
    };
    let (text, name) = (source.text(), source.name());
    let places: Vec<Range<usize>> = marks.iter().map(|(_, place, _)| place.clone()).collect();
    if let Some(window) = Window::of_all(source, &places) {
        return vec![snippet(text, &window, &marks).path(name).into()];
    }
    marks
        .into_iter()
        .flat_map(|(kind, place, label)| {
            let (window, place) = Window::of_one(source, &place);
            let shown = snippet(text, &window, &[(kind, place, label)]);
            match window.column {
                None => vec![shown.path(name).into()],
                // Counted from the window, the column would be too low.
                Some(column) => {
                    vec![Origin::path(name).line(window.line).char_column(column).into(), shown.into()]
                }
            }
        })
        .collect()
}

fn snippet<'d>(text: &'d str, window: &Window, marks: &[Mark<'d>]) -> Snippet<'d, Annotation<'d>> {
    let start = window.range.start;
    let annotations = marks.iter().map(|(kind, place, text)| {
        let annotation = kind.span(place.start - start..place.end - start);
        if text.is_empty() { annotation } else { annotation.label(*text) }
    });
    Snippet::source(&text[window.range.clone()]).line_start(window.line).annotations(annotations)
}

/// A range that lies in its text, on character boundaries.
fn clamp(span: Span, sources: &Sources) -> Range<usize> {
    let (text, range) = (sources.text(span.source), span.range());
    let start = boundary(text, range.start);
    start..boundary(text, range.end).max(start)
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
    fn places_that_are_far_from_each_other_have_snippets_of_their_own() {
        let mut sources = Sources::new();
        let text = format!("first\n{}second\n", "between\n".repeat(10_000));
        let (id, second) = (sources.add("q.graphql", &*text), text.find("second").unwrap());
        let diagnostic = Diagnostic::error("R", "twice", Span::new(id, second..second + 6))
            .at("again")
            .label(Span::new(id, 0..5), "before");
        let text = render(&diagnostic.into(), &sources, Color::Plain);
        assert_eq!(
            text.trim_end(),
            "error[R]: twice
     --> q.graphql:10002:1
      |
10002 | second
      | ^^^^^^ again
      |
     ::: q.graphql:1:1
      |
    1 | first
      | ----- before"
        );
    }

    #[test]
    fn of_a_long_line_the_part_that_matters_is_shown() {
        let mut sources = Sources::new();
        let text = format!("\n{{{}here {}}}", "a ".repeat(20_000), "b ".repeat(20_000));
        let (id, at) = (sources.add("q.graphql", &*text), text.find("here").unwrap());
        let diagnostic = Diagnostic::error("R", "wrong", Span::new(id, at..at + 4)).at("this");
        let shown = render(&diagnostic.into(), &sources, Color::Plain);
        assert!(shown.contains("--> q.graphql:2:40002\n") && shown.contains("^^^^ this"), "{shown}");
        assert!(shown.len() < 1000, "{shown}");
    }

    /// A thousand findings in a text of megabytes.
    #[test]
    fn the_size_of_the_text_matters_little() {
        for between in [" ", "\n"] {
            let mut sources = Sources::new();
            let id = sources.add("q.graphql", format!("word{between}").repeat(1_000_000));
            let found = (0..1_000).map(|n| n * 5_000).map(|at| {
                Diagnostic::error("R", "wrong", Span::new(id, at..at + 4)).label(Span::new(id, 0..4), "first")
            });
            let mut all = Diagnostics::new();
            found.for_each(|found| all.push(found));
            let begin = std::time::Instant::now();
            assert!(render(&all, &sources, Color::Plain).len() < 1_000_000);
            assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
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
