//! An enum for a selection on an interface or union, and how its variant is found by `__typename`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

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
        doc: &TokenStream,
    ) -> TokenStream {
        let enum_name = self.user_name(&item.name, item.span);
        let derives = self.derives();
        let prefix = level.to_selection();
        let names: Vec<Ident> = variants.iter().map(|variant| name(&variant.name)).collect();
        let types: Vec<TokenStream> = variants
            .iter()
            .map(|variant| {
                let type_name = name(&variant.type_name);
                quote!(#prefix #type_name)
            })
            .collect();
        let typenames: Vec<&str> = variants.iter().map(|variant| variant.graphql).collect();
        let docs = typenames.iter().map(|typename| docs::lines(&[&format!("A `{typename}`.")]));
        let unknown = name(unknown);
        let unknown_type = unknown_type.map(|text| {
            let type_name = name(text);
            quote!(#prefix #type_name)
        });
        let encode = self.encode_tagged(&enum_name, variants, &unknown, unknown_type.is_some());
        let unknown_type = unknown_type.iter().collect::<Vec<_>>();
        let rt = Self::import_runtime();
        // Without common fields, entries of an unknown type are passed over.
        let take_unknown = if unknown_type.is_empty() {
            quote! { __Started::#unknown(_) => __rt::Entry::skip(__entry), }
        } else {
            quote! { __Started::#unknown(_, fields) => #(<#unknown_type as __rt::Object>::field(fields, __key, __entry))*, }
        };
        let finish_unknown = if unknown_type.is_empty() {
            quote! { __Started::#unknown(typename) => Self::#unknown(typename), }
        } else {
            quote! { __Started::#unknown(typename, fields) => Self::#unknown(typename, __rt::Object::finish(fields)?), }
        };
        let default_unknown = unknown_type.iter().map(|_| quote!(__rt::Default::default()));
        quote! {
            #doc
            #derives
            pub enum #enum_name {
                #(#docs #names(#types),)*
                /// Any other type: its `__typename`, and what was selected for every type.
                #unknown(::authgear_admin::UnknownValue #(, #unknown_type)*),
            }
            const _: () = {
                #rt
                pub enum __Started {
                    #(#names(<#types as __rt::Object>::Fields),)*
                    #unknown(__rt::UnknownValue #(, <#unknown_type as __rt::Object>::Fields)*),
                }
                impl __rt::Variants for #enum_name {
                    type Started = __Started;
                    fn start(typename: &str) -> __Started {
                        match typename {
                            #(#typenames => __Started::#names(__rt::Default::default()),)*
                            other => __Started::#unknown(__rt::UnknownValue::new(other) #(, #default_unknown)*),
                        }
                    }
                    fn field<'de, __E: __rt::Entry<'de>>(
                        __started: &mut __Started,
                        __key: &str,
                        __entry: __E,
                    ) -> __rt::Result<(), __E::Error> {
                        match __started {
                            #(__Started::#names(fields) => <#types as __rt::Object>::field(fields, __key, __entry),)*
                            #take_unknown
                        }
                    }
                    fn finish(__started: __Started) -> __rt::Result<Self, __rt::Missing> {
                        __rt::Result::Ok(match __started {
                            #(__Started::#names(fields) => Self::#names(__rt::Object::finish(fields)?),)*
                            #finish_unknown
                        })
                    }
                }
                impl __rt::Object for #enum_name {
                    type Fields = __rt::Tagged<__Started>;
                    fn field<'de, __E: __rt::Entry<'de>>(
                        __fields: &mut __rt::Tagged<__Started>,
                        __key: &str,
                        __entry: __E,
                    ) -> __rt::Result<(), __E::Error> {
                        __fields.field::<Self, __E>(__key, __entry)
                    }
                    fn finish(__fields: __rt::Tagged<__Started>) -> __rt::Result<Self, __rt::Missing> {
                        __fields.finish()
                    }
                }
                impl<'de> __rt::Deserialize<'de> for #enum_name {
                    fn deserialize<__D: __rt::Deserializer<'de>>(__from: __D) -> __rt::Result<Self, __D::Error> {
                        __rt::object(__from)
                    }
                }
            };
            #encode
        }
    }
}
