//! Whether generated tokens are Rust that could compile: they parse, no name is declared twice in one
//! scope, and what is named is declared. What types say is for the compiler, which a fuzzer cannot wait for.

use std::collections::{BTreeMap, BTreeSet};

use authgear_admin_codegen::to_file;
use proc_macro2::TokenStream;
use syn::LitStr;
use syn::parse::ParseStream;
use syn::visit::{self, Visit};

/// Looks at tokens that were generated; the documents that the operations in them send.
///
/// # Panics
/// They are no Rust that could compile.
#[must_use]
pub fn check(tokens: &TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(tokens.clone()).unwrap_or_else(|error| panic!("{error}: {tokens}"));
    let mut sent = Sent(Vec::new());
    sent.visit_file(&file);
    items(&file.items, &BTreeSet::new());
    sent.0
}

/// The file that tokens become: as text, for tokens that parse may still have no text that does.
///
/// # Panics
/// They are no Rust.
pub fn parse(tokens: &TokenStream) -> syn::File {
    let text = to_file(tokens).unwrap_or_else(|error| panic!("{error}: {tokens}"));
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The documents of all `__text!`s: each is given the operation's name, the document, and that again where JSON has to
/// escape something in it.
struct Sent(Vec<String>);

impl Visit<'_> for Sent {
    fn visit_impl_item_macro(&mut self, item: &syn::ImplItemMacro) {
        if item.mac.path.segments.last().is_some_and(|last| last.ident == "__text") {
            let literals = |input: ParseStream<'_>| {
                let (_name, document): (LitStr, LitStr) = (input.parse()?, input.parse()?);
                let _escaped: Option<LitStr> = input.parse()?;
                Ok(document.value())
            };
            let document = item.mac.parse_body_with(literals);
            self.0.push(document.unwrap_or_else(|error| panic!("{error}: {}", item.mac.tokens)));
        }
    }
}

/// Takes in names, none of them twice.
#[derive(Default)]
struct Scope {
    names: BTreeSet<String>,
}

impl Scope {
    fn add(&mut self, name: &syn::Ident, what: &str) {
        let name = name.to_string();
        assert!(!self.names.contains(&name), "two {what} are named {name}");
        self.names.insert(name);
    }
}

/// The items of one module; `outer` are the types of the one around it.
fn items(items: &[syn::Item], outer: &BTreeSet<String>) {
    let mut types = Scope::default();
    let mut methods: BTreeMap<String, Scope> = BTreeMap::new();
    for item in items {
        match item {
            syn::Item::Struct(item) => {
                types.add(&item.ident, "items");
                let mut fields = Scope::default();
                item.fields.iter().flat_map(|field| &field.ident).for_each(|name| fields.add(name, "fields"));
            }
            syn::Item::Enum(item) => {
                types.add(&item.ident, "items");
                let mut variants = Scope::default();
                item.variants.iter().for_each(|variant| variants.add(&variant.ident, "variants"));
            }
            syn::Item::Mod(item) => types.add(&item.ident, "items"),
            syn::Item::Use(item) => imported(&item.tree, outer, &mut types),
            syn::Item::Impl(item) if item.trait_.is_none() => {
                if let syn::Type::Path(path) = &*item.self_ty {
                    let name = path.path.segments.last().map(|last| last.ident.to_string());
                    let methods = methods.entry(name.unwrap_or_default()).or_default();
                    item.items.iter().for_each(|item| {
                        if let syn::ImplItem::Fn(item) = item {
                            methods.add(&item.sig.ident, "methods");
                        }
                    });
                }
            }
            _ => {}
        }
    }
    for item in items {
        match item {
            syn::Item::Mod(item) => {
                self::items(item.content.as_ref().map_or(&[], |(_, items)| items), &types.names);
            }
            item => Named { types: &types.names, outer }.visit_item(item),
        }
    }
}

/// Names that a `use` brings in; those from `super` must be there.
fn imported(tree: &syn::UseTree, outer: &BTreeSet<String>, types: &mut Scope) {
    match tree {
        syn::UseTree::Path(path) if path.ident == "super" => named(&path.tree, &mut |name| {
            assert!(outer.contains(&name.to_string()), "`use` of super::{name}, which is not there");
            types.add(name, "items");
        }),
        _ => {}
    }
}

fn named(tree: &syn::UseTree, visit: &mut dyn FnMut(&syn::Ident)) {
    match tree {
        syn::UseTree::Name(name) => visit(&name.ident),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| named(tree, visit)),
        _ => {}
    }
}

/// Looks at every path that leads to the outer module, and at every name of a type by itself.
struct Named<'n> {
    types: &'n BTreeSet<String>,
    outer: &'n BTreeSet<String>,
}

/// Names that are there without a declaration: of the language, of the prelude, and type parameters. What begins with
/// two underscores is the renderers' own, as GraphQL reserves that.
const THERE: &[&str] = &[
    "Self",
    "self",
    "str",
    "i32",
    "f64",
    "bool",
    "usize",
    "String",
    "Option",
    "Vec",
    "Box",
    "Into",
    "PartialEq",
    "D",
    "S",
    "M",
    "E",
    "A",
    "V",
];

impl Visit<'_> for Named<'_> {
    fn visit_type_path(&mut self, path: &syn::TypePath) {
        let segments: Vec<String> =
            path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let first = segments.first().map_or("", String::as_str);
        if path.path.leading_colon.is_none() && path.qself.is_none() {
            match segments.get(1) {
                Some(second) if first == "super" => {
                    assert!(self.outer.contains(second), "super::{second} is not there");
                }
                _ => assert!(
                    self.types.contains(first) || THERE.contains(&first) || first.starts_with("__"),
                    "{} is not there",
                    segments.join("::")
                ),
            }
        }
        visit::visit_type_path(self, path);
    }
}
