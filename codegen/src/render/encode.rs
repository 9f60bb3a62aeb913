//! Writing an answer back as it came, where the settings ask for `Serialize`.

use proc_macro2::TokenStream;
use quote::quote;

use super::borrowed::Itself;
use super::literal::Text;
use super::object::{field_mode, spread_mode};
use super::takers::Takers;
use super::{Name, Renderer, name};
use crate::ir::{Shape, Variant};
use crate::rust_path::RustPath;

impl Renderer<'_> {
    fn encodes(&self) -> bool {
        self.settings.derives.iter().any(RustPath::is_serialize)
    }

    /// The implementation for a struct; nothing where it is not asked for.
    pub(super) fn encode_object(&self, itself: Itself<'_>, shape: &Shape<'_>) -> TokenStream {
        if !self.encodes() {
            return TokenStream::new();
        }
        let fields = shape.fields.iter().map(|field| {
            let (rust, key, mode) = (name(&field.rust), Text(field.key), name(field_mode(field)));
            quote!(#rust = #key #mode;)
        });
        let spreads = shape.spreads.iter().map(|spread| {
            let (rust, mode) = (name(&spread.rust), name(spread_mode(spread)));
            quote!(#rust = #mode;)
        });
        let how = name(if Takers::of(shape).share() { "merged" } else { "separate" });
        quote! {
            ::authgear_admin::__entries! { #itself #how { #(#fields)* } { #(#spreads)* } }
        }
    }

    /// The implementation for an enum: the `__typename`, then what its variant holds.
    pub(super) fn encode_tagged(
        &self,
        itself: Itself<'_>,
        variants: &[Variant<'_>],
        unknown: Name<'_>,
        unknown_holds: bool,
    ) -> TokenStream {
        if !self.encodes() {
            return TokenStream::new();
        }
        let variants = variants.iter().map(|variant| {
            let (variant, typename) = (name(&variant.name), Text(variant.graphql));
            quote!(#variant = #typename;)
        });
        let common = unknown_holds.then(|| quote!((held)));
        quote! {
            ::authgear_admin::__tagged_entries! { #itself { #(#variants)* } #unknown #common }
        }
    }
}
