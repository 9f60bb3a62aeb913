//! From a valid document to the items it becomes: decides on the names at the top and puts the parts together.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::call::ApiItem;
use super::inputs::closure;
use super::node_kind::NodeKinds;
use super::pages::{self, Paging};
use super::progress::{Progress, size};
use super::reading::Readings;
use super::recursion::Recursion;
use super::selection::{Named, Selections};
use super::text::{Texts, fragment_size, text_size};
use super::used::used_types;
use super::{FragmentItem, Module, OperationItem};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Fragment, Operation, RootFields};
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
    /// The enums in use.
    enums: Vec<TypeId>,
    /// The input objects in use.
    inputs: Vec<TypeId>,
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
    let fragments = fragment_names(document, &mut scope);
    let lowering =
        Lowering::new(schema, document, settings, used_types(schema, document), fragments, &mut scope);
    let mut fragments: Vec<_> = document
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
    add_texts(document, &mut fragments, &mut texts);
    let operations = operations.into_iter().map(|(_, item)| item).collect();
    Ok(lowering.module(fragments, operations, None, scope))
}

/// Gives each fragment its text.
pub(super) fn add_texts<'d>(
    document: &'d Document,
    fragments: &mut [FragmentItem<'_>],
    texts: &mut Texts<'d>,
) {
    for item in fragments {
        item.text = document.fragment(item.graphql).and_then(|fragment| texts.fragment(fragment));
    }
}

/// The names of the fragments' types, by the fragments' names.
pub(super) fn fragment_names<'a>(document: &'a Document, scope: &mut Scope) -> HashMap<&'a str, String> {
    let name = |fragment: &'a Fragment| {
        (fragment.name.as_str(), scope.claim_or(type_name(&fragment.name.text), "Fragment"))
    };
    document.fragments().map(name).collect()
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

impl<'a> Lowering<'a> {
    /// Decides on the names of the enums and input objects among the types in use, and what those reach.
    pub(super) fn new(
        schema: &'a Schema,
        document: &'a Document,
        settings: &'a Settings,
        used: BTreeSet<TypeId>,
        fragments: HashMap<&'a str, String>,
        scope: &mut Scope,
    ) -> Self {
        let (enums, inputs): (Vec<TypeId>, Vec<TypeId>) = closure(schema, used)
            .into_iter()
            .partition(|id| matches!(schema.ty(*id).kind, TypeKind::Enum { .. }));
        let mut shared = HashMap::new();
        for (ids, suffix) in [(&enums, "Enum"), (&inputs, "Input")] {
            for id in ids {
                shared.insert(*id, scope.claim_or(type_name(&schema.ty(*id).name.text), suffix));
            }
        }
        Self {
            schema,
            document,
            settings,
            shared,
            fragments,
            readings: Readings::default(),
            recursion: Recursion::new(schema, &inputs),
            node_kinds: NodeKinds::new(schema, settings),
            enums,
            inputs,
        }
    }

    /// Everything together.
    pub(super) fn module(
        &self,
        fragments: Vec<FragmentItem<'a>>,
        operations: Vec<OperationItem<'a>>,
        api: Option<ApiItem<'a>>,
        scope: Scope,
    ) -> Module<'a> {
        let inner = fragments.iter().flat_map(|item| &item.types);
        let inner = inner.chain(operations.iter().flat_map(|item| &item.types)).map(|ty| ty.name.clone());
        let type_names = scope.into_names().into_iter().chain(inner).collect();
        let mut module = Module {
            enums: self.enums.iter().map(|id| self.enum_item(*id)).collect(),
            inputs: self.inputs.iter().map(|id| self.input_item(*id)).collect(),
            fragments,
            operations,
            api,
            type_names,
        };
        pages::find(self.schema, &mut module);
        module
    }

    /// Of a document for which no names are decided.
    #[cfg(test)]
    pub(super) fn of(schema: &'a Schema, document: &'a Document, settings: &'a Settings) -> Self {
        let (readings, node_kinds) = (Readings::default(), NodeKinds::new(schema, settings));
        let (shared, fragments, recursion) = (HashMap::new(), HashMap::new(), Recursion::default());
        let (enums, inputs) = (Vec::new(), Vec::new());
        Self { schema, document, settings, shared, fragments, readings, recursion, node_kinds, enums, inputs }
    }

    /// The Rust name of an enum or input object in use.
    pub(super) fn shared_name(&self, id: TypeId) -> String {
        self.shared.get(&id).cloned().unwrap_or_else(|| type_name(&self.schema.ty(id).name.text))
    }

    /// The Rust name of a fragment.
    pub(super) fn fragment_name(&self, fragment: &str) -> String {
        self.fragments.get(fragment).cloned().unwrap_or_else(|| type_name(fragment))
    }

    /// The items of a fragment; nothing where it selects nothing or all is too large by now.
    pub(super) fn fragment(
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
        progress.add_size(fragment_size(self.document, fragment), fragment.name.span);
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
        Some(FragmentItem { graphql, span: fragment.name.span, on, module, item, types, enums, text: None })
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
