//! The types of fields, in answers and in inputs.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{Level, Renderer, name};
use crate::ir::{InputField, InputType, OutputType, Presence, Scalar};
use crate::rust_path::RustPath;

impl Renderer<'_> {
    /// A name of the prelude; by its path where a type of this module has the name.
    pub(super) fn prelude(&self, text: &'static str) -> Prelude {
        Prelude { name: text, by_path: self.module.type_names.contains(text) }
    }

    /// The type of a scalar.
    pub(super) fn scalar(&self, scalar: &Scalar) -> TokenStream {
        match scalar {
            Scalar::String => self.prelude("String").into_token_stream(),
            Scalar::Sensitive => {
                let string = self.prelude("String");
                quote!(::authgear_admin::Sensitive<#string>)
            }
            Scalar::Int => quote!(i32),
            Scalar::Float => quote!(f64),
            Scalar::Boolean => quote!(bool),
            Scalar::Id => quote!(::authgear_admin::Id),
            Scalar::NodeId(kind) => {
                let kind = name(kind);
                quote!(::authgear_admin::NodeId<::authgear_admin::kind::#kind>)
            }
            Scalar::DateTime => quote!(::authgear_admin::DateTime),
            Scalar::StandardAttributes => quote!(::authgear_admin::StandardAttributes),
            Scalar::Json => quote!(::authgear_admin::Json),
            Scalar::Custom(path) => RustPath::new(path.clone()).map(|path| path.tokens()).unwrap_or_default(),
        }
    }

    /// The type of a field in an answer.
    pub(super) fn output_type(&self, ty: &OutputType, level: Level<'_>) -> TokenStream {
        match ty {
            OutputType::Scalar(scalar) => self.output_scalar(scalar),
            OutputType::Enum(text) => {
                let (prefix, name) = (level.to_top(), name(text));
                quote!(#prefix #name)
            }
            OutputType::Chosen => {
                let fragment = self.module.api.as_ref().map(|api| name(&api.names.fragment));
                quote!(#fragment)
            }
            OutputType::Selection(text) => {
                let (prefix, name, lifetime) =
                    (level.to_selection(), name(text), self.lifetime(level.module(), text));
                quote!(#prefix #name #lifetime)
            }
            OutputType::List(item) => {
                let (vec, item) = (self.prelude("Vec"), self.output_type(item, level));
                quote!(#vec<#item>)
            }
            OutputType::Nullable(inner) => self.option(&self.output_type(inner, level)),
        }
    }

    /// `Option<…>`.
    pub(super) fn option(&self, inner: &TokenStream) -> TokenStream {
        let option = self.prelude("Option");
        quote!(#option<#inner>)
    }

    /// The type of an input by itself, at the top.
    pub(super) fn input_type(&self, ty: &InputType) -> TokenStream {
        match ty {
            InputType::Scalar(scalar) => self.scalar(scalar),
            InputType::Enum(text) | InputType::Input(text) => {
                let name = name(text);
                quote!(#name)
            }
            InputType::List { item, nullable } => {
                let vec = self.prelude("Vec");
                let item = self.input_type(item);
                let item = if *nullable { self.option(&item) } else { item };
                quote!(#vec<#item>)
            }
        }
    }

    /// The type of a field that stores an input.
    pub(super) fn stored_type(&self, field: &InputField<'_>) -> TokenStream {
        let inner = self.input_type(&field.ty);
        let inner = if field.boxed {
            let boxed = self.prelude("Box");
            quote!(#boxed<#inner>)
        } else {
            inner
        };
        match field.presence {
            Presence::Required => inner,
            Presence::Defaulted => self.option(&inner),
            Presence::Optional => quote!(::authgear_admin::Optional<#inner>),
        }
    }
}

/// See [`Renderer::prelude`].
pub(super) struct Prelude {
    name: &'static str,
    by_path: bool,
}

impl ToTokens for Prelude {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if self.by_path {
            tokens.extend(match self.name {
                "Option" => quote!(::core::option::),
                "String" => quote!(::std::string::),
                "Vec" => quote!(::std::vec::),
                "Box" => quote!(::std::boxed::),
                "Into" | "From" => quote!(::core::convert::),
                "Default" => quote!(::core::default::),
                _ => TokenStream::new(),
            });
        }
        name(self.name).to_tokens(tokens);
    }
}

/// Whether a constructor takes more than the type itself, because text converts into it.
pub(super) fn converts(ty: &InputType) -> bool {
    matches!(
        ty,
        InputType::Scalar(
            Scalar::String
                | Scalar::Sensitive
                | Scalar::Id
                | Scalar::NodeId(_)
                | Scalar::DateTime
                | Scalar::Json
                | Scalar::StandardAttributes
        )
    )
}
