//! The name of one part of a schema, as a path: `User`, `User.roles`, `User.roles.first`, `@include.if`.

use std::fmt;

/// A part of a schema that documents can use. Ordered by name, so that lists of them are the same on every run.
///
/// ```
/// use authgear_admin_codegen::usage::Coordinate;
///
/// assert_eq!(Coordinate::Argument("User", "roles", "first").to_string(), "User.roles.first");
/// assert_eq!(Coordinate::DirectiveArgument("include", "if").to_string(), "@include.if");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Coordinate<'a> {
    /// A type.
    Type(&'a str),
    /// A field of an object or interface: the type, the field.
    Field(&'a str, &'a str),
    /// An argument of a field: the type, the field, the argument.
    Argument(&'a str, &'a str, &'a str),
    /// A field of an input object: the type, the field.
    InputField(&'a str, &'a str),
    /// A value of an enum: the type, the value.
    EnumValue(&'a str, &'a str),
    /// A directive, without its `@`.
    Directive(&'a str),
    /// An argument of a directive: the directive, the argument.
    DirectiveArgument(&'a str, &'a str),
}

impl fmt::Display for Coordinate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Type(ty) => f.write_str(ty),
            Self::Field(ty, member) | Self::InputField(ty, member) | Self::EnumValue(ty, member) => {
                write!(f, "{ty}.{member}")
            }
            Self::Argument(ty, field, argument) => write!(f, "{ty}.{field}.{argument}"),
            Self::Directive(directive) => write!(f, "@{directive}"),
            Self::DirectiveArgument(directive, argument) => write!(f, "@{directive}.{argument}"),
        }
    }
}
