//! Source texts and places in them.
//!
//! Every node of the schema, of a document and of the intermediate representation carries a [`Span`], so that
//! every message can point at the exact word. Spans are byte ranges into a text that [`Sources`] owns; lines and
//! columns are computed only when a message is shown.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Names one text in a [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A byte range in one source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The text that the range belongs to.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The range `start..end` (bytes) of `source`. Offsets beyond `u32::MAX` are clamped.
    #[must_use]
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { source, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The smallest span that covers both; `other` is ignored when it lies in another text.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        if self.source != other.source {
            return self;
        }
        Self { source: self.source, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The range as `usize`, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place as people count it: both 1-based, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// 1-based line.
    pub line: usize,
    /// 1-based column, counted in Unicode scalar values.
    pub column: usize,
}

/// One text with the name that messages show for it (a path, or `<admin_query!>`).
///
/// Shares its text when cloned: a schema that is kept between runs costs each of them nothing.
#[derive(Debug, Clone)]
pub struct Source {
    name: Arc<str>,
    text: Arc<str>,
    /// Where the lines begin, once somebody asks: looking through megabytes for each of many findings takes minutes.
    lines: Arc<OnceLock<Vec<u32>>>,
}

impl Source {
    fn new(name: Arc<str>, text: Arc<str>) -> Self {
        Self { name, text, lines: Arc::default() }
    }

    /// Where the lines begin. CRLF, LF and a lone CR each end a line, as the GraphQL specification says (§2.1.2).
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut lines = vec![0];
            for (at, byte) in bytes.iter().enumerate() {
                if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                    lines.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
                }
            }
            lines
        })
    }

    /// The number (from 0) of the line that a byte lies in.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.lines().partition_point(|start| *start as usize <= offset).saturating_sub(1)
    }

    /// The bytes of a line by its number (from 0), with what ends it.
    pub(crate) fn line(&self, number: usize) -> Range<usize> {
        let start = |number: usize| self.lines().get(number).map_or(self.text.len(), |start| *start as usize);
        start(number)..start(number + 1)
    }

    /// The name that messages show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// All texts of one run: the schema and the documents.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    sources: Vec<Source>,
}

impl Sources {
    /// No texts yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a text under the name that messages will show.
    pub fn add(&mut self, name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> SourceId {
        let id = SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        self.sources.push(Source::new(name.into(), text.into()));
        id
    }

    /// The source with this id; `None` only for an id of another `Sources`.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }

    /// The text of a source; empty for an id of another `Sources`.
    #[must_use]
    pub fn text(&self, id: SourceId) -> &str {
        self.get(id).map_or("", Source::text)
    }

    /// The name of a source; `<unknown>` for an id of another `Sources`.
    #[must_use]
    pub fn name(&self, id: SourceId) -> &str {
        self.get(id).map_or("<unknown>", Source::name)
    }

    /// The text that a span covers; empty when it does not lie on character boundaries of its text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.source).get(span.range()).unwrap_or("")
    }

    /// Where a span starts, as people count. CRLF, LF and a lone CR each end a line, as the GraphQL
    /// specification says (§2.1.2).
    #[must_use]
    pub fn line_column(&self, span: Span) -> LineColumn {
        let Some(source) = self.get(span.source) else {
            return LineColumn { line: 1, column: 1 };
        };
        let text = source.text();
        let mut end = (span.start as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let line = source.line_of(end);
        // A line begins behind an ASCII character, so on a boundary.
        LineColumn { line: line + 1, column: text[source.line(line).start..end].chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> (usize, usize) {
        let mut sources = Sources::new();
        let id = sources.add("t", text);
        let place = sources.line_column(Span::new(id, offset..offset));
        (place.line, place.column)
    }

    #[test]
    fn counts_every_kind_of_line_end_once() {
        assert_eq!(at("a\r\nb\rc\nd", 3), (2, 1));
        assert_eq!(at("a\r\nb\rc\nd", 5), (3, 1));
        assert_eq!(at("a\r\nb\rc\nd", 7), (4, 1));
    }

    #[test]
    fn counts_characters_not_bytes() {
        assert_eq!(at("é日 x", 6), (1, 4));
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(at("ab", 99), (1, 3));
    }
}
