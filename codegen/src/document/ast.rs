//! What a document says, before anything is known of the schema.
//!
//! One [`Document`] is the whole set that is checked and generated together: it may come from several sources,
//! and names are unique across them. Nothing that was written is dropped: duplicates, unknown names and
//! definitions that do not belong into a document are kept for the rules to name.

use std::collections::HashMap;

use crate::schema::OperationKind;
use crate::source::Span;
use crate::value::{Name, Value};

/// A set of definitions.
#[derive(Debug, Clone, Default)]
pub struct Document {
    definitions: Vec<Definition>,
    /// Where the fragment of each name is.
    fragments: HashMap<Box<str>, usize>,
}

impl Document {
    pub(super) fn new(definitions: Vec<Definition>) -> Self {
        let fragments = definitions.iter().enumerate().filter_map(|(index, definition)| match definition {
            Definition::Fragment(fragment) => Some((fragment.name.text.clone(), index)),
            _ => None,
        });
        Self { fragments: fragments.collect(), definitions }
    }

    /// The definitions, in the order of the sources and of the text in each.
    #[must_use]
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    /// The operations, in order.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.definitions.iter().filter_map(|definition| match definition {
            Definition::Operation(operation) => Some(operation),
            _ => None,
        })
    }

    /// The fragments, in order.
    pub fn fragments(&self) -> impl Iterator<Item = &Fragment> {
        self.definitions.iter().filter_map(|definition| match definition {
            Definition::Fragment(fragment) => Some(fragment),
            _ => None,
        })
    }

    /// The fragment of this name; of several, which is an error, the last, as in graphql-js.
    #[must_use]
    pub fn fragment(&self, name: &str) -> Option<&Fragment> {
        match self.definitions.get(self.fragment_index(name)?)? {
            Definition::Fragment(fragment) => Some(fragment),
            _ => None,
        }
    }

    /// Its place among the definitions.
    pub(crate) fn fragment_index(&self, name: &str) -> Option<usize> {
        self.fragments.get(name).copied()
    }
}

/// A top-level definition.
#[derive(Debug, Clone)]
pub enum Definition {
    /// `query`, `mutation` or `subscription`, or a bare `{ … }`.
    Operation(Operation),
    /// `fragment … on …`.
    Fragment(Fragment),
    /// A type, schema or directive definition or extension, which a document must not have.
    NotExecutable {
        /// What graphql-js calls it in its message: the type's name in quotes, or `schema`.
        what: Box<str>,
        /// The whole definition.
        span: Span,
        /// The names in it, which the rules look at all the same.
        names: TypeSystemNames,
    },
}

/// What a type, schema or directive definition names.
#[derive(Debug, Clone, Default)]
pub struct TypeSystemNames {
    /// The type that it defines; not one that it extends.
    pub ty: Option<Name>,
    /// The directive that it defines.
    pub directive: Option<Name>,
    /// The types that it refers to.
    pub types: Vec<Name>,
    /// The directives of each place in it, with the specification's name of that place.
    pub directives: Vec<(&'static str, Vec<Directive>)>,
}

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The whole definition, from the keyword (or `{`) to the last `}`; a description is not in it.
    pub span: Span,
    /// Query, mutation or subscription.
    pub kind: OperationKind,
    /// The keyword; the `{` of a bare selection.
    pub keyword: Span,
    /// Its name; `None` for an anonymous one.
    pub name: Option<Name>,
    /// The description before it (GraphQL September 2025).
    pub description: Option<String>,
    /// Its variables, in order, duplicates kept.
    pub variables: Vec<VariableDef>,
    /// Its directives.
    pub directives: Vec<Directive>,
    /// What it selects.
    pub selection: SelectionSet,
}

