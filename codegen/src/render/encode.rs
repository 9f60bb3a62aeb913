//! Writing an answer back as it came, where the settings ask for `Serialize`.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Renderer, name};
use crate::ir::{Shape, Variant};
use crate::settings::RustPath;

impl Renderer<'_> {
    fn encodes(&self) -> bool {
        self.settings.derives.iter().any(RustPath::is_serialize)
    }

    /// The implementation for a struct; nothing where it is not asked for.
    pub(super) fn encode_object(&self, struct_name: &Ident, shape: &Shape<'_>) -> TokenStream {
        if !self.encodes() {
            return TokenStream::new();
        }
        let fields = shape.fields.iter().map(|field| {
            let (rust, key) = (name(&field.rust), field.key);
            if field.conditional {
                quote! { __rt::optional_entry(__map, #key, &self.#rust)?; }
            } else {
                quote! { __rt::SerializeMap::serialize_entry(__map, #key, &self.#rust)?; }
            }
        });
        let spreads = shape.spreads.iter().map(|spread| {
            let rust = name(&spread.rust);
            if spread.conditional {
                quote! { if let __rt::Option::Some(fragment) = &self.#rust { __rt::Entries::entries(fragment, __map)?; } }
            } else {
                quote! { __rt::Entries::entries(&self.#rust, __map)?; }
            }
        });
        let write = quote! { #(#fields)* #(#spreads)* __rt::Result::Ok(()) };
        let body = if has_shared_keys(shape) {
            quote! { __rt::merged(__map, |__map| { #write }) }
        } else {
            write
        };
        implementation(struct_name, &body)
    }

    /// The implementation for an enum: the `__typename`, then what its variant holds.
    pub(super) fn encode_tagged(
        &self,
        enum_name: &Ident,
        variants: &[Variant<'_>],
        unknown: &Ident,
        unknown_holds: bool,
    ) -> TokenStream {
        if !self.encodes() {
            return TokenStream::new();
        }
        let known = variants.iter().map(|variant| {
            let (variant, typename) = (name(&variant.name), variant.graphql);
            quote! { Self::#variant(held) => {
                __rt::SerializeMap::serialize_entry(__map, "__typename", #typename)?;
                __rt::Entries::entries(held, __map)
            } }
        });
        let unknown = if unknown_holds {
            quote! { Self::#unknown(typename, held) => {
                __rt::SerializeMap::serialize_entry(__map, "__typename", typename.as_str())?;
                __rt::Entries::entries(held, __map)
            } }
        } else {
            quote! { Self::#unknown(typename) =>
            __rt::SerializeMap::serialize_entry(__map, "__typename", typename.as_str()), }
        };
        // What a variant holds may have selected the `__typename` as well.
        implementation(enum_name, &quote! { __rt::merged(__map, |__map| match self { #(#known)* #unknown }) })
    }
}

fn implementation(type_name: &Ident, body: &TokenStream) -> TokenStream {
    quote! {
        const _: () = {
            use ::authgear_admin::__private as __rt;
            impl __rt::Entries for #type_name {
                fn entries<__M: __rt::SerializeMap>(&self, __map: &mut __M) -> __rt::Result<(), __M::Error> {
                    #body
                }
            }
            impl __rt::Serialize for #type_name {
                fn serialize<__S: __rt::Serializer>(&self, __to: __S) -> __rt::Result<__S::Ok, __S::Error> {
                    __rt::serialize_entries(self, __to)
                }
            }
        };
    }
}

/// Whether two of the fields and fragments have a key in common.
fn has_shared_keys(shape: &Shape<'_>) -> bool {
    let mut seen: BTreeSet<&str> = shape.fields.iter().map(|field| field.key).collect();
    shape.spreads.iter().any(|spread| spread.keys.iter().any(|key| !seen.insert(key)))
}
