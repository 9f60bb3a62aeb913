//! Enums: open, so that a value which the server has learned since does not break an answer.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::Text;
use super::{Renderer, docs, name};
use crate::ir::EnumItem;

impl Renderer<'_> {
    pub(super) fn enum_item(&self, item: &EnumItem<'_>) -> TokenStream {
        let doc = docs::lines(&[&format!("Enum `{}`.", item.graphql), item.doc.unwrap_or_default()]);
        let (enum_name, unknown) = (name(&item.name), name(&item.unknown));
        let variants: Vec<_> = item.values.iter().map(|value| name(&value.variant)).collect();
        let values = item.values.iter().map(|value| Text(value.value));
        let documented = item.values.iter().zip(&variants).map(|(value, variant)| {
            let doc = docs::lines(&[value.doc.unwrap_or(value.value), &deprecation(value.deprecated)]);
            quote! { #doc #variant }
        });
        quote! {
            #doc
            #[derive(Debug, Clone, PartialEq, Eq, Hash)]
            pub enum #enum_name {
                #(#documented,)*
                /// A value that the schema did not have when this was generated; `as_str` tells which.
                #unknown(::authgear_admin::UnknownValue),
            }
            ::authgear_admin::__open_enum! { #enum_name { #(#variants = #values;)* } #unknown }
        }
    }
}

/// A sentence on a deprecation; empty where there is none.
pub(super) fn deprecation(reason: Option<&str>) -> String {
    reason.map_or_else(String::new, |reason| format!("Deprecated: {reason}"))
}
