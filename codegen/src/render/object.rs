//! A struct for a selection, and how it is read from an object of the answer.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::enums::deprecation;
use super::{Level, Renderer, docs, name};
use crate::ir::{OutputType, Shape, ShapeField, ShapeSpread, TypeItem};

impl Renderer<'_> {
    pub(super) fn object(
        &self,
        item: &TypeItem<'_>,
        shape: &Shape<'_>,
        level: Level<'_>,
        doc: &TokenStream,
    ) -> TokenStream {
        let struct_name = self.user_name(&item.name, item.span);
        let derives = self.derives();
        let fields = shape.fields.iter().map(|field| self.struct_field(field, level));
        let spreads = shape.spreads.iter().map(|spread| self.struct_spread(spread, level));
        let decode = self.decode(&struct_name, shape, level);
        let encode = self.encode_object(&struct_name, shape);
        quote! {
            #doc
            #derives
            pub struct #struct_name { #(#fields,)* #(#spreads,)* }
            #decode
            #encode
        }
    }

    fn struct_field(&self, field: &ShapeField<'_>, level: Level<'_>) -> TokenStream {
        let condition =
            if field.conditional { "`None` too where `@include` or `@skip` leaves it out." } else { "" };
        let doc = docs::lines(&[field.doc.unwrap_or(field.key), &deprecation(field.deprecated), condition]);
        let (field_name, ty) = (self.user_name(&field.rust, field.span), self.field_type(field, level));
        declaration(&doc, &field_name, ty)
    }

    fn struct_spread(&self, spread: &ShapeSpread<'_>, level: Level<'_>) -> TokenStream {
        let lead = format!("The fragment `{}`.", spread.type_name);
        let condition =
            if spread.conditional { "`None` where `@include` or `@skip` leaves it out." } else { "" };
        let doc = docs::lines(&[&lead, condition]);
        let (field_name, ty) = (self.user_name(&spread.rust, spread.span), fragment_type(spread, level));
        let ty = if spread.conditional { self.option(&ty) } else { ty };
        declaration(&doc, &field_name, ty)
    }

    /// A conditional field is optional once, also where it is nullable.
    fn field_type(&self, field: &ShapeField<'_>, level: Level<'_>) -> TokenStream {
        let ty = self.output_type(&field.ty, level);
        if field.conditional && !matches!(field.ty, OutputType::Nullable(_)) { self.option(&ty) } else { ty }
    }

    fn decode(&self, struct_name: &Ident, shape: &Shape<'_>, level: Level<'_>) -> TokenStream {
        let rt = Self::import_runtime();
        let fields: Vec<Ident> = shape.fields.iter().map(|field| name(&field.rust)).collect();
        let field_types = shape.fields.iter().map(|field| self.output_type(&field.ty, level));
        let spreads: Vec<Ident> = shape.spreads.iter().map(|spread| name(&spread.rust)).collect();
        let spread_types: Vec<_> = shape.spreads.iter().map(|spread| fragment_type(spread, level)).collect();
        let arms = arms(shape, level);
        let finished = shape.fields.iter().map(finish_field);
        let finished_spreads = shape.spreads.iter().map(finish_spread);
        quote! {
            const _: () = {
                #rt
                pub struct __Fields {
                    #(#fields: __rt::Option<#field_types>,)*
                    #(#spreads: <#spread_types as __rt::Object>::Fields,)*
                }
                impl __rt::Default for __Fields {
                    fn default() -> Self {
                        Self {
                            #(#fields: __rt::Option::None,)*
                            #(#spreads: __rt::Default::default(),)*
                        }
                    }
                }
                impl __rt::Object for #struct_name {
                    type Fields = __Fields;
                    fn field<'de, __E: __rt::Entry<'de>>(
                        __fields: &mut __Fields,
                        __key: &str,
                        __entry: __E,
                    ) -> __rt::Result<(), __E::Error> {
                        match __key {
                            #(#arms)*
                            _ => __rt::Entry::skip(__entry),
                        }
                    }
                    fn finish(__fields: __Fields) -> __rt::Result<Self, __rt::Missing> {
                        __rt::Result::Ok(Self { #(#finished,)* #(#finished_spreads,)* })
                    }
                }
                impl<'de> __rt::Deserialize<'de> for #struct_name {
                    fn deserialize<__D: __rt::Deserializer<'de>>(__from: __D) -> __rt::Result<Self, __D::Error> {
                        __rt::object(__from)
                    }
                }
            };
        }
    }
}

