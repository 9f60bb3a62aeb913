//! Documents that can be put together and changed: a syntax tree without places, and its text.
//!
//! The generator's own tree is no use here. It comes from a text, keeps places in it, and is what is under test.

mod node;
mod text;

pub use authgear_admin_codegen::schema::OperationKind;
pub use node::Node;
pub(crate) use text::arguments_text;
pub use text::join;

/// A document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Its operations and fragments, in order.
    pub definitions: Vec<Definition>,
}

/// An operation or a fragment.
#[derive(Debug, Clone, PartialEq)]
pub enum Definition {
    /// An operation.
    Operation(Operation),
    /// A fragment.
    Fragment(Fragment),
}

/// An operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Its keyword.
    pub kind: OperationKind,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// Its variables.
    pub variables: Vec<Variable>,
    /// Its directives.
    pub directives: Vec<Directive>,
    /// What it selects.
    pub selections: Vec<Selection>,
}

/// A fragment.
#[derive(Debug, Clone, PartialEq)]
pub struct Fragment {
    /// Its name.
    pub name: String,
    /// Its type condition.
    pub on: String,
    /// Its directives.
    pub directives: Vec<Directive>,
    /// What it selects.
    pub selections: Vec<Selection>,
}

/// A variable's definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// The name without `$`.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// Its default.
    pub default: Option<Value>,
    /// Its directives.
    pub directives: Vec<Directive>,
}

/// The type of a variable.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// A name.
    Named(String),
    /// `[T]`.
    List(Box<Type>),
    /// `T!`.
    NonNull(Box<Type>),
}

/// A use of a directive.
#[derive(Debug, Clone, PartialEq)]
pub struct Directive {
    /// The name without `@`.
    pub name: String,
    /// Its arguments.
    pub arguments: Vec<Argument>,
}

/// An argument, or a field of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A variable, by its name.
    Variable(String),
    /// A number, string, boolean, enum value or `null`, as it is written.
    Literal(String),
    /// `[…]`.
    List(Vec<Value>),
    /// `{…}`.
    Object(Vec<Argument>),
}

/// One thing selected.
#[derive(Debug, Clone, PartialEq)]
pub enum Selection {
    /// A field.
    Field(Field),
    /// A named fragment.
    Spread(Spread),
    /// An inline fragment.
    Inline(Inline),
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its alias.
    pub alias: Option<String>,
    /// Its name.
    pub name: String,
    /// Its arguments.
    pub arguments: Vec<Argument>,
    /// Its directives.
    pub directives: Vec<Directive>,
    /// What it selects; nothing for a leaf.
    pub selections: Vec<Selection>,
}

impl Field {
    /// `__typename`.
    #[must_use]
    pub fn typename() -> Self {
        Self {
            alias: None,
            name: "__typename".to_owned(),
            arguments: Vec::new(),
            directives: Vec::new(),
            selections: Vec::new(),
        }
    }

    /// Its key in the answer.
    #[must_use]
    pub fn key(&self) -> &str {
        self.alias.as_deref().unwrap_or(&self.name)
    }
}

/// `...Name`.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// The fragment's name.
    pub name: String,
    /// Its directives.
    pub directives: Vec<Directive>,
}

/// `... on Type { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// Its type condition, if it has one.
    pub on: Option<String>,
    /// Its directives.
    pub directives: Vec<Directive>,
    /// What it selects.
    pub selections: Vec<Selection>,
}

impl Document {
    /// The fragment of this name.
    #[must_use]
    pub fn fragment(&self, name: &str) -> Option<&Fragment> {
        self.definitions.iter().find_map(|definition| match definition {
            Definition::Fragment(fragment) if fragment.name == name => Some(fragment),
            _ => None,
        })
    }
}
