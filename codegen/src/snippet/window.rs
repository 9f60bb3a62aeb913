//! The part of a text that a snippet is drawn from.
//!
//! What draws the snippets looks through all that it is given, for each of up to a thousand findings in up to 64 MiB, or in
//! a document that is all one line: so it is given the lines that matter, and of a long line the part that does.

use std::ops::Range;

use crate::source::Source;

/// How much is looked through, in bytes.
const LARGE: usize = 16 << 10;

/// How much of a long line is shown on each side, in bytes; more than a terminal has columns.
const CONTEXT: usize = 512;

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The bytes of the text.
    pub(super) range: Range<usize>,
    /// The number of its first line.
    pub(super) line: usize,
    /// Where its first line does not begin with the line of the text: the column, both 1-based, of the place that it is
    /// about.
    pub(super) column: Option<usize>,
}

impl Window {
    /// The lines around all of these places, which must lie in the text; `None` where that is too much.
    pub(super) fn of_all(source: &Source, places: &[Range<usize>]) -> Option<Self> {
        let start = places.iter().map(|place| place.start).min()?;
        let end = places.iter().map(|place| place.end).max()?;
        let (line, range) = lines(source, &(start..end));
        (range.len() <= LARGE).then_some(Self { range, line, column: None })
    }

    /// The surroundings of one place, which must lie in the text, and how much of it is in them.
    pub(super) fn of_one(source: &Source, place: &Range<usize>) -> (Self, Range<usize>) {
        if let Some(window) = Self::of_all(source, std::slice::from_ref(place)) {
            return (window, place.clone());
        }
        let text = source.text();
        let place = place.start..boundary(text, place.end.min(place.start + LARGE));
        let (line, lines) = lines(source, &place);
        let range = boundary(text, place.start.saturating_sub(CONTEXT)).max(lines.start)
            ..boundary(text, place.end + CONTEXT).min(lines.end);
        let column = text[lines.start..place.start].chars().count() + 1;
        (Self { range, line, column: Some(column) }, place)
    }
}

/// Whole lines around a place, and the number of the first; at the end of a text that ends in a line break, the last line
/// that there is.
fn lines(source: &Source, place: &Range<usize>) -> (usize, Range<usize>) {
    let mut first = source.line_of(place.start);
    if source.line(first).is_empty() {
        first = first.saturating_sub(1);
    }
    (first + 1, source.line(first).start..source.line(source.line_of(place.end)).end)
}

/// The character boundary at an offset, or the last one before it.
pub(super) fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn source(text: String) -> Source {
        let mut sources = Sources::new();
        let id = sources.add("t", text);
        sources.get(id).unwrap().clone()
    }

    #[test]
    fn lines_are_whole() {
        let source = source("one\ntwo\r\nthree\rfour\n".to_owned());
        let window = |place: Range<usize>| Window::of_all(&source, &[place]).unwrap();
        assert_eq!(window(5..6), Window { range: 4..9, line: 2, column: None });
        assert_eq!(window(2..10), Window { range: 0..15, line: 1, column: None });
        assert_eq!(window(15..16), Window { range: 15..20, line: 4, column: None });
        assert_eq!(window(20..20), Window { range: 15..20, line: 4, column: None });
        let (empty, _) = Window::of_one(&self::source(String::new()), &(0..0));
        assert_eq!(empty, Window { range: 0..0, line: 1, column: None });
    }

    #[test]
    fn of_a_long_line_a_part_is_taken() {
        let source = source(format!("first\n{}x{}", "é".repeat(LARGE), "é".repeat(LARGE)));
        let at = source.text().find('x').unwrap();
        let (window, place) = Window::of_one(&source, &(at..at + 1));
        assert_eq!(
            window,
            Window { range: at - CONTEXT..at + 1 + CONTEXT, line: 2, column: Some(LARGE + 1) }
        );
        assert_eq!(place, at..at + 1);
    }

    #[test]
    fn a_long_place_is_cut() {
        let source = source("x\n".repeat(LARGE));
        let (window, place) = Window::of_one(&source, &(2..2 * LARGE));
        assert_eq!((window.line, window.column, place), (2, Some(1), 2..LARGE + 2));
        assert!(window.range.len() < 2 * LARGE);
    }
}