/// A field whose every token has the place of the user's word: rustc says nothing of unread fields that a macro made up,
/// and takes a field for one unless both its ends are the user's.
fn declaration(doc: &TokenStream, field_name: &Ident, ty: TokenStream) -> TokenStream {
    let ty = at(field_name.span(), ty);
    let field = quote_spanned!(field_name.span()=> pub #field_name: #ty);
    quote! { #doc #field }
}

/// The tokens with another place.
fn at(span: Span, tokens: TokenStream) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = token {
            token = Group::new(group.delimiter(), at(span, group.stream())).into();
        }
        token.set_span(span);
        token
    });
    moved.collect()
}

fn fragment_type(spread: &ShapeSpread<'_>, level: Level<'_>) -> TokenStream {
    let (prefix, type_name) = (level.to_top(), name(&spread.type_name));
    quote!(#prefix #type_name)
}

/// Who takes an entry: the struct's own field, and fragments.
#[derive(Default)]
struct Takers<'s> {
    field: Option<&'s str>,
    spreads: Vec<&'s ShapeSpread<'s>>,
}

/// The arms that hand each key to those who take it; keys that go to the same fragments share an arm.
fn arms(shape: &Shape<'_>, level: Level<'_>) -> Vec<TokenStream> {
    let mut takers: BTreeMap<&str, Takers<'_>> = BTreeMap::new();
    for field in &shape.fields {
        takers.entry(field.key).or_default().field = Some(&field.rust);
    }
    for spread in &shape.spreads {
        for key in &*spread.keys {
            takers.entry(key).or_default().spreads.push(spread);
        }
    }
    let mut passed_on: BTreeMap<BTreeSet<&str>, (Vec<&str>, Vec<&ShapeSpread<'_>>)> = BTreeMap::new();
    let mut arms = Vec::new();
    for (key, takers) in takers {
        match (takers.field, &takers.spreads[..]) {
            (Some(field), []) => {
                let field = name(field);
                arms.push(quote! {
                    #key => { __fields.#field = __rt::Option::Some(__rt::Entry::read(__entry)?); __rt::Result::Ok(()) }
                });
            }
            (None, spreads) => {
                let names = spreads.iter().map(|spread| &*spread.rust).collect();
                passed_on.entry(names).or_insert_with(|| (Vec::new(), spreads.to_vec())).0.push(key);
            }
            (Some(field), spreads) => {
                let (field, hand_on) = (name(field), spreads.iter().map(|spread| hand_on(spread, level)));
                arms.push(quote! {
                    #key => {
                        let __entry = __rt::share(__entry)?;
                        __fields.#field = __rt::Option::Some(__rt::Entry::read(__entry)?);
                        #(#hand_on?;)*
                        __rt::Result::Ok(())
                    }
                });
            }
        }
    }
    for (keys, spreads) in passed_on.into_values() {
        let hand_on: Vec<_> = spreads.iter().map(|spread| hand_on(spread, level)).collect();
        arms.push(match &hand_on[..] {
            [only] => quote! { #(#keys)|* => #only, },
            several => quote! {
                #(#keys)|* => {
                    let __entry = __rt::share(__entry)?;
                    #(#several?;)*
                    __rt::Result::Ok(())
                }
            },
        });
    }
    arms
}

fn hand_on(spread: &ShapeSpread<'_>, level: Level<'_>) -> TokenStream {
    let (field, ty) = (name(&spread.rust), fragment_type(spread, level));
    quote! { <#ty as __rt::Object>::field(&mut __fields.#field, __key, __entry) }
}

fn finish_field(field: &ShapeField<'_>) -> TokenStream {
    let (field_name, key) = (name(&field.rust), field.key);
    match (field.conditional, &field.ty) {
        (true, OutputType::Nullable(_)) => quote! { #field_name: __fields.#field_name.flatten() },
        (true, _) => quote! { #field_name: __fields.#field_name },
        (false, _) => quote! { #field_name: __rt::Missing::or(__fields.#field_name, #key)? },
    }
}

fn finish_spread(spread: &ShapeSpread<'_>) -> TokenStream {
    let field = name(&spread.rust);
    if spread.conditional {
        quote! { #field: __rt::finish_optional(__fields.#field) }
    } else {
        quote! { #field: __rt::Object::finish(__fields.#field)? }
    }
}
