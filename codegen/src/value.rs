//! GraphQL values as they are written: in arguments, variable defaults and the schema's default values.
//!
//! Numbers keep their text, objects keep the order and the duplicates of their fields: what a rule wants to
//! complain of must still be there, and what is sent must be what was written.

use crate::source::Span;

/// A name with its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// The name itself.
    pub text: Box<str>,
    /// Where it is written.
    pub span: Span,
}

impl Name {
    /// A name at a place.
    #[must_use]
    pub fn new(text: impl Into<Box<str>>, span: Span) -> Self {
        Self { text: text.into(), span }
    }

    /// The name itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What is written.
    pub kind: ValueKind,
    /// Where it is written.
    pub span: Span,
}

/// What a [`Value`] is.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    /// `$name`; the text has no `$`.
    Variable(Name),
    /// An integer literal, as written.
    Int(Box<str>),
    /// A float literal, as written.
    Float(Box<str>),
    /// A string literal, unescaped.
    String(String),
    /// `true` or `false`.
    Boolean(bool),
    /// `null`.
    Null,
    /// An enum value.
    Enum(Box<str>),
    /// `[…]`.
    List(Vec<Value>),
    /// `{…}`, in the order written, duplicates kept.
    Object(Vec<ObjectField>),
}

/// One `name: value` of an object literal.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectField {
    /// The field's name.
    pub name: Name,
    /// Its value.
    pub value: Value,
}
