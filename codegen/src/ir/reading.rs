//! How a fragment is read from the answer's object that it shares with others: which keys it takes, and whether its
//! type is told by `__typename`. Found once for each fragment, however many places spread it.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::collect::{Occurrence, collect};
use crate::document::{Document, Fragment, Selection, SelectionSet};
use crate::schema::Schema;

/// The keys of the answer that a fragment takes, and whether their values are objects.
pub(crate) type Keys<'a> = BTreeMap<&'a str, bool>;

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
        fragment: &'a Fragment,
    ) -> Rc<Keys<'a>> {
        let known = self.keys.borrow().get(fragment.name.as_str()).cloned();
        known.unwrap_or_else(|| {
            let mut keys = Keys::new();
            add_keys(document, &fragment.selection, &mut keys, &mut HashSet::new());
            if self.is_told_by_typename(schema, document, fragment) {
                keys.insert("__typename", false);
            }
            let keys = Rc::new(keys);
            self.keys.borrow_mut().insert(fragment.name.as_str(), Rc::clone(&keys));
            keys
        })
    }
}

fn add_keys<'a>(
    document: &'a Document,
    set: &'a SelectionSet,
    keys: &mut Keys<'a>,
    seen: &mut HashSet<&'a str>,
) {
    for selection in &set.selections {
        match selection {
            Selection::Field(field) => {
                *keys.entry(field.response_key().as_str()).or_default() |= field.selection.is_some();
            }
            Selection::Inline(inline) => add_keys(document, &inline.selection, keys, seen),
            Selection::Spread(spread) => {
                if let Some(fragment) = document.fragment(spread.name.as_str())
                    && seen.insert(fragment.name.as_str())
                {
                    add_keys(document, &fragment.selection, keys, seen);
                }
            }
        }
    }
}
