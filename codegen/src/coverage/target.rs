//! The part of a schema that somebody asks about: `User`, `User.isDisabled`, `User.roles.first`.

use std::fmt;

use crate::schema::suggest::did_you_mean;
use crate::schema::{Schema, TypeId};
use crate::value::Name;

/// A part of a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// As it is written.
    pub(super) text: String,
    /// The type.
    pub(super) ty: TypeId,
    /// Whether it is the type as a whole.
    pub(super) is_type: bool,
}

/// A part that the schema does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTarget {
    what: String,
    /// Names that look like it, as a question; may be empty.
    pub help: String,
}

impl fmt::Display for UnknownTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for UnknownTarget {}

impl Target {
    /// Finds what is written in a schema: a type, a field, an argument, an input field or an enum value.
    ///
    /// # Errors
    /// The schema does not have it.
    pub fn find(schema: &Schema, text: &str) -> Result<Self, UnknownTarget> {
        let unknown = |what: String, help: String| Err(UnknownTarget { what, help });
        let mut parts = text.split('.');
        let name = parts.next().unwrap_or_default();
        let Some(id) = schema.id(name) else {
            let names = schema.types().map(|(_, ty)| ty.name.as_str());
            return unknown(format!("the schema has no type \"{name}\""), did_you_mean(name, names));
        };
        let ty = schema.ty(id);
        let found = |is_type| Ok(Self { text: text.to_owned(), ty: id, is_type });
        let (member, argument) = (parts.next(), parts.next());
        let Some(member) = member else { return found(true) };
        let names = || {
            let fields = ty.fields().iter().map(|field| &field.name);
            let inputs = ty.input_fields().iter().map(|field| &field.name);
            let values = ty.enum_values().iter().map(|value| &value.name);
            fields.chain(inputs).chain(values).map(Name::as_str)
        };
        if !names().any(|known| known == member) {
            let help = did_you_mean(member, names());
            return unknown(format!("the type \"{name}\" has no \"{member}\""), help);
        }
        let Some(argument) = argument else { return found(false) };
        let arguments = ty.field(member).map_or(&[][..], |field| &field.arguments);
        let mut names = arguments.iter().map(|argument| argument.name.as_str());
        if parts.next().is_some() || !names.clone().any(|known| known == argument) {
            let help = did_you_mean(argument, names.by_ref());
            return unknown(format!("\"{name}.{member}\" has no argument \"{argument}\""), help);
        }
        found(false)
    }

    /// Whether a use of this coordinate is a use of it.
    pub(super) fn is_used_by(&self, coordinate: &str) -> bool {
        match coordinate.strip_prefix(self.text.as_str()) {
            Some(rest) => rest.is_empty() || (self.is_type && rest.starts_with('.')),
            None => false,
        }
    }
}
