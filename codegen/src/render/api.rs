//! The whole API: a trait whose methods begin the builders, and what of a fragment lets it be selected.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::Text;
use super::operation::escaped;
use super::{Renderer, docs, name};
use crate::ir::{ApiItem, FragmentItem, On};

impl Renderer<'_> {
    pub(super) fn api(&self, api: &ApiItem<'_>) -> TokenStream {
        let methods = api.calls.iter().map(|call| self.call_method(api, call));
        let calls = api.calls.iter().map(|call| self.call(api, call));
        let (trait_name, client) = (name(&api.names.api), name(&api.names.client));
        let doc = docs::lines(&["The whole Admin API: a method for every field of its roots."]);
        let nodes = self.nodes_of_kinds(api);
        quote! {
            #doc
            pub trait #trait_name: ::authgear_admin::Caller { #(#methods)* }
            impl<#client: ::authgear_admin::Caller> #trait_name for #client {}
            #nodes
            #(#calls)*
        }
    }

    /// The kinds of nodes, with what comes back of them where nothing is selected.
    fn nodes_of_kinds(&self, api: &ApiItem<'_>) -> TokenStream {
        if api.nodes.is_empty() {
            return TokenStream::new();
        }
        let trait_name = name(&api.names.node);
        let impls = api.nodes.iter().map(|(kind, default)| {
            let (kind, default) = (name(kind), name(default));
            quote!(impl #trait_name for ::authgear_admin::kind::#kind { type Default = #default; })
        });
        let doc = docs::lines(&["A kind of node, and what comes back of it where nothing is selected."]);
        quote! {
            #doc
            pub trait #trait_name: ::authgear_admin::kind::NodeKind + Sized {
                /// The default fragment.
                type Default: ::authgear_admin::FragmentOn<Self>;
            }
            #(#impls)*
        }
    }

    /// What lets a fragment be selected by a builder.
    pub(super) fn selectable(&self, fragment: &FragmentItem<'_>) -> TokenStream {
        let Some(text) = fragment.text.as_ref().filter(|_| !self.borrows("", &fragment.item.name)) else {
            return TokenStream::new();
        };
        let (item, graphql, on) = (name(&fragment.item.name), fragment.graphql, on(On::of(fragment.on)));
        let escaped = escaped(text);
        let (graphql, text, escaped) = (Text(graphql), Text(text), escaped.as_deref().map(Text));
        quote! { ::authgear_admin::__fragment! { #item #graphql #text #escaped on #on } }
    }
}

/// The type that a fragment is on, as the runtime knows it.
pub(super) fn on(on: On<'_>) -> TokenStream {
    match on {
        On::Kind(kind) => {
            let kind = name(kind);
            quote!(::authgear_admin::kind::#kind)
        }
        On::Known(known) => {
            let known = name(known);
            quote!(::authgear_admin::on::#known)
        }
        On::Other(hash) => quote!(::authgear_admin::on::Other<#hash>),
    }
}
