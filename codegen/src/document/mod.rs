//! Documents: the user's operations and fragments, with the place of every word.

mod ast;

pub use ast::{
    Argument, Definition, Directive, Document, Field, Fragment, FragmentSpread, InlineFragment, Operation,
    Selection, SelectionSet, TypeExpr, TypeExprKind, VariableDef,
};
