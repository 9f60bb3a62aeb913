//! Enums: open, so that a value which the server has learned since does not break an answer.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Renderer, docs, name};
use crate::ir::EnumItem;

impl Renderer<'_> {
    pub(super) fn enum_item(&self, item: &EnumItem<'_>) -> TokenStream {
        let doc = docs::lines(&[&format!("Enum `{}`.", item.graphql), item.doc.unwrap_or_default()]);
        let (enum_name, unknown) = (name(&item.name), name(&item.unknown));
        let rt = Self::import_runtime();
        let variants: Vec<_> = item.values.iter().map(|value| name(&value.variant)).collect();
        let values: Vec<_> = item.values.iter().map(|value| value.value).collect();
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
            const _: () = {
                #rt
                impl #enum_name {
                    /// The value as GraphQL has it.
                    #[must_use]
                    pub fn as_str(&self) -> &str {
                        match self {
                            #(Self::#variants => #values,)*
                            Self::#unknown(value) => value.as_str(),
                        }
                    }
                }
                impl __rt::From<&str> for #enum_name {
                    fn from(value: &str) -> Self {
                        match value {
                            #(#values => Self::#variants,)*
                            other => Self::#unknown(__rt::UnknownValue::new(other)),
                        }
                    }
                }
                impl __rt::Serialize for #enum_name {
                    fn serialize<S: __rt::Serializer>(&self, serializer: S) -> __rt::Result<S::Ok, S::Error> {
                        serializer.serialize_str(self.as_str())
                    }
                }
                impl<'de> __rt::Deserialize<'de> for #enum_name {
                    fn deserialize<D: __rt::Deserializer<'de>>(deserializer: D) -> __rt::Result<Self, D::Error> {
                        __rt::open_enum(deserializer)
                    }
                }
            };
        }
    }
}

/// A sentence on a deprecation; empty where there is none.
pub(super) fn deprecation(reason: Option<&str>) -> String {
    reason.map_or_else(String::new, |reason| format!("Deprecated: {reason}"))
}
