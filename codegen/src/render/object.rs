//! A struct for a selection, and how it is read from an object of the answer.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use super::borrowed::Itself;
use super::docs::{self, Docs};
use super::enums::deprecation;
use super::join::{braced, join};
use super::literal::Text;
use super::takers::{Taken, Takers};
use super::{Level, Name, Renderer, name};
use crate::ir::{OutputType, Scalar, Shape, ShapeField, ShapeSpread, TypeItem};

impl Renderer<'_> {
    pub(super) fn object(
        &self,
        item: &TypeItem<'_>,
        shape: &Shape<'_>,
        level: Level<'_>,
        doc: TokenStream,
    ) -> TokenStream {
        let itself = self.itself(item, level);
        let fields = shape.fields.iter().map(|field| self.struct_field(field, level));
        let spreads = shape.spreads.iter().map(|spread| self.struct_spread(spread, level));
        let decode = self.decode(itself, shape, level);
        let encode = self.encode_object(itself, shape);
        let nodes = self.nodes(itself, shape.nodes.as_ref(), level);
        let head = join([doc, self.derives.clone(), quote! { pub struct #itself }]);
        join([braced(head, join(fields.chain(spreads))), decode, encode, nodes])
    }

    fn struct_field(&self, field: &ShapeField<'_>, level: Level<'_>) -> TokenStream {
        let condition =
            if field.conditional { "`None` too where `@include` or `@skip` leaves it out." } else { "" };
        let doc = docs::lines(&[field.doc.unwrap_or(field.key), &deprecation(field.deprecated), condition]);
        let (field_name, ty) = (self.user_name(&field.rust, field.span), self.field_type(field, level));
        declaration(&doc, field_name, ty)
    }

    fn struct_spread(&self, spread: &ShapeSpread<'_>, level: Level<'_>) -> TokenStream {
        let lead = format!("The fragment `{}`.", spread.type_name);
        let condition =
            if spread.conditional { "`None` where `@include` or `@skip` leaves it out." } else { "" };
        let doc = docs::lines(&[&lead, condition]);
        let (field_name, ty) = (self.user_name(&spread.rust, spread.span), self.spread_type(spread, level));
        declaration(&doc, field_name, ty)
    }

    /// A conditional field is optional once, also where it is nullable.
    fn field_type(&self, field: &ShapeField<'_>, level: Level<'_>) -> TokenStream {
        let ty = self.output_type(&field.ty, level);
        if field.conditional && !matches!(field.ty, OutputType::Nullable(_)) { self.option(&ty) } else { ty }
    }

    /// A fragment's type, optional where it may be left out.
    fn spread_type(&self, spread: &ShapeSpread<'_>, level: Level<'_>) -> TokenStream {
        let (prefix, type_name) = (level.to_top(), name(&spread.type_name));
        let lifetime = self.lifetime("", &spread.type_name);
        let ty = quote!(#prefix #type_name #lifetime);
        if spread.conditional { self.option(&ty) } else { ty }
    }

    /// What a field is read as.
    fn read_type(&self, field: &ShapeField<'_>, level: Level<'_>) -> TokenStream {
        if is_node_id(field) { self.output_scalar(&Scalar::Id) } else { self.output_type(&field.ty, level) }
    }

    /// How it is read: by a macro of the runtime, from the fields, the fragments and who takes which keys.
    fn decode(&self, itself: Itself<'_>, shape: &Shape<'_>, level: Level<'_>) -> TokenStream {
        let takers = Takers::of(shape);
        let field = |field: &ShapeField<'_>| {
            let (rust, ty, key) = (name(&field.rust), self.read_type(field, level), Text(field.key));
            let mode = read_mode(field);
            let mode = name(&mode);
            quote!(#rust: #ty = #key #mode;)
        };
        let (own, shared): (Vec<_>, Vec<_>) =
            shape.fields.iter().partition(|field| takers.fragments_of(field.key).is_empty());
        let (own, shared) = (own.into_iter().map(field), shared.into_iter().map(field));
        let fragment = |spread: &ShapeSpread<'_>| {
            let (rust, ty) = (name(&spread.rust), self.spread_type(spread, level));
            quote!(#rust: #ty;)
        };
        let spreads = shape.spreads.iter().map(fragment);
        let (mut one, mut many) = (Vec::new(), Vec::new());
        for (Taken { field, fragments, in_part, is_leaf }, keys) in takers.groups() {
            let keys = keys.into_iter().map(Text);
            let hand_on: Vec<_> = fragments.iter().map(|spread| fragment(spread)).collect();
            match (field, &hand_on[..]) {
                (None, [only]) if !in_part => one.push(quote!(#(#keys)|* => #only)),
                (field, several) => {
                    let field = field.map(|field| {
                        let mode = read_mode(field);
                        let (rust, mode) = (name(&field.rust), name(&mode));
                        quote!(#rust #mode)
                    });
                    let how = name(if is_leaf { "leaf" } else { "raw" });
                    many.push(quote!(#(#keys)|* => #how #field { #(#several)* }));
                }
            }
        }
        let groups = [join(own), join(shared), join(spreads), join(one), join(many)];
        let groups = groups.map(|group| braced(TokenStream::new(), group));
        let arguments = join([quote!(#itself)].into_iter().chain(groups));
        braced(quote!(::authgear_admin::__object!), arguments)
    }
}

/// A field whose every token has the place of the user's word: rustc says nothing of unread fields that a macro made up,
/// and takes a field for one unless both its ends are the user's.
fn declaration(doc: &Docs, field_name: Name<'_>, ty: TokenStream) -> TokenStream {
    let ty = at(field_name.span, ty);
    let name = quote_spanned!(field_name.span=> pub #field_name:);
    join([doc.to_token_stream(), name, ty, quote!(,)])
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

/// Whether a field is the id of a node of a known kind. It is read as any id: its place says what it is the id of.
fn is_node_id(field: &ShapeField<'_>) -> bool {
    matches!(field.ty, OutputType::Scalar(Scalar::NodeId(_)))
}

/// How a field is read and finished; see the runtime's macros.
fn read_mode(field: &ShapeField<'_>) -> String {
    let what = match field.ty.leaf() {
        OutputType::Selection(_) if field.conditional => "_part",
        OutputType::Scalar(Scalar::Custom(_)) => "_custom",
        _ if is_node_id(field) => "_id",
        _ => "",
    };
    format!("{}{what}", field_mode(field))
}

/// How a field is written; see the runtime's macros.
pub(super) fn field_mode(field: &ShapeField<'_>) -> &'static str {
    match (field.conditional, &field.ty) {
        (true, OutputType::Nullable(_)) => "nullable",
        (true, _) => "optional",
        (false, _) => "required",
    }
}

/// How a fragment is finished and written.
pub(super) fn spread_mode(spread: &ShapeSpread<'_>) -> &'static str {
    if spread.conditional { "partial" } else { "whole" }
}
