//! From an offset in a JSON text to the path of the value there.
//!
//! serde_json tells by line and column where it stopped. Reading the path from that costs nothing until something fails,
//! and needs no second `Deserialize` instantiation of every type, as a deserializer that tracks paths would.

/// A kind of JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Boolean,
    Number,
    String,
    List,
    Object,
}

impl Kind {
    fn of(first: u8) -> Self {
        match first {
            b'n' => Self::Null,
            b't' | b'f' => Self::Boolean,
            b'"' => Self::String,
            b'[' => Self::List,
            b'{' => Self::Object,
            _ => Self::Number,
        }
    }

    /// In words, with an article.
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// A value in a JSON text.
pub(super) struct Place<'j> {
    /// How to get there from the root, e.g. `data.users[3].id`.
    pub(super) path: String,
    /// What is there.
    pub(super) kind: Kind,
    /// Its text; of a list or object that is open, the rest of the whole text.
    pub(super) text: &'j [u8],
}

impl Place<'_> {
    /// A place inside this value, seen from outside.
    pub(super) fn around<'i>(&self, mut inner: Place<'i>) -> Place<'i> {
        let dot = if inner.path.is_empty() || inner.path.starts_with('[') { "" } else { "." };
        inner.path = format!("{}{dot}{}", self.path, inner.path);
        inner
    }
}

/// A list or object that is open at the offset.
struct Open {
    kind: Kind,
    start: usize,
    step: Step,
    key_next: bool,
}

/// Which of its values is being read.
enum Step {
    Key { start: usize, end: usize },
    Index(usize),
}

/// The byte offset of a position as serde_json counts it: lines from 1, columns in bytes read of the line.
pub(super) fn offset(json: &[u8], line: usize, column: usize) -> usize {
    let before = json.split_inclusive(|&byte| byte == b'\n').take(line.saturating_sub(1));
    before.map(<[u8]>::len).sum::<usize>() + column
}

/// The innermost value that ends or begins at the offset, or is open there.
///
/// A list that was refused as a whole is left at its first byte or at that of its first value, so `refused`, the kind of
/// value that was refused, decides between the two. `json` must be well-formed up to the offset.
pub(super) fn at(json: &[u8], offset: usize, refused: Option<Kind>) -> Option<Place<'_>> {
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = json.get(at) {
        let start = at;
        at += 1;
        match byte {
            _ if byte == b':' || byte.is_ascii_whitespace() => {}
            b',' => {
                if let Some(top) = open.last_mut() {
                    match &mut top.step {
                        Step::Index(index) => *index += 1,
                        Step::Key { .. } => top.key_next = true,
                    }
                }
            }
            b'"' if open.last().is_some_and(|top| top.key_next) => {
                at = string_end(json, at);
                if let Some(top) = open.last_mut() {
                    top.step = Step::Key { start: start + 1, end: at.saturating_sub(1) };
                    top.key_next = false;
                }
            }
            b'{' | b'[' if start < offset => {
                let step = if byte == b'[' { Step::Index(0) } else { Step::Key { start, end: start } };
                open.push(Open { kind: Kind::of(byte), start, step, key_next: byte == b'{' });
            }
            b'}' | b']' if at < offset => {
                open.pop();
            }
            b'}' | b']' if at == offset => {
                let closed = open.pop()?;
                return Some(value(json, &open, closed.kind, closed.start, at));
            }
            b'}' | b']' => return innermost(json, open),
            _ => {
                at = match byte {
                    b'"' => string_end(json, at),
                    b'{' | b'[' => json.len(),
                    _ => scalar_end(json, at),
                };
                if start > offset {
                    return innermost(json, open);
                }
                if at >= offset {
                    let kind = Kind::of(byte);
                    let whole = |top: &Open| refused == Some(Kind::List) && top.kind == Kind::List;
                    if start == offset && kind != Kind::List && open.last().is_some_and(whole) {
                        return innermost(json, open);
                    }
                    return Some(value(json, &open, kind, start, at));
                }
            }
        }
    }
    innermost(json, open)
}

/// The innermost list or object that is open.
fn innermost(json: &[u8], mut open: Vec<Open>) -> Option<Place<'_>> {
    let top = open.pop()?;
    Some(value(json, &open, top.kind, top.start, json.len()))
}

fn value<'j>(json: &'j [u8], open: &[Open], kind: Kind, start: usize, end: usize) -> Place<'j> {
    let mut path = String::new();
    for container in open {
        match container.step {
            Step::Index(index) => path.push_str(&format!("[{index}]")),
            Step::Key { start, end } => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(shown_key(json.get(start..end).unwrap_or_default()));
            }
        }
    }
    Place { path, kind, text: json.get(start..end).unwrap_or_default() }
}

/// A key, if it looks like one of GraphQL's; in a map of a project's own, keys may be personal.
fn shown_key(key: &[u8]) -> &str {
    let is_name = key.len() <= 100 && key.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    std::str::from_utf8(key).ok().filter(|_| is_name).unwrap_or("…")
}

/// The offset behind the closing quote of a string whose content begins at `at`.
fn string_end(json: &[u8], mut at: usize) -> usize {
    while let Some(byte) = json.get(at) {
        at += match byte {
            b'"' => return at + 1,
            b'\\' => 2,
            _ => 1,
        };
    }
    json.len()
}

/// The offset behind a number or a word.
fn scalar_end(json: &[u8], at: usize) -> usize {
    let rest = json.get(at..).unwrap_or_default();
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b'}' | b']');
    rest.iter().position(is_end).map_or(json.len(), |length| at + length)
}
