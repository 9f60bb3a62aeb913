//! How a fragment is read from the answer's object that it shares with others: which keys it takes, and whether its
//! type is told by `__typename`. Found once for each fragment, however many places spread it.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::collect::{Occurrence, collect};
use crate::Settings;
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
    fn of(definition: Option<&FieldDef>, schema: &Schema, settings: &Settings) -> Self {
        let Some(TypeRef::Named(id)) = definition.map(|definition| definition.ty.nullable()) else {
            return Self::Text;
        };
        let ty = schema.ty(*id);
        let name = ty.name.as_str();
        match ty.kind {
            TypeKind::Enum { .. } => Self::Leaf,
            TypeKind::Scalar { .. } if settings.scalars.contains_key(name) => Self::Text,
            TypeKind::Scalar { .. } if PLAIN.contains(&name) => Self::Leaf,
            _ => Self::Text,
        }
    }
}

/// The scalars that are one string, number or boolean.
const PLAIN: &[&str] = &["String", "Int", "Float", "Boolean", "ID", "DateTime"];

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
    pub(super) fn keys(
        &self,
        schema: &Schema,
        document: &'a Document,
        settings: &Settings,
        fragment: &'a Fragment,
    ) -> Rc<Keys<'a>> {
        let known = self.keys.borrow().get(fragment.name.as_str()).cloned();
        known.unwrap_or_else(|| {
            let mut taken = Taken { schema, document, settings, keys: Keys::new(), seen: HashSet::new() };
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
    schema: &'f Schema,
    document: &'a Document,
    settings: &'f Settings,
    keys: Keys<'a>,
    seen: HashSet<&'a str>,
}

impl<'a> Taken<'a, '_> {
    fn add(&mut self, on: Option<TypeId>, set: &'a SelectionSet) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    let definition = on.and_then(|on| self.schema.field_of(on, field.name.as_str()));
                    let holds = match field.selection {
                        Some(_) => Holds::Objects,
                        None => Holds::of(definition, self.schema, self.settings),
                    };
                    let known = self.keys.entry(field.response_key().as_str()).or_insert(holds);
                    *known = holds.max(*known);
                }
                Selection::Inline(inline) => {
                    let on = inline.on.as_ref().map_or(on, |on| self.schema.id(on.as_str()));
                    self.add(on, &inline.selection);
                }
                Selection::Spread(spread) => {
                    if let Some(fragment) = self.document.fragment(spread.name.as_str())
                        && self.seen.insert(fragment.name.as_str())
                    {
                        self.add(self.schema.id(fragment.on.as_str()), &fragment.selection);
                    }
                }
            }
        }
    }
}
