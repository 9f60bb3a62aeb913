//! An enum for a selection on an interface or union, and how its variant is found by `__typename`.

use proc_macro2::TokenStream;
use quote::quote;

use super::join::join;
use super::literal::Text;
use super::{Level, Renderer, docs, name};
use crate::ir::{TypeItem, Variant};

impl Renderer<'_> {
    pub(super) fn tagged(
        &self,
        item: &TypeItem<'_>,
        variants: &[Variant<'_>],
        unknown: &str,
        unknown_type: Option<&str>,
        level: Level<'_>,
        doc: TokenStream,
    ) -> TokenStream {
        let itself = self.itself(item, level);
        let prefix = level.to_selection();
        let lifetime = |type_name| self.lifetime(level.module(), type_name);
        let names: Vec<_> = variants.iter().map(|variant| name(&variant.name)).collect();
        let types: Vec<TokenStream> = variants
            .iter()
            .map(|variant| {
                let (type_name, lifetime) = (name(&variant.type_name), lifetime(&variant.type_name));
                quote!(#prefix #type_name #lifetime)
            })
            .collect();
        let typenames = variants.iter().map(|variant| Text(variant.graphql));
        let docs = variants.iter().map(|variant| docs::lines(&[&format!("A `{}`.", variant.graphql)]));
        let unknown = name(unknown);
        let unknown_type = unknown_type.map(|text| {
            let (type_name, lifetime) = (name(text), lifetime(text));
            quote!(#prefix #type_name #lifetime)
        });
        let encode = self.encode_tagged(itself, variants, unknown, unknown_type.is_some());
        let holds = unknown_type.iter();
        let common = unknown_type.as_ref().map(|ty| quote!((#ty)));
        let items = quote! {
            pub enum #itself {
                #(#docs #names(#types),)*
                /// Any other type: its `__typename`, and what was selected for every type.
                #unknown(::authgear_admin::UnknownValue #(, #holds)*),
            }
            ::authgear_admin::__tagged! {
                #itself { #(#names(#types) = #typenames;)* } #unknown #common
            }
        };
        join([doc, self.derives.clone(), items, encode])
    }
}
