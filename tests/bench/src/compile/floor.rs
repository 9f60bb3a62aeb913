//! The hand-written floor of what types cost to compile: the very types that this project generates, with serde's derives,
//! as a person would write them. No documentation, no constructors, no setters, no impl that is not needed.

use std::collections::HashMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit_mut::{VisitMut, visit_type_mut};
use syn::{
    Attribute, Fields, File, GenericArgument, Item, ItemEnum, ItemStruct, PathArguments, Token, Type,
    parse_quote,
};

/// Rewrites a file of generated code as files: the one at this path without its ending, and one for each of its modules, as
/// a person would have them, who wants the compiler to make anew what changed and nothing else.
pub fn by_hand(generated: &str, path: &str) -> syn::Result<Vec<(String, String)>> {
    let mut file: File = syn::parse_str(generated)?;
    file.items = rewrite(file.items);
    Types.visit_file_mut(&mut file);
    let mut files = Vec::new();
    split(file, path, &mut files);
    Ok(files)
}

fn split(mut file: File, path: &str, files: &mut Vec<(String, String)>) {
    for item in &mut file.items {
        if let Item::Mod(module) = item
            && let Some((_, items)) = module.content.take()
        {
            module.semi = Some(Token![;](module.mod_token.span));
            split(
                File { shebang: None, frontmatter: None, attrs: Vec::new(), items },
                &format!("{path}/{}", module.ident),
                files,
            );
        }
    }
    files.push((format!("{path}.rs"), prettyplease::unparse(&file)));
}

/// What the macros of the runtime say of a type: the key of each field and variant.
#[derive(Default)]
struct Said {
    how: String,
    keys: HashMap<String, String>,
    /// Fields that hold fragments.
    spreads: Vec<String>,
}

impl Said {
    fn read(how: String, tokens: TokenStream) -> Option<(String, Self)> {
        let mut tokens = tokens.into_iter();
        let name = tokens.next()?.to_string();
        let groups: Vec<TokenStream> = tokens
            .filter_map(|token| match token {
                TokenTree::Group(group) => Some(group.stream()),
                _ => None,
            })
            .collect();
        let mut said = Self { how, ..Self::default() };
        let fields = if said.how == "__object" { 2 } else { 1 };
        for group in groups.iter().take(fields) {
            said.keys.extend(parts(group).filter_map(|(name, key)| Some((name, key?))));
        }
        if said.how == "__object" {
            said.spreads.extend(groups.get(2).into_iter().flat_map(parts).map(|(name, _)| name));
        }
        Some((name, said))
    }
}

/// The first word and the first literal of what semicolons separate.
fn parts(group: &TokenStream) -> impl Iterator<Item = (String, Option<String>)> {
    let tokens: Vec<TokenTree> = group.clone().into_iter().collect();
    let parts: Vec<_> = tokens
        .split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';'))
        .filter_map(|part| {
            let literal = part.iter().find(|token| matches!(token, TokenTree::Literal(_)));
            Some((part.first()?.to_string(), literal.map(|it| it.to_string().trim_matches('"').to_owned())))
        })
        .collect();
    parts.into_iter()
}

fn rewrite(items: Vec<Item>) -> Vec<Item> {
    let mut said = HashMap::new();
    for item in &items {
        if let Item::Macro(item) = item
            && let Some(how) = item.mac.path.segments.last()
        {
            let how = how.ident.to_string();
            if ["__object", "__tagged", "__open_enum", "__variables", "__one_of"].contains(&&*how) {
                said.extend(Said::read(how, item.mac.tokens.clone()));
            }
        }
    }
    let rewritten = items.into_iter().filter_map(|item| match item {
        Item::Struct(mut item) => {
            let said = said.get(&item.ident.to_string());
            structure(&mut item, said);
            Some(Item::Struct(item))
        }
        Item::Enum(mut item) => {
            let said = said.get(&item.ident.to_string());
            enumeration(&mut item, said);
            Some(Item::Enum(item))
        }
        Item::Mod(mut module) => {
            module.attrs.retain(|attribute| !attribute.path().is_ident("doc"));
            module.content = module.content.map(|(brace, items)| (brace, rewrite(items)));
            Some(Item::Mod(module))
        }
        Item::Use(item) => Some(Item::Use(item)),
        _ => None,
    });
    rewritten.collect()
}

fn derive(attributes: &mut Vec<Attribute>, how: &str) {
    attributes
        .retain(|attribute| !attribute.path().is_ident("doc") && !attribute.path().is_ident("deprecated"));
    attributes.push(match how {
        "__variables" | "__one_of" => parse_quote!(#[derive(serde::Serialize)]),
        "__open_enum" => parse_quote!(#[derive(serde::Serialize, serde::Deserialize)]),
        _ => parse_quote!(#[derive(serde::Deserialize)]),
    });
}

fn structure(item: &mut ItemStruct, said: Option<&Said>) {
    let Some(said) = said else { return };
    derive(&mut item.attrs, &said.how);
    for field in &mut item.fields {
        let name = field.ident.to_token_stream().to_string();
        field.attrs.clear();
        field.vis = parse_quote!(pub);
        if said.spreads.contains(&name) {
            field.attrs.push(parse_quote!(#[serde(flatten)]));
        }
        if let Some(key) = said.keys.get(&name).filter(|key| **key != name) {
            field.attrs.push(parse_quote!(#[serde(rename = #key)]));
        }
        let ty = field.ty.to_token_stream().to_string();
        if said.how == "__variables" && ty.contains("Option") {
            field.attrs.push(parse_quote!(#[serde(skip_serializing_if = "Option::is_none")]));
        }
    }
}

fn enumeration(item: &mut ItemEnum, said: Option<&Said>) {
    let Some(said) = said else { return };
    derive(&mut item.attrs, &said.how);
    if said.how == "__tagged" {
        item.attrs.push(parse_quote!(#[serde(tag = "__typename")]));
    }
    for variant in &mut item.variants {
        variant.attrs.clear();
        match said.keys.get(&variant.ident.to_string()) {
            Some(key) => variant.attrs.push(parse_quote!(#[serde(rename = #key)])),
            None => {
                variant.fields = Fields::Unit;
                variant.attrs.push(parse_quote!(#[serde(other)]));
            }
        }
    }
}

/// Puts the types that most people use in the place of the runtime's.
struct Types;

impl VisitMut for Types {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_type_mut(self, ty);
        let Type::Path(path) = &*ty else { return };
        let (Some(first), Some(last)) = (path.path.segments.first(), path.path.segments.last()) else {
            return;
        };
        if first.ident != "authgear_admin" {
            return;
        }
        let argument = match &last.arguments {
            PathArguments::AngleBracketed(list) => list.args.first().and_then(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty.clone()),
                _ => None,
            }),
            _ => None,
        };
        let text = match (&*last.ident.to_string(), argument) {
            ("Optional", Some(inner)) => quote!(Option<#inner>),
            ("Sensitive", Some(inner)) => quote!(#inner),
            ("Id" | "NodeId", _) => quote!(String),
            ("DateTime", _) => quote!(jiff::Timestamp),
            _ => quote!(serde_json::Value),
        };
        *ty = parse_quote!(#text);
    }
}
