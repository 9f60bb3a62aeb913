//! Places as people count them. Of a large schema with many changes, each line is counted once and not for every change.

use std::collections::HashMap;
use std::fmt;

use authgear_admin_codegen::source::{SourceId, Sources, Span};
use serde::Serialize;

/// Where something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Place<'s> {
    pub(super) file: &'s str,
    /// From 1.
    pub(super) line: usize,
    /// From 1, in characters.
    pub(super) column: usize,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Finds places.
pub(super) struct Places<'s> {
    sources: &'s Sources,
    /// Where the lines of each text begin.
    lines: HashMap<SourceId, Vec<usize>>,
}

impl<'s> Places<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, lines: HashMap::new() }
    }

    /// Where a span starts.
    pub(super) fn of(&mut self, span: Span) -> Place<'s> {
        let text = self.sources.text(span.source);
        let starts = self.lines.entry(span.source).or_insert_with(|| starts(text));
        let offset = span.range().start;
        let line = starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|index| starts.get(index)).copied().unwrap_or_default();
        let before = text.get(start..offset).unwrap_or_default();
        Place { file: self.sources.name(span.source), line, column: before.chars().count() + 1 }
    }
}

/// Where lines begin. CRLF, LF and a lone CR each end one.
fn starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|(index, byte)| **byte == b'\n' || (**byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')));
    [0].into_iter().chain(ends.map(|(index, _)| index + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_sources() {
        let text = "é日 x\r\nb\rc\n\nd 🎉 e";
        let mut sources = Sources::new();
        let id = sources.add("t", text);
        let mut places = Places::new(&sources);
        for (offset, _) in text.char_indices() {
            let span = Span::new(id, offset..offset + 1);
            let (place, expected) = (places.of(span), sources.line_column(span));
            // Between CR and LF there is nothing to point at.
            if text.get(offset..).is_some_and(|rest| !rest.starts_with('\n')) {
                assert_eq!((place.line, place.column), (expected.line, expected.column), "{offset}");
            }
        }
        assert_eq!(places.of(Span::new(id, text.len() - 1..text.len())).to_string(), "t:5:5");
    }
}
