//! Random answers to a document, as a server would give them: keys merged and left out as the specification says, lists,
//! nulls, and now and then a type or an enum value that the schema does not have yet.
//!
//! This is the other side of what the generator decides ahead of time, and shares no code with it but the parser: an
//! answer follows the text, one object of one type at a time.

mod compare;
mod generate;
mod select;

use std::collections::BTreeMap;

use authgear_admin_codegen::schema::TypeId;
use serde_json::Value;

use crate::Rng;

pub use compare::difference;
pub use generate::answer;
pub use select::{Request, conditions};

/// The values of the variables that `@include` and `@skip` look at.
pub type Conditions = BTreeMap<String, bool>;

/// An answer, or a part of it.
#[derive(Debug, Clone)]
pub enum Answer {
    /// A scalar, an enum value or `null`.
    Leaf(Value),
    /// A list.
    List(Vec<Answer>),
    /// An object.
    Object {
        /// Its type.
        ty: ObjectType,
        /// Its entries, in the order in which they were selected.
        entries: Vec<(String, Answer)>,
    },
}

/// The type of an object in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectType {
    /// An object type of the schema.
    Known(TypeId),
    /// One that the schema does not have, of which only this is known: it has all fields of this interface or is a
    /// member of this union.
    New(TypeId),
}

/// The `__typename` of an object of a [`ObjectType::New`] type.
pub(crate) const NEW_TYPE: &str = "AddedLater";

impl Answer {
    /// Its JSON, with the entries in the order they have.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, &mut None);
        text
    }

    /// Its JSON, with the entries of each object in any order.
    #[must_use]
    pub fn to_shuffled_text(&self, rng: &mut Rng) -> String {
        let mut text = String::new();
        self.write(&mut text, &mut Some(rng));
        text
    }

    /// Writes it, with the entries shuffled where there is something to do that with.
    fn write(&self, text: &mut String, order: &mut Option<&mut Rng>) {
        match self {
            Self::Leaf(value) => text.push_str(&value.to_string()),
            Self::List(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    item.write(text, order);
                }
                text.push(']');
            }
            Self::Object { entries, .. } => {
                let mut entries: Vec<_> = entries.iter().collect();
                if let Some(rng) = order {
                    rng.shuffle(&mut entries);
                }
                text.push('{');
                for (index, (key, value)) in entries.into_iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    text.push_str(&Value::from(key.as_str()).to_string());
                    text.push(':');
                    value.write(text, order);
                }
                text.push('}');
            }
        }
    }
}
