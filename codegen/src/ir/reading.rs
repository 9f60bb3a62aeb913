//! How a fragment is read from the answer's object that it shares with others: which keys it takes, and whether its
//! type is told by `__typename`. Found once for each fragment, however many places spread it.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::Scalar;
use super::collect::{Occurrence, collect};
use super::lower::Lowering;
use crate::document::{Document, Fragment, Selection, SelectionSet};
use crate::schema::{FieldDef, Schema, TypeId, TypeKind, TypeRef};

/// The keys of the answer that a fragment takes, and what their values hold.
pub(crate) type Keys<'a> = BTreeMap<&'a str, Holds>;

/// What the values of a key hold; of several fields of one key, the last of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holds {
    /// One string, number, boolean or enum value, that the runtime knows how to read.
    Leaf,
    /// A list, or a scalar of any shape.
    Text,
    /// Objects.
    Objects,
}

impl Holds {
    fn of(definition: Option<&FieldDef>, lowering: &Lowering<'_>) -> Self {
        let Some(TypeRef::Named(id)) = definition.map(|definition| definition.ty.nullable()) else {
            return Self::Text;
        };
        match lowering.schema.ty(*id).kind {
            TypeKind::Enum { .. } => Self::Leaf,
            TypeKind::Scalar { .. } => match lowering.scalar(*id, false, None) {
                Scalar::String
                | Scalar::Sensitive
                | Scalar::Int
                | Scalar::Float
                | Scalar::Boolean
                | Scalar::Id
                | Scalar::NodeId(_)
                | Scalar::DateTime => Self::Leaf,
                Scalar::StandardAttributes | Scalar::Json | Scalar::Custom(_) => Self::Text,
            },
            _ => Self::Text,
        }
    }
}

/// What was found of the fragments so far, by their names.
#[derive(Debug, Default)]
pub(super) struct Readings<'a> {
    told_by_typename: RefCell<HashMap<&'a str, bool>>,
    keys: RefCell<HashMap<&'a str, Rc<Keys<'a>>>>,
}

impl<'a> Readings<'a> {
    /// Whether reading a fragment takes the `__typename`: its type, or that of a fragment in it, is tagged. Asking for
    /// it first where the fragment is spread lets the answer be read without waiting.
    pub(super) fn is_told_by_typename(
        &self,
        schema: &Schema,
        document: &'a Document,
        fragment: &'a Fragment,
    ) -> bool {
        let known = self.told_by_typename.borrow().get(fragment.name.as_str()).copied();
        known.unwrap_or_else(|| {
            let told = schema.id(fragment.on.as_str()).is_some_and(|on| {
                let collected = collect(schema, document, on, on, &[Occurrence::always(&fragment.selection)]);
                let tagged = !collected.unmet.is_empty() && schema.ty(on).is_abstract();
                tagged
                    || collected
                        .spreads
                        .iter()
                        .any(|spread| self.is_told_by_typename(schema, document, spread.fragment))
            });
            self.told_by_typename.borrow_mut().insert(fragment.name.as_str(), told);
            told
        })
    }

    /// The keys of the answer that a fragment takes: its fields', and those of the fragments and inline fragments in
    /// it, and `__typename` where that tells its type.
    pub(super) fn keys(&self, lowering: &Lowering<'a>, fragment: &'a Fragment) -> Rc<Keys<'a>> {
        let known = self.keys.borrow().get(fragment.name.as_str()).cloned();
        known.unwrap_or_else(|| {
            let (schema, document) = (lowering.schema, lowering.document);
            let mut taken = Taken { lowering, keys: Keys::new(), seen: HashSet::new() };
            taken.add(schema.id(fragment.on.as_str()), &fragment.selection);
            if self.is_told_by_typename(schema, document, fragment) {
                taken.keys.insert("__typename", Holds::Leaf);
            }
            let keys = Rc::new(taken.keys);
            self.keys.borrow_mut().insert(fragment.name.as_str(), Rc::clone(&keys));
            keys
        })
    }
}

/// The keys that a fragment takes, as they are found.
struct Taken<'a, 'f> {
    lowering: &'f Lowering<'a>,
    keys: Keys<'a>,
    seen: HashSet<&'a str>,
}

impl<'a> Taken<'a, '_> {
    fn add(&mut self, on: Option<TypeId>, set: &'a SelectionSet) {
        let Lowering { schema, document, .. } = self.lowering;
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    let definition = on.and_then(|on| schema.field_of(on, field.name.as_str()));
                    let holds = match field.selection {
                        Some(_) => Holds::Objects,
                        None => Holds::of(definition, self.lowering),
                    };
                    let known = self.keys.entry(field.response_key().as_str()).or_insert(holds);
                    *known = holds.max(*known);
                }
                Selection::Inline(inline) => {
                    let on = inline.on.as_ref().map_or(on, |on| schema.id(on.as_str()));
                    self.add(on, &inline.selection);
                }
                Selection::Spread(spread) => {
                    if let Some(fragment) = document.fragment(spread.name.as_str())
                        && self.seen.insert(fragment.name.as_str())
                    {
                        self.add(schema.id(fragment.on.as_str()), &fragment.selection);
                    }
                }
            }
        }
    }
}
