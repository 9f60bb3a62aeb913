//! From a valid document to the items it becomes: decides on the names at the top and puts the parts together.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::inputs::closure;
use super::node_kind::NodeKinds;
use super::pages::{self, Paging};
use super::progress::{Progress, size};
use super::reading::Readings;
use super::recursion::Recursion;
use super::selection::{Named, Selections};
use super::text::{Texts, text_size};
use super::{FragmentItem, Module, OperationItem};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Fragment, Operation, RootFields, Selection, SelectionSet};
use crate::naming::{Scope, module_name, type_name};
use crate::schema::{OperationKind, Schema, TypeId, TypeKind};
use crate::settings::Settings;
use crate::source::Sources;
use crate::validate::unnamed;
use crate::value::Name;

/// What lowering looks at, and the names it decided on.
pub(super) struct Lowering<'a> {
    pub(super) schema: &'a Schema,
    pub(super) document: &'a Document,
    pub(super) settings: &'a Settings,
    /// Rust names of the enums and input objects in use.
    shared: HashMap<TypeId, String>,
    /// Rust names of the fragments, by the fragment's name.
    fragments: HashMap<&'a str, String>,
    pub(super) readings: Readings<'a>,
    pub(super) recursion: Recursion,
    pub(super) node_kinds: NodeKinds,
}

/// Lowers a document that passed validation against this schema.
///
/// # Errors
/// What is valid GraphQL and has no Rust counterpart: anonymous operations, subscriptions, an alias `__typename`.
pub(crate) fn lower<'a>(
    sources: &Sources,
    schema: &'a Schema,
    document: &'a Document,
    settings: &'a Settings,
) -> Result<Module<'a>, Diagnostics> {
    let mut progress = Progress::default();
    let mut scope = Scope::new();
    let mut operations = Vec::new();
    for operation in document.operations() {
        match operation_name(operation) {
            Ok(name) => {
                let names =
                    Names { item: scope.claim(type_name(name)), module: scope.claim(module_name(name)) };
                operations.push((operation, name, names));
            }
            Err(diagnostic) => progress.diagnostics.push(*diagnostic),
        }
    }
    let fragments = document
        .fragments()
        .map(|fragment| (fragment.name.as_str(), scope.claim_or(type_name(&fragment.name.text), "Fragment")))
        .collect();
    let used = closure(schema, used_types(schema, document));
    let (enums, inputs): (Vec<TypeId>, Vec<TypeId>) =
        used.into_iter().partition(|id| matches!(schema.ty(*id).kind, TypeKind::Enum { .. }));
    let mut shared = HashMap::new();
    for (ids, suffix) in [(&enums, "Enum"), (&inputs, "Input")] {
        for id in ids {
            shared.insert(*id, scope.claim_or(type_name(&schema.ty(*id).name.text), suffix));
        }
    }
    let (readings, recursion) = (Readings::default(), Recursion::new(schema, &inputs));
    let node_kinds = NodeKinds::new(schema, settings);
    let lowering =
        Lowering { schema, document, settings, shared, fragments, readings, recursion, node_kinds };
    let fragments: Vec<_> = document
        .fragments()
        .filter_map(|fragment| lowering.fragment(fragment, &mut scope, &mut progress))
        .collect();
    let mut operations: Vec<_> = operations
        .into_iter()
        .filter_map(|(operation, graphql, names)| {
            lowering.operation(operation, graphql, names, &mut progress).map(|item| (operation, item))
        })
        .collect();
    if progress.diagnostics.has_errors() {
        return Err(progress.diagnostics);
    }
    // Only now is it known where `__typename` must be asked for.
    let mut texts = Texts::new(sources, document, &progress.inserts);
    for (operation, item) in &mut operations {
        item.document = texts.text(operation);
    }
    let inner = fragments.iter().flat_map(|item| &item.types);
    let inner = inner.chain(operations.iter().flat_map(|(_, item)| &item.types)).map(|ty| ty.name.clone());
    let type_names = scope.into_names().into_iter().chain(inner).collect();
    let mut module = Module {
        enums: enums.iter().map(|id| lowering.enum_item(*id)).collect(),
        inputs: inputs.iter().map(|id| lowering.input_item(*id)).collect(),
        fragments,
        operations: operations.into_iter().map(|(_, item)| item).collect(),
        type_names,
    };
    pages::find(schema, &mut module);
    Ok(module)
}

/// The names that an operation puts at the top.
struct Names {
    item: String,
    module: String,
}

/// The name of an operation that can become a type.
fn operation_name(operation: &Operation) -> Result<&str, Box<Diagnostic>> {
    if operation.kind == OperationKind::Subscription {
        return Err(Box::new(
            Diagnostic::error("NoSubscriptions", "The Admin API has no subscriptions.", operation.keyword)
                .help("Ask with a query instead."),
        ));
    }
    operation.name.as_ref().map(Name::as_str).ok_or_else(|| Box::new(unnamed(operation, Severity::Error)))
}

