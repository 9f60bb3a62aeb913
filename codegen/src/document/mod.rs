//! Documents: the user's operations and fragments, with the place of every word.

mod ast;
mod executable;
mod lexer;
mod lexical;
mod minify;
mod parse;
mod parser;
mod root_fields;
mod tokens;
mod type_system;
mod type_system_ast;
mod values;

pub use ast::{
    Argument, Definition, Directive, Document, Field, Fragment, FragmentSpread, InlineFragment, Operation,
    Selection, SelectionSet, TypeExpr, TypeExprKind, TypeSystemNames, VariableDef,
};
pub use minify::minify;
pub use parse::parse;
pub(crate) use parse::{parse_value_text, type_system};
pub use parser::MAX_DEPTH;
pub(crate) use root_fields::RootFields;
pub use tokens::MAX_TOKENS;
pub(crate) use type_system_ast::{
    EnumValueDefinition, FieldDefinition, InputValueDefinition, TypeSystemDefinition, TypeSystemKind,
};
