//! Pages: how an operation asks for the next one and where its answer has the nodes, and the nodes of a connection
//! without the nulls. What is done with that stands in macros of the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::borrowed::Itself;
use super::{Level, Renderer, name};
use crate::ir::OperationItem;
use crate::ir::pages::{NodeList, Obstacle, Pages, Paging, Step, TypePath};

impl Renderer<'_> {
    /// The methods of a connection's struct that give its nodes.
    pub(super) fn nodes(
        &self,
        itself: Itself<'_>,
        nodes: Option<&NodeList>,
        level: Level<'_>,
    ) -> TokenStream {
        let Some(nodes) = nodes else { return TokenStream::new() };
        let node_level = match level {
            Level::Inside(_) if nodes.is_beside => Level::Beside(&nodes.module),
            Level::Top(_) => Level::Top(&nodes.module),
            level => level,
        };
        let node = self.output_type(&nodes.ty, node_level);
        let edges = name(&nodes.edges);
        let flatten = [nodes.optional, nodes.optional_edges].into_iter().filter(|optional| *optional);
        let flatten = flatten.map(|_| name("flatten"));
        let steps = steps(&nodes.node, level);
        quote! { ::authgear_admin::__nodes! { #itself { #edges #(#flatten)* } [#steps] #node } }
    }

    /// `Paginated`, or why it is not.
    pub(super) fn paging(&self, operation: &OperationItem<'_>) -> TokenStream {
        let struct_name = self.user_name(&operation.name, operation.span);
        let module = name(&operation.module);
        let data = quote!(#module::Data);
        match &operation.paging {
            Paging::None => TokenStream::new(),
            Paging::Pages(pages) => {
                let variable = |index: usize| operation.variables.get(index).map(|it| name(&it.rust));
                let (after, first) = (variable(pages.after), pages.first.and_then(variable));
                let list = self.list(operation, pages);
                quote! { ::authgear_admin::__paginated! { #struct_name { #after #first } #data #list } }
            }
            Paging::Obstacle(obstacle) => {
                let why = match obstacle {
                    Obstacle::NoPageInfo(connection) => {
                        let connection = type_path(connection);
                        quote!(#connection: SelectsPageInfo)
                    }
                    Obstacle::NoNodes(connection) => {
                        let connection = type_path(connection);
                        quote!(#connection: SelectsNodes)
                    }
                    Obstacle::SeveralLists => quote!(#data: SelectsOneList),
                };
                quote! { ::authgear_admin::__not_paginated! { #struct_name #data { #why } } }
            }
        }
    }

    /// Where the answer has its list.
    fn list(&self, operation: &OperationItem<'_>, pages: &Pages) -> TokenStream {
        let top = Level::Top(&operation.module);
        let node = self.output_type(&pages.nodes.ty, Level::Top(&pages.nodes.module));
        let connection_type = type_path(&pages.connection_type);
        let connection = steps(&pages.connection, top);
        let (has_next_page, end_cursor) = (steps(&pages.has_next_page, top), steps(&pages.end_cursor, top));
        quote! {
            { [#connection] #connection_type => #node }
            { [#has_next_page] [#end_cursor] }
        }
    }
}

fn type_path(path: &TypePath) -> TokenStream {
    let ty = name(&path.name);
    match &path.module {
        Some(module) => {
            let module = name(module);
            quote!(#module::#ty)
        }
        None => quote!(#ty),
    }
}

/// Steps, as the runtime's macros read them.
fn steps(steps: &[Step], level: Level<'_>) -> TokenStream {
    let steps = steps.iter().map(|step| match step {
        Step::Field { rust, optional } => {
            let (field, optional) = (name(rust), optional.then(|| quote!(?)));
            quote!(#field #optional)
        }
        Step::Variant { of, variant } => {
            let (prefix, of, variant) = (level.to_top(), type_path(of), name(variant));
            quote!((#prefix #of::#variant))
        }
    });
    quote!(#(#steps)*)
}
