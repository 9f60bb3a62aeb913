//! Documents: the user's operations and fragments, with the place of every word.

mod ast;
mod convert;
mod description;
mod minify;
mod parse;

pub use ast::{
    Argument, Definition, Directive, Document, Field, Fragment, FragmentSpread, InlineFragment, Operation,
    Selection, SelectionSet, TypeExpr, TypeExprKind, VariableDef,
};
pub use minify::minify;
pub use parse::{MAX_DEPTH, MAX_TOKENS, parse};
pub(crate) use parse::{parse_value, parse_value_text, syntax_errors};
