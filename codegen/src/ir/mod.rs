//! The intermediate representation: the Rust items that a set of documents becomes, with every name decided.
//!
//! Lowering needs a document that passed validation against the same schema; it decides on names, merges
//! fields, tells objects from tagged types and collects the enums and inputs in use. Rendering only writes down.
//!
//! Where things go: at the top are the enums, the input objects, the fragments and the operations. Each operation
//! `ListUsers` has a module `list_users` with its `Data` and the types of its selections, named by their path in
//! the answer (`UsersEdgesNode`); a fragment has such a module where it selects objects.

mod borrowing;
mod builders;
mod call;
mod collect;
mod inputs;
mod lower;
mod node_kind;
pub(crate) mod pages;
mod progress;
mod reading;
mod recursion;
mod selection;
mod text;
mod used;
mod variable_use;

pub(crate) use borrowing::Borrowing;
pub(crate) use builders::lower_calls;
pub(crate) use call::{ApiItem, CallItem, CallReturns, CallText, On, RESERVED};
pub(crate) use inputs::closure;
pub(crate) use lower::lower;
pub(crate) use node_kind::is_kind;
pub(crate) use reading::{Holds, Keys};

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::document;
use crate::schema::OperationKind;
use crate::source::Span;
use pages::{NodeList, Paging};

/// Everything that is generated from one set of documents.
#[derive(Debug)]
pub(crate) struct Module<'a> {
    pub(crate) enums: Vec<EnumItem<'a>>,
    pub(crate) inputs: Vec<InputItem<'a>>,
    pub(crate) fragments: Vec<FragmentItem<'a>>,
    pub(crate) operations: Vec<OperationItem<'a>>,
    /// The builders, where the whole API is asked for.
    pub(crate) api: Option<ApiItem<'a>>,
    /// Every name of a type, so that a prelude name among them is not taken for the prelude's.
    pub(crate) type_names: BTreeSet<String>,
}

/// A schema enum.
#[derive(Debug)]
pub(crate) struct EnumItem<'a> {
    pub(crate) name: String,
    pub(crate) graphql: &'a str,
    pub(crate) doc: Option<&'a str>,
    pub(crate) values: Vec<EnumValue<'a>>,
    /// The variant for values that the schema does not have.
    pub(crate) unknown: String,
}

/// A value of an enum.
#[derive(Debug)]
pub(crate) struct EnumValue<'a> {
    pub(crate) variant: String,
    pub(crate) value: &'a str,
    pub(crate) doc: Option<&'a str>,
    pub(crate) deprecated: Option<&'a str>,
}

/// An input object.
#[derive(Debug)]
pub(crate) struct InputItem<'a> {
    pub(crate) name: String,
    pub(crate) graphql: &'a str,
    pub(crate) doc: Option<&'a str>,
    pub(crate) kind: InputKind<'a>,
}

/// The two kinds of input objects.
#[derive(Debug)]
pub(crate) enum InputKind<'a> {
    /// Any of its fields.
    Fields(Vec<InputField<'a>>),
    /// Exactly one of its fields (`@oneOf`).
    OneOf(Vec<OneOfVariant<'a>>),
}

/// A field of an input object, or a variable of an operation.
#[derive(Debug)]
pub(crate) struct InputField<'a> {
    /// The field of the struct.
    pub(crate) rust: String,
    /// The setter; differs from `rust` only where that would be a constructor's name.
    pub(crate) setter: String,
    /// The name that is sent.
    pub(crate) wire: &'a str,
    pub(crate) doc: Option<&'a str>,
    pub(crate) deprecated: Option<&'a str>,
    pub(crate) presence: Presence,
    /// The type without its outer nullability.
    pub(crate) ty: InputType,
    /// Whether the type would contain itself without a box.
    pub(crate) boxed: bool,
}

/// Whether an input may be left out or be `null`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Must be given.
    Required,
    /// Must not be `null`, may be left out: it has a default.
    Defaulted,
    /// May be left out or be `null`.
    Optional,
}

/// A choice of a `@oneOf` input.
#[derive(Debug)]
pub(crate) struct OneOfVariant<'a> {
    pub(crate) variant: String,
    pub(crate) wire: &'a str,
    pub(crate) doc: Option<&'a str>,
    pub(crate) ty: InputType,
    pub(crate) boxed: bool,
}

/// The type of an input, without its outer nullability.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum InputType {
    Scalar(Scalar),
    Enum(String),
    Input(String),
    List { item: Box<InputType>, nullable: bool },
}

/// A scalar's Rust type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Scalar {
    String,
    /// A `String` that must not be printed: a password, token, secret or code.
    Sensitive,
    Int,
    Float,
    Boolean,
    Id,
    /// The id of a node of this kind.
    NodeId(&'static str),
    DateTime,
    StandardAttributes,
    /// Any other scalar that settings do not map: JSON, kept as it came.
    Json,
    /// What the settings say.
    Custom(String),
}

