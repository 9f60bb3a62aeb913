//! A builder: a name, its setters, and what the runtime's macro makes of its constants.

use proc_macro2::TokenStream;
use quote::quote;

use super::api::on;
use super::docs::{self, Docs};
use super::enums::deprecation;
use super::literal::Text;
use super::{Level, Renderer, name};
use crate::ir::{ApiItem, CallItem, CallReturns, CallText, InputField, Presence};
use crate::lint::{Level as LintLevel, Lint};

impl Renderer<'_> {
    /// The method that begins it.
    pub(super) fn call_method(&self, api: &ApiItem<'_>, call: &CallItem<'_>) -> TokenStream {
        let (method, struct_name, kind) = (name(&call.method), name(&call.name), name(&api.names.kind));
        let doc = self.call_doc(call);
        let deprecated = self.deprecated(call.deprecated);
        let required = || call.variables.iter().filter(|variable| variable.presence == Presence::Required);
        let is_node = matches!(call.returns, CallReturns::Node { .. });
        let types: Vec<TokenStream> = required()
            .map(|variable| match call.returns {
                CallReturns::Node { many } => {
                    let id = quote!(::authgear_admin::NodeId<#kind>);
                    let into = self.prelude("Into");
                    let one = quote!(impl #into<#id>);
                    if many { quote!(impl ::core::iter::IntoIterator<Item = #one>) } else { one }
                }
                _ => self.parameter_type(&variable.ty),
            })
            .collect();
        let names: Vec<_> = required().map(|variable| name(&variable.rust)).collect();
        let values = required().zip(&names).map(|(variable, parameter)| {
            let key = Text(variable.wire);
            let value = match call.returns {
                CallReturns::Node { many: true } => {
                    let (id, vec) = (quote!(::authgear_admin::NodeId<#kind>), self.prelude("Vec"));
                    let into = self.prelude("Into");
                    quote! {
                        ::core::iter::Iterator::collect::<#vec<#id>>(::core::iter::Iterator::map(
                            ::core::iter::IntoIterator::into_iter(#parameter), #into::into,
                        ))
                    }
                }
                CallReturns::Node { many: false } => {
                    let into = self.prelude("Into");
                    quote!(#into::<::authgear_admin::NodeId<#kind>>::into(#parameter))
                }
                _ if super::types::converts(&variable.ty) => {
                    let (ty, into) = (self.input_type(&variable.ty), self.prelude("Into"));
                    quote!(#into::<#ty>::into(#parameter))
                }
                _ => quote!(#parameter),
            };
            quote!(.value(#key, &#value))
        });
        let (generics, result) = if is_node {
            let node = name(&api.names.node);
            (quote!(<#kind: #node>), quote!(#struct_name<Self, #kind, #kind::Default>))
        } else {
            (TokenStream::new(), quote!(#struct_name<Self>))
        };
        quote! {
            #doc
            #deprecated
            fn #method #generics(&self #(, #names: #types)*) -> #result {
                #struct_name(::authgear_admin::__private::Call::new(self) #(#values)*)
            }
        }
    }

    /// The builder's type.
    pub(super) fn call(&self, api: &ApiItem<'_>, call: &CallItem<'_>) -> TokenStream {
        let struct_name = name(&call.name);
        let names = &api.names;
        let (client, fragment, kind) = (name(&names.client), name(&names.fragment), name(&names.kind));
        let optional: Vec<_> =
            call.variables.iter().filter(|variable| variable.presence != Presence::Required).collect();
        let setters = optional.iter().map(|variable| self.call_setter(variable, &call.returns));
        let lead = format!("A call of `{}`; begun by `{}`.", call.field, call.method);
        let doc = docs::lines(&[&lead]);
        let (declared, used, holds, on) = match &call.returns {
            CallReturns::Leaf(_) => {
                (quote!(#client = ::authgear_admin::Client), quote!(#client), quote!(()), TokenStream::new())
            }
            CallReturns::Fragment { on: of, default, .. } | CallReturns::List { on: of, default, .. } => {
                let (default, of) = (name(default), on(*of));
                let declared = quote!(#client = ::authgear_admin::Client, #fragment = #default);
                (declared, quote!(#client, #fragment), quote!(#fragment), quote!(on #of))
            }
            CallReturns::Node { .. } => {
                let all = quote!(#client, #kind, #fragment);
                (all.clone(), all, quote!((#kind, #fragment)), TokenStream::new())
            }
        };
        let (operation, graphql) = (name(call.kind.keyword()), Text(call.graphql));
        let text = match &call.text {
            CallText::Whole(text) => {
                let text = Text(text);
                quote!([#text])
            }
            CallText::Around(before, behind) => {
                let (before, behind) = (Text(before), Text(behind));
                quote!([#before #fragment #behind])
            }
        };
        let (within, field) = (call.within, Text(call.field));
        let option = self.prelude("Option");
        let vec = self.prelude("Vec");
        let of_kind = quote!(::authgear_admin::__private::OfKind<#kind, #fragment>);
        let reads = match &call.returns {
            CallReturns::Leaf(ty) => {
                let ty = self.output_type(ty, Level::Top(""));
                quote!([#field] same #ty => #ty)
            }
            CallReturns::Fragment { inner, ty, .. } => {
                let ty = self.output_type(ty, Level::Top(""));
                quote!([#field #inner] same #ty => #ty)
            }
            CallReturns::List { .. } => {
                let page = quote!(::authgear_admin::Page<#fragment>);
                quote!([#field] same #page => #page, list)
            }
            CallReturns::Node { many: false } => {
                quote!([#field] node #option<#of_kind> => #option<#fragment>)
            }
            CallReturns::Node { many: true } => {
                quote!([#field] nodes #vec<#option<#of_kind>> => #vec<#option<#fragment>>)
            }
        };
        let methods = (!optional.is_empty()).then(|| {
            quote! { impl<#used> #struct_name<#used> { #(#setters)* } }
        });
        quote! {
            #doc
            #[must_use = "nothing is sent yet"]
            pub struct #struct_name<#declared>(::authgear_admin::__private::Call<#client, #holds>);
            #methods
            ::authgear_admin::__call! { #struct_name<#used #on> #operation #graphql #text #within #reads }
        }
    }

    fn call_setter(&self, field: &InputField<'_>, returns: &CallReturns<'_>) -> TokenStream {
        let (setter, ty, into) = (name(&field.setter), self.input_type(&field.ty), self.prelude("Into"));
        let key = field.wire;
        let is_cursor = key == "after" && matches!(returns, CallReturns::List { .. });
        let (parameter, body, null) = match field.presence {
            Presence::Optional if is_cursor => {
                (quote!(::authgear_admin::Optional<#ty>), quote!(after(value.into())), "`None` sends `null`.")
            }
            Presence::Optional => (
                quote!(::authgear_admin::Optional<#ty>),
                quote!(optional::<#ty>(#key, &value.into())),
                "`None` sends `null`.",
            ),
            Presence::Required | Presence::Defaulted => {
                (ty.clone(), quote!(value::<#ty>(#key, &value.into())), "")
            }
        };
        let lead = format!("Sets `{key}`.");
        let doc = docs::lines(&[&lead, field.doc.unwrap_or_default(), &deprecation(field.deprecated), null]);
        let deprecated = self.deprecated(field.deprecated);
        quote! {
            #doc
            #deprecated
            pub fn #setter(self, value: impl #into<#parameter>) -> Self { Self(self.0.#body) }
        }
    }

    fn call_doc(&self, call: &CallItem<'_>) -> Docs {
        let keyword = call.kind.keyword();
        let lead = format!("The {keyword} `{}`.", call.field);
        let returns = match &call.returns {
            CallReturns::Leaf(_) => String::new(),
            CallReturns::Fragment { inner, graphql, default, .. } => {
                let inner = inner.map(|inner| format!(" `{inner}`,")).unwrap_or_default();
                format!("Gives{inner} a `{graphql}`: a fragment on it that `select` names, or else `{default}`.")
            }
            CallReturns::List { graphql, default, .. } => {
                format!("Gives a list of `{graphql}`: a fragment on it that `select` names, or else `{default}`.")
            }
            CallReturns::Node { many: false } => "Gives the node; `None` if there is none, or one of another type.".to_owned(),
            CallReturns::Node { many: true } => {
                "Gives the nodes in the order of the ids; `None` for each that is not there, or is of another type.".to_owned()
            }
        };
        docs::lines(&[&lead, call.doc.unwrap_or_default(), &deprecation(call.deprecated), &returns])
    }

    /// `#[deprecated]`, unless settings do not want it.
    pub(super) fn deprecated(&self, reason: Option<&str>) -> TokenStream {
        let marks = self.settings.lints.level(Lint::DeprecatedUsage) != LintLevel::Allow;
        let attribute = reason.filter(|_| marks).map(|reason| quote!(#[deprecated(note = #reason)]));
        quote!(#attribute)
    }
}
