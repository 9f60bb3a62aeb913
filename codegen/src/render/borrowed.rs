//! Types of answers that borrow: the one lifetime that they have, and what stands in the place of owned text.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{Level, Name, Renderer, name};
use crate::ir::{Scalar, TypeItem};

/// The lifetime of types that borrow.
#[derive(Clone, Copy)]
pub(super) struct Lifetime;

impl ToTokens for Lifetime {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(quote!(<'a>));
    }
}

/// A type's own name with its lifetime, if it has one.
#[derive(Clone, Copy)]
pub(super) struct Itself<'n> {
    name: Name<'n>,
    lifetime: Option<Lifetime>,
}

impl ToTokens for Itself<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.name.to_tokens(tokens);
        self.lifetime.to_tokens(tokens);
    }
}

impl Renderer<'_> {
    /// Whether a type of an answer borrows; at the top, the module is empty.
    pub(super) fn borrows(&self, module: &str, type_name: &str) -> bool {
        self.borrowing.as_ref().is_some_and(|borrowing| borrowing.has(module, type_name))
    }

    /// The lifetime behind the name of a type; nothing where it does not borrow.
    pub(super) fn lifetime(&self, module: &str, type_name: &str) -> Option<Lifetime> {
        self.borrows(module, type_name).then_some(Lifetime)
    }

    /// A type's own name, with its lifetime.
    pub(super) fn itself<'n>(&self, item: &'n TypeItem<'_>, level: Level<'_>) -> Itself<'n> {
        let module = match level {
            Level::Top(_) => "",
            Level::Inside(module) | Level::Beside(module) => module,
        };
        Itself { name: self.user_name(&item.name, item.span), lifetime: self.lifetime(module, &item.name) }
    }

    /// The type of a scalar in an answer.
    pub(super) fn output_scalar(&self, scalar: &Scalar) -> TokenStream {
        if self.borrowing.is_none() {
            return self.scalar(scalar);
        }
        match scalar {
            Scalar::String => quote!(::authgear_admin::Text<'a>),
            Scalar::Sensitive => quote!(::authgear_admin::Sensitive<::authgear_admin::Text<'a>>),
            Scalar::Id => quote!(::authgear_admin::IdRef<'a>),
            Scalar::NodeId(kind) => {
                let kind = name(kind);
                quote!(::authgear_admin::NodeIdRef<'a, ::authgear_admin::kind::#kind>)
            }
            Scalar::StandardAttributes => quote!(::authgear_admin::StandardAttributesRef<'a>),
            Scalar::Json => quote!(::authgear_admin::JsonRef<'a>),
            Scalar::Int | Scalar::Float | Scalar::Boolean | Scalar::DateTime | Scalar::Custom(_) => {
                self.scalar(scalar)
            }
        }
    }
}