/// A fragment.
#[derive(Debug)]
pub(crate) struct FragmentItem<'a> {
    pub(crate) graphql: &'a str,
    pub(crate) span: Span,
    pub(crate) on: &'a str,
    pub(crate) module: String,
    /// The fragment's own type, at the top.
    pub(crate) item: TypeItem<'a>,
    /// The types of its selections, in its module.
    pub(crate) types: Vec<TypeItem<'a>>,
    /// The enums that its types name, to be found in its module.
    pub(crate) enums: BTreeSet<String>,
    /// Its text with that of the fragments it spreads; `None` where that uses variables.
    pub(crate) text: Option<String>,
}

/// An operation.
#[derive(Debug)]
pub(crate) struct OperationItem<'a> {
    pub(crate) kind: OperationKind,
    /// The name in the document.
    pub(crate) graphql: &'a str,
    pub(crate) span: Span,
    pub(crate) doc: Option<&'a str>,
    /// The struct of its variables.
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) variables: Vec<InputField<'a>>,
    /// The minified text that is sent: the operation and the fragments it reaches.
    pub(crate) document: String,
    /// `Data` first, then the types of its selections.
    pub(crate) types: Vec<TypeItem<'a>>,
    /// The enums and inputs that it names, to be found in its module.
    pub(crate) reexports: BTreeSet<String>,
    /// How many fields it asks of its root.
    pub(crate) root_fields: usize,
    /// How it is read page by page.
    pub(crate) paging: Paging,
}

/// A type of an answer.
#[derive(Debug)]
pub(crate) struct TypeItem<'a> {
    pub(crate) name: String,
    /// The schema's type.
    pub(crate) graphql: &'a str,
    pub(crate) doc: Option<&'a str>,
    /// The word of the user's that it stands for.
    pub(crate) span: Span,
    pub(crate) kind: TypeItemKind<'a>,
}

/// The two kinds of types in an answer.
#[derive(Debug)]
pub(crate) enum TypeItemKind<'a> {
    /// One shape whatever the `__typename`.
    Struct(Shape<'a>),
    /// A shape for each type that was asked for.
    Tagged {
        variants: Vec<Variant<'a>>,
        /// The variant for every other type.
        unknown: String,
        /// What that variant holds beside the `__typename`; `None` where nothing was selected for every type.
        unknown_type: Option<String>,
    },
}

/// A variant of a tagged type.
#[derive(Debug)]
pub(crate) struct Variant<'a> {
    pub(crate) name: String,
    /// The `__typename`.
    pub(crate) graphql: &'a str,
    /// The struct it holds, in the same module.
    pub(crate) type_name: String,
}

/// The fields and fragments of a struct.
#[derive(Debug, Default)]
pub(crate) struct Shape<'a> {
    pub(crate) fields: Vec<ShapeField<'a>>,
    pub(crate) spreads: Vec<ShapeSpread<'a>>,
    /// How to get to the nodes, where it is a connection's with its edges.
    pub(crate) nodes: Option<NodeList>,
}

/// A field of a struct.
#[derive(Debug)]
pub(crate) struct ShapeField<'a> {
    pub(crate) rust: String,
    /// The first place that asks for it.
    pub(crate) source: &'a document::Field,
    /// The key in the answer.
    pub(crate) key: &'a str,
    pub(crate) span: Span,
    pub(crate) doc: Option<&'a str>,
    pub(crate) deprecated: Option<&'a str>,
    /// Whether `@include` or `@skip` may leave it out.
    pub(crate) conditional: bool,
    pub(crate) ty: OutputType,
}

/// A fragment in a struct.
#[derive(Debug)]
pub(crate) struct ShapeSpread<'a> {
    pub(crate) rust: String,
    pub(crate) span: Span,
    /// The fragment's type, at the top.
    pub(crate) type_name: String,
    /// Whether `@include` or `@skip` may leave it out.
    pub(crate) conditional: bool,
    /// The keys of the answer that the fragment takes.
    pub(crate) keys: Rc<Keys<'a>>,
}

/// The type of a field in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OutputType {
    Scalar(Scalar),
    Enum(String),
    /// A type of the same module.
    Selection(String),
    /// The fragment that a builder's caller chose.
    Chosen,
    List(Box<OutputType>),
    Nullable(Box<OutputType>),
}

impl OutputType {
    /// The type inside of lists and nulls.
    pub(crate) fn leaf(&self) -> &Self {
        match self {
            Self::List(inner) | Self::Nullable(inner) => inner.leaf(),
            leaf => leaf,
        }
    }
}
