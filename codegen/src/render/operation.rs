//! An operation: a struct of its variables, and a module with the types of its answer.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::join::{braced, join};
use super::literal::Text;
use super::{Renderer, docs, name, reexports};
use crate::ir::OperationItem;
use crate::ir::pages::Paging;
use crate::schema::OperationKind;

impl Renderer<'_> {
    pub(super) fn operation(&self, operation: &OperationItem<'_>) -> TokenStream {
        let struct_name = self.user_name(&operation.name, operation.span);
        let (graphql, document, module) = (operation.graphql, &operation.document, name(&operation.module));
        let escaped = escaped(document);
        let keyword = operation.kind.keyword();
        let lead = format!("The {keyword} `{graphql}`; its answer is [`{}::Data`].", operation.module);
        let borrows = self.borrows(&operation.module, "Data");
        let lead = match operation.paging {
            Paging::Pages(_) if !borrows => {
                lead + " Its list is read to the end with [`Client::pages`](::authgear_admin::Client::pages) and \
                [`Client::nodes`](::authgear_admin::Client::nodes)."
            }
            _ if borrows => {
                lead + " That borrows: [`Client::fetch`](::authgear_admin::Client::fetch) sends the operation."
            }
            Paging::Pages(_) | Paging::None | Paging::Obstacle(_) => lead,
        };
        let doc = docs::generated(&lead, operation.doc);
        let paging = if borrows { TokenStream::new() } else { self.paging(operation) };
        let module_doc = docs::lines(&[&format!("The types of the {keyword} `{graphql}`.")]);
        let kind = match operation.kind {
            OperationKind::Mutation => quote!(__rt::OperationKind::Mutation),
            OperationKind::Query | OperationKind::Subscription => quote!(__rt::OperationKind::Query),
        };
        let root_fields = operation.root_fields;
        let mutation = (operation.kind == OperationKind::Mutation && !borrows).then(|| {
            quote! {
                impl __rt::Mutation for #struct_name {
                    const ROOT_FIELDS: usize = #root_fields;
                    type Whole = #module::Data;
                    fn data(whole: #module::Data) -> #module::Data { whole }
                }
            }
        });
        let stored = self.stored_fields(&operation.variables);
        let methods = self.constructor_and_setters(&operation.variables);
        let default = self.default(struct_name, &operation.variables);
        let serialize = Self::serialize(struct_name, &operation.variables);
        let types = operation.types.iter().map(|item| self.inner_type(item, &operation.module));
        let reexports = reexports(operation.reexports.iter());
        let rt = Self::import_runtime();
        let (contract, data, read) = if borrows {
            (quote!(BorrowedOperation), quote!(type Data<'a> = #module::Data<'a>;), name("__read_within"))
        } else {
            (quote!(Operation), quote!(type Data = #module::Data;), name("__read"))
        };
        let (graphql, document, escaped) = (Text(graphql), Text(document), escaped.as_deref().map(Text));
        let sent = quote! {
            const _: () = {
                #rt
                impl __rt::#contract for #struct_name {
                    ::authgear_admin::__text! { #graphql #document #escaped }
                    ::authgear_admin::#read! {}
                    const KIND: __rt::OperationKind = #kind;
                    #data
                }
                #mutation
            };
        };
        join([
            doc.into_token_stream(),
            braced(quote! { #[derive(Debug, Clone)] pub struct #struct_name }, stored),
            braced(quote! { impl #struct_name }, methods),
            default,
            serialize,
            sent,
            paging,
            braced(quote! { #module_doc pub mod #module }, join([reexports].into_iter().chain(types))),
        ])
    }
}

/// A document as it stands in the body of a request, where that differs: escaped as JSON has it.
pub(super) fn escaped(document: &str) -> Option<String> {
    let text = serde_json::Value::from(document).to_string();
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    (inner != document).then(|| inner.to_owned())
}