/// A fragment definition.
#[derive(Debug, Clone)]
pub struct Fragment {
    /// The whole definition, from `fragment` to the last `}`; a description is not in it.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// The description before it (GraphQL September 2025).
    pub description: Option<String>,
    /// The type after `on`.
    pub on: Name,
    /// Its directives.
    pub directives: Vec<Directive>,
    /// What it selects.
    pub selection: SelectionSet,
}

/// `$name: Type = default @directives`.
#[derive(Debug, Clone)]
pub struct VariableDef {
    /// The whole definition.
    pub span: Span,
    /// The name without `$`; the span covers the `$`.
    pub name: Name,
    /// The description before it (GraphQL September 2025); not in the span.
    pub description: Option<String>,
    /// Its type.
    pub ty: TypeExpr,
    /// Its default.
    pub default: Option<Value>,
    /// Its directives.
    pub directives: Vec<Directive>,
}

/// A type as written in a document.
#[derive(Debug, Clone)]
pub struct TypeExpr {
    /// What is written.
    pub kind: TypeExprKind,
    /// Where.
    pub span: Span,
}

/// What a [`TypeExpr`] is.
#[derive(Debug, Clone)]
pub enum TypeExprKind {
    /// A name.
    Named(Name),
    /// `[T]`.
    List(Box<TypeExpr>),
    /// `T!`.
    NonNull(Box<TypeExpr>),
}

impl TypeExpr {
    /// The name inside all wrappers.
    #[must_use]
    pub fn base(&self) -> &Name {
        match &self.kind {
            TypeExprKind::Named(name) => name,
            TypeExprKind::List(inner) | TypeExprKind::NonNull(inner) => inner.base(),
        }
    }
}

/// `@name(arguments)`.
#[derive(Debug, Clone)]
pub struct Directive {
    /// The whole directive.
    pub span: Span,
    /// The name without `@`; the span covers the `@`.
    pub name: Name,
    /// Its arguments, duplicates kept.
    pub arguments: Vec<Argument>,
}

/// `name: value`.
#[derive(Debug, Clone)]
pub struct Argument {
    /// Its name.
    pub name: Name,
    /// Its value.
    pub value: Value,
}

/// `{ … }`.
#[derive(Debug, Clone)]
pub struct SelectionSet {
    /// From `{` to `}`.
    pub span: Span,
    /// What is selected, in order.
    pub selections: Vec<Selection>,
}

/// One thing selected.
#[derive(Debug, Clone)]
pub enum Selection {
    /// A field.
    Field(Field),
    /// `...Name`.
    Spread(FragmentSpread),
    /// `... on Type { … }`.
    Inline(InlineFragment),
}

/// `alias: name(arguments) @directives { … }`.
#[derive(Debug, Clone)]
pub struct Field {
    /// The whole field with its selection.
    pub span: Span,
    /// The alias.
    pub alias: Option<Name>,
    /// The field's name.
    pub name: Name,
    /// Its arguments, duplicates kept.
    pub arguments: Vec<Argument>,
    /// Its directives.
    pub directives: Vec<Directive>,
    /// Its selection; `None` for a leaf.
    pub selection: Option<SelectionSet>,
}

impl Field {
    /// The key of this field in the answer: the alias, or else the name (GraphQL §2.7).
    #[must_use]
    pub fn response_key(&self) -> &Name {
        self.alias.as_ref().unwrap_or(&self.name)
    }
}

/// `...Name @directives`.
#[derive(Debug, Clone)]
pub struct FragmentSpread {
    /// From `...` to the end.
    pub span: Span,
    /// The fragment's name.
    pub name: Name,
    /// Its directives.
    pub directives: Vec<Directive>,
}

/// `... on Type @directives { … }`.
#[derive(Debug, Clone)]
pub struct InlineFragment {
    /// From `...` to `}`.
    pub span: Span,
    /// The type after `on`; `None` for the parent's own.
    pub on: Option<Name>,
    /// Its directives.
    pub directives: Vec<Directive>,
    /// What it selects.
    pub selection: SelectionSet,
}
