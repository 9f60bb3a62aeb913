//! Input objects, and what they share with operations: a constructor for what is required, a setter for the rest,
//! and how they are sent.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::docs::{self, Docs};
use super::enums::deprecation;
use super::join::{braced, join};
use super::literal::Text;
use super::types::converts;
use super::{Name, Renderer, name};
use crate::ir::{InputField, InputItem, InputKind, InputType, OneOfVariant, Presence};

impl Renderer<'_> {
    pub(super) fn input_item(&self, item: &InputItem<'_>) -> TokenStream {
        let doc = docs::lines(&[&format!("Input object `{}`.", item.graphql), item.doc.unwrap_or_default()]);
        match &item.kind {
            InputKind::Fields(fields) => self.input_struct(item, fields, doc),
            InputKind::OneOf(choices) => self.one_of(item, choices, &doc),
        }
    }

    fn input_struct(&self, item: &InputItem<'_>, fields: &[InputField<'_>], doc: Docs) -> TokenStream {
        let struct_name = name(&item.name);
        let stored = self.stored_fields(fields);
        let methods = self.constructor_and_setters(fields);
        let serialize = Self::serialize(struct_name, fields);
        let default = self.default(struct_name, fields);
        join([
            doc.into_token_stream(),
            braced(quote! { #[derive(Debug, Clone)] pub struct #struct_name }, stored),
            braced(quote! { impl #struct_name }, methods),
            default,
            serialize,
        ])
    }

    /// The private fields of a struct of inputs.
    pub(super) fn stored_fields(&self, fields: &[InputField<'_>]) -> TokenStream {
        join(fields.iter().map(|field| {
            let (field_name, ty) = (name(&field.rust), self.stored_type(field));
            quote!(#field_name: #ty,)
        }))
    }

    /// `new(…)` with what is required, and a setter for everything else.
    pub(super) fn constructor_and_setters(&self, fields: &[InputField<'_>]) -> TokenStream {
        let required = || fields.iter().filter(|field| field.presence == Presence::Required);
        let parameters = required().map(|field| {
            let (parameter, ty) = (name(&field.rust), self.parameter_type(&field.ty));
            quote!(#parameter: #ty)
        });
        let values = fields.iter().map(|field| {
            let field_name = name(&field.rust);
            let value = match field.presence {
                Presence::Required => {
                    let value =
                        if converts(&field.ty) { quote!(#field_name.into()) } else { quote!(#field_name) };
                    self.boxed(field, value)
                }
                Presence::Defaulted => {
                    let option = self.prelude("Option");
                    quote!(#option::None)
                }
                Presence::Optional => quote!(::authgear_admin::Optional::Absent),
            };
            quote!(#field_name: #value,)
        });
        let itself = braced(quote!(Self), join(values));
        let names: Vec<String> = required().map(|field| format!("`{}`", field.wire)).collect();
        let doc = if names.is_empty() {
            "Nothing is required.".to_owned()
        } else {
            format!("With what is required: {}.", names.join(", "))
        };
        let doc = docs::lines(&[&doc]);
        let setters = fields
            .iter()
            .filter(|field| field.presence != Presence::Required)
            .map(|field| self.setter(field));
        let new = quote! {
            #doc
            #[must_use]
            pub fn new(#(#parameters),*) -> Self { #itself }
        };
        join([new].into_iter().chain(setters))
    }

    /// The type of a constructor's parameter.
    pub(super) fn parameter_type(&self, ty: &InputType) -> TokenStream {
        let (rust, into) = (self.input_type(ty), self.prelude("Into"));
        if converts(ty) { quote!(impl #into<#rust>) } else { rust }
    }

    fn setter(&self, field: &InputField<'_>) -> TokenStream {
        let (setter, stored) = (name(&field.setter), name(&field.rust));
        let (ty, into) = (self.input_type(&field.ty), self.prelude("Into"));
        let lead = format!("Sets `{}`.", field.wire);
        let (parameter, value) = match field.presence {
            Presence::Optional => {
                let value = if field.boxed {
                    let (boxed, from) = (self.prelude("Box"), quote!(::authgear_admin::Optional));
                    quote! {
                        match value.into() {
                            #from::Absent => #from::Absent,
                            #from::Null => #from::Null,
                            #from::Value(value) => #from::Value(#boxed::new(value)),
                        }
                    }
                } else {
                    quote!(value.into())
                };
                (quote!(impl #into<::authgear_admin::Optional<#ty>>), value)
            }
            Presence::Required | Presence::Defaulted => {
                let option = self.prelude("Option");
                let value = self.boxed(field, quote!(value.into()));
                (quote!(impl #into<#ty>), quote!(#option::Some(#value)))
            }
        };
        let null = if field.presence == Presence::Optional { "`None` sends `null`." } else { "" };
        let doc = docs::lines(&[&lead, field.doc.unwrap_or_default(), &deprecation(field.deprecated), null]);
        let deprecated = self.deprecated(field.deprecated);
        quote! {
            #doc
            #deprecated
            #[must_use]
            pub fn #setter(mut self, value: #parameter) -> Self {
                self.#stored = #value;
                self
            }
        }
    }

    fn boxed(&self, field: &InputField<'_>, value: TokenStream) -> TokenStream {
        if field.boxed {
            let boxed = self.prelude("Box");
            quote!(#boxed::new(#value))
        } else {
            value
        }
    }

    /// `Default` where nothing is required.
    pub(super) fn default(&self, struct_name: Name<'_>, fields: &[InputField<'_>]) -> TokenStream {
        if fields.iter().any(|field| field.presence == Presence::Required) {
            return TokenStream::new();
        }
        let default = self.prelude("Default");
        quote! {
            impl #default for #struct_name {
                fn default() -> Self { Self::new() }
            }
        }
    }

    /// `Serialize`, as the JSON object that is sent.
    pub(super) fn serialize(struct_name: Name<'_>, fields: &[InputField<'_>]) -> TokenStream {
        let entries = fields.iter().map(|field| {
            let (stored, key) = (name(&field.rust), Text(field.wire));
            let mode = name(match field.presence {
                Presence::Required => "value",
                Presence::Defaulted => "defaulted",
                Presence::Optional => "optional",
            });
            quote!(#stored = #key #mode;)
        });
        let entries = braced(quote!(#struct_name), join(entries));
        quote! { ::authgear_admin::__variables! { #entries } }
    }

    fn one_of(&self, item: &InputItem<'_>, choices: &[OneOfVariant<'_>], doc: &Docs) -> TokenStream {
        let enum_name = name(&item.name);
        let variants = choices.iter().map(|choice| {
            let (variant, ty) = (name(&choice.variant), self.input_type(&choice.ty));
            let boxed = self.prelude("Box");
            let ty = if choice.boxed { quote!(#boxed<#ty>) } else { ty };
            let doc = docs::lines(&[choice.doc.unwrap_or(choice.wire)]);
            quote! { #doc #variant(#ty) }
        });
        let keys = choices.iter().map(|choice| {
            let (variant, key) = (name(&choice.variant), Text(choice.wire));
            quote!(#variant = #key;)
        });
        quote! {
            #doc
            #[derive(Debug, Clone)]
            pub enum #enum_name { #(#variants,)* }
            ::authgear_admin::__one_of! { #enum_name { #(#keys)* } }
        }
    }
}
