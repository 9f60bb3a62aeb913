//! The types of everything that was lowered, by their names.

use std::collections::HashMap;

use crate::ir::{FragmentItem, Module, TypeItem};

/// The types of a module.
pub(super) struct Items<'i> {
    /// By module and name.
    types: HashMap<(&'i str, &'i str), &'i TypeItem<'i>>,
    /// By the name of the fragment's type.
    fragments: HashMap<&'i str, &'i FragmentItem<'i>>,
}

impl<'i> Items<'i> {
    pub(super) fn new(module: &'i Module<'i>) -> Self {
        let of_fragments = module.fragments.iter().map(|fragment| (&*fragment.module, &fragment.types));
        let of_operations = module.operations.iter().map(|operation| (&*operation.module, &operation.types));
        let types = of_fragments
            .chain(of_operations)
            .flat_map(|(home, types)| types.iter().map(move |ty| ((home, &*ty.name), ty)));
        let fragments = module.fragments.iter().map(|fragment| (&*fragment.item.name, fragment));
        Self { types: types.collect(), fragments: fragments.collect() }
    }

    /// A type in the module of an operation or fragment.
    pub(super) fn ty(&self, home: &'i str, name: &'i str) -> Option<&'i TypeItem<'i>> {
        self.types.get(&(home, name)).copied()
    }

    /// A fragment, by the name of its type.
    pub(super) fn fragment(&self, type_name: &str) -> Option<&'i FragmentItem<'i>> {
        self.fragments.get(type_name).copied()
    }
}
