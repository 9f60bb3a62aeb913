//! From the document that was composed for the builders of an API to the items it becomes: methods, their types and the
//! default fragments.

use super::Module;
use super::call::{self, ApiItem, ApiNames, CallItem, CallReturns};
use super::lower::{Lowering, add_texts, fragment_names};
use super::progress::Progress;
use super::text::Texts;
use super::used::used_types;
use crate::api::{Call, default_name, kinds};
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::naming::{Scope, type_name};
use crate::schema::{Schema, TypeId, TypeKind};
use crate::settings::Settings;
use crate::source::Sources;

/// Lowers the document that was composed for the builders of an API, as it passed validation.
///
/// # Errors
/// As [`lower`](super::lower()).
pub(crate) fn lower_calls<'a>(
    sources: &Sources,
    schema: &'a Schema,
    document: &'a Document,
    calls: &'a [Call<'a>],
    settings: &'a Settings,
) -> Result<Module<'a>, Diagnostics> {
    let mut progress = Progress::default();
    let mut scope = Scope::new();
    let mut claim = |name: &str| scope.claim(name.to_owned());
    let names = ApiNames {
        api: claim("AdminApi"),
        node: claim("NodeDefault"),
        client: claim("C"),
        fragment: claim("F"),
        kind: claim("K"),
    };
    let types: Vec<String> = calls.iter().map(|call| scope.claim(type_name(&call.operation))).collect();
    let fragments = fragment_names(document, &mut scope);
    let mut used = used_types(schema, document);
    // Not those of variables: an input object whose fields a builder takes is none of its own.
    used.retain(|id| !matches!(schema.ty(*id).kind, TypeKind::Input { .. }));
    used.extend(calls.iter().flat_map(|call| call::named(schema, call)));
    let lowering = Lowering::new(schema, document, settings, used, fragments, &mut scope);
    let mut fragments: Vec<_> = document
        .fragments()
        .filter_map(|fragment| lowering.fragment(fragment, &mut scope, &mut progress))
        .collect();
    if progress.diagnostics.has_errors() {
        return Err(progress.diagnostics);
    }
    let mut texts = Texts::new(sources, document, &progress.inserts);
    add_texts(document, &mut fragments, &mut texts);
    let mut methods = Scope::of(call::RESERVED);
    let calls: Vec<CallItem<'a>> = calls
        .iter()
        .zip(document.operations())
        .zip(types)
        .map(|((call, operation), name)| {
            let method = methods.claim_or(call.method.clone(), &format!("_{}", call.kind.keyword()));
            lowering.call(call, (name, method), operation, &mut texts)
        })
        .collect();
    let default = |id: &TypeId| {
        let ty = schema.ty(*id);
        (ty.name.as_str(), lowering.fragment_name(&default_name(ty)))
    };
    let has_nodes = calls.iter().any(|call| matches!(call.returns, CallReturns::Node { .. }));
    let nodes = if has_nodes { kinds(schema).iter().map(default).collect() } else { Vec::new() };
    let api = ApiItem { calls, nodes, names };
    Ok(lowering.module(fragments, Vec::new(), Some(api), scope))
}
