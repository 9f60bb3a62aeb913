//! Data that is not what the operation's types expect, with the place in it.

use std::fmt;

use super::context::Context;
use super::member::BatchMember;
use super::place::{self, Kind, Place};
use super::server_text::ServerText;
use crate::decode::{self, Within};

/// Data that is not what the operation's types expect: the server's schema has changed, or a custom scalar is mapped to
/// a type that does not fit. The value itself is not shown, only what kind of value it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    context: Context,
    path: String,
    expected: String,
    found: String,
}

impl DecodeError {
    /// Says what serde_json's error says, with a path for its line and column, and without the value that it quotes.
    pub(crate) fn new(context: Context, body: &[u8], error: Option<&serde_json::Error>) -> Self {
        let Some(error) = error else {
            // A type of the user's own that decodes differently the second time.
            let (path, found) = ("data".to_owned(), "a value that was taken and then refused".to_owned());
            return Self { context, path, expected: "a stable type".to_owned(), found };
        };
        let message = decode::message(error);
        let offset = place::offset(body, error.line(), error.column());
        let (place, message) = find(body, offset, &message);
        let path = place.as_ref().map_or("data", |place| &*place.path);
        if let Some(key) = missing_key(message) {
            let (path, expected) = (format!("{path}.{key}"), "a value".to_owned());
            return Self { context, path, expected, found: "nothing".to_owned() };
        }
        // The last one: what stands before it may be a text of the server's.
        let expected = message.rsplit_once(", expected ").map_or("another value", |(_, expected)| expected);
        let found = place.as_ref().map_or_else(|| "another value".to_owned(), |place| shown(place, expected));
        Self { path: path.to_owned(), expected: expected.to_owned(), found, context }
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }

    /// Finds out which mutation of a batch it is of.
    pub(super) fn find_member(&mut self, member: impl Fn(&str) -> Option<(BatchMember, &str)>) {
        let found = self.path.strip_prefix("data.").and_then(member);
        if let Some((BatchMember { operation, .. }, path)) = found {
            self.path = format!("data.{path}");
            self.context.operation = operation;
        }
    }

    /// The place in the answer, e.g. `data.users.edges[3].node.createdAt`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What should be there.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What is there: a kind of value.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }
}

/// The value that a message is about, and the message itself, at the offset where reading stopped.
fn find<'b, 'm>(json: &'b [u8], offset: usize, message: &'m str) -> (Option<Place<'b>>, &'m str) {
    let Some((message, within)) = Within::split(message) else {
        return (place::at(json, offset, refused(message)), message);
    };
    let raw = raw(json, offset, within.bytes);
    let Some(raw) = raw else {
        // It was read so late that the offset says nothing of where it stands.
        let message = std::iter::successors(Some(message), |&message| Some(Within::split(message)?.0));
        return (None, message.last().unwrap_or_default());
    };
    let offset = place::offset(raw.text, within.line, within.column);
    let (inner, message) = find(raw.text, offset, message);
    (inner.map(|inner| raw.around(inner)), message)
}

/// The value that was put aside as raw text: the one that ends at the offset, or, if it was the last of its object, ends
/// before that object's brace.
fn raw(json: &[u8], offset: usize, bytes: usize) -> Option<Place<'_>> {
    let before = json.get(..offset).and_then(|read| read.strip_suffix(b"}")).map(<[u8]>::trim_ascii_end);
    let ends = [Some(offset), before.map(<[u8]>::len)];
    ends.into_iter()
        .flatten()
        .filter_map(|end| place::at(json, end, None))
        .find(|place| place.text.len() == bytes)
}

/// The key in serde's message on a missing one. It is a name in the types, not in the answer.
fn missing_key(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.strip_suffix('`')
}

/// The kind of value that serde's message says was refused.
fn refused(message: &str) -> Option<Kind> {
    let value = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "))?;
    value.starts_with("sequence").then_some(Kind::List)
}

/// The kind of a value. Only a date that is none is shown, shortened: no name or address stands in the place of one.
fn shown(place: &Place<'_>, expected: &str) -> String {
    if place.kind == Kind::String && expected.contains("RFC 3339") {
        let text = serde_json::from_slice::<String>(place.text).unwrap_or_default();
        if text.chars().count() <= 40 && !text.contains('@') {
            return format!("{text:?}");
        }
    }
    place.kind.describe().to_owned()
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { context, path, expected, found } = self;
        write!(
            f,
            "the answer to `{}` is not what its types expect: {path}: expected {}, found {found}",
            context.operation,
            ServerText(expected)
        )?;
        if context.is_mutation() {
            f.write_str("; the mutation took effect all the same")?;
        }
        Ok(())
    }
}