/// The types that the documents name or select: of variables, and of the fields in all selections.
fn used_types(schema: &Schema, document: &Document) -> BTreeSet<TypeId> {
    let mut used = BTreeSet::new();
    for operation in document.operations() {
        used.extend(operation.variables.iter().filter_map(|variable| schema.id(variable.ty.base().as_str())));
        if let Some(root) = schema.root(operation.kind) {
            add_selected(schema, root, &operation.selection, &mut used);
        }
    }
    for fragment in document.fragments() {
        if let Some(on) = schema.id(fragment.on.as_str()) {
            add_selected(schema, on, &fragment.selection, &mut used);
        }
    }
    used
}

fn add_selected(schema: &Schema, parent: TypeId, set: &SelectionSet, used: &mut BTreeSet<TypeId>) {
    for selection in &set.selections {
        match selection {
            Selection::Field(field) => {
                let Some(definition) = schema.field_of(parent, field.name.as_str()) else {
                    continue;
                };
                let base = definition.ty.base();
                used.insert(base);
                if let Some(set) = &field.selection {
                    add_selected(schema, base, set, used);
                }
            }
            Selection::Inline(inline) => {
                let on = inline.on.as_ref().map_or(Some(parent), |on| schema.id(on.as_str()));
                if let Some(on) = on {
                    add_selected(schema, on, &inline.selection, used);
                }
            }
            Selection::Spread(_) => {}
        }
    }
}

impl<'a> Lowering<'a> {
    /// Of a document for which no names are decided.
    #[cfg(test)]
    pub(super) fn of(schema: &'a Schema, document: &'a Document, settings: &'a Settings) -> Self {
        let (readings, node_kinds) = (Readings::default(), NodeKinds::new(schema, settings));
        let (shared, fragments, recursion) = (HashMap::new(), HashMap::new(), Recursion::default());
        Self { schema, document, settings, shared, fragments, readings, recursion, node_kinds }
    }

    /// The Rust name of an enum or input object in use.
    pub(super) fn shared_name(&self, id: TypeId) -> String {
        self.shared.get(&id).cloned().unwrap_or_else(|| type_name(&self.schema.ty(id).name.text))
    }

    /// The Rust name of a fragment.
    pub(super) fn fragment_name(&self, fragment: &str) -> String {
        self.fragments.get(fragment).cloned().unwrap_or_else(|| type_name(fragment))
    }

    fn fragment(
        &self,
        fragment: &'a Fragment,
        scope: &mut Scope,
        progress: &mut Progress,
    ) -> Option<FragmentItem<'a>> {
        if progress.is_too_large() {
            return None;
        }
        let on = self.schema.id(fragment.on.as_str())?;
        let name = self.fragment_name(&fragment.name.text);
        let named = Named { name, path: String::new(), span: fragment.name.span };
        let (mut types, mut enums) = Selections::new(self, progress).lower(named, on, &fragment.selection);
        if types.is_empty() {
            return None;
        }
        let mut item = types.remove(0);
        // A selection's type goes before: it has no other place to be found.
        let own: HashSet<&str> = types.iter().map(|ty| ty.name.as_str()).collect();
        enums.retain(|name| !own.contains(name.as_str()));
        item.doc = fragment.description.as_deref().or(item.doc);
        let (graphql, on) = (&*fragment.name.text, &*fragment.on.text);
        // A fragment without types of its own inside takes no name for a module.
        let module = module_name(graphql);
        let module = if types.is_empty() { module } else { scope.claim_or(module, "_fragment") };
        Some(FragmentItem { graphql, span: fragment.name.span, on, module, item, types, enums })
    }

    fn operation(
        &self,
        operation: &'a Operation,
        graphql: &'a str,
        names: Names,
        progress: &mut Progress,
    ) -> Option<OperationItem<'a>> {
        let root = self.schema.root(operation.kind)?;
        let span = operation.name.as_ref()?.span;
        let doc = operation.description.as_deref();
        let written = size::NAMES * graphql.len() + doc.map_or(0, str::len);
        progress.add_size(size::OPERATION + written + text_size(self.document, operation), span);
        for variable in &operation.variables {
            let name = &variable.name;
            progress.add_size(size::VARIABLE + size::NAMES * name.text.len(), name.span);
        }
        if progress.is_too_large() {
            return None;
        }
        let named = Named { name: "Data".to_owned(), path: String::new(), span };
        let (types, mut reexports) = Selections::new(self, progress).lower(named, root, &operation.selection);
        let variables =
            operation.variables.iter().filter_map(|variable| self.schema.id(variable.ty.base().as_str()));
        reexports.extend(closure(self.schema, variables).into_iter().map(|id| self.shared_name(id)));
        // A selection's type goes before: it has no other place to be found.
        let own: HashSet<&str> = types.iter().map(|ty| ty.name.as_str()).collect();
        reexports.retain(|name| !own.contains(name.as_str()));
        progress.add_size(reexports.iter().map(|name| name.len() + 2).sum(), span);
        Some(OperationItem {
            kind: operation.kind,
            graphql,
            span,
            doc,
            name: names.item,
            module: names.module,
            variables: self.variables(operation),
            document: String::new(),
            types,
            reexports,
            root_fields: RootFields::new(self.document).of(&operation.selection),
            paging: Paging::None,
        })
    }
}
