//! From the intermediate representation to Rust tokens: writes down, decides nothing.
//!
//! Every path is absolute or starts at the module itself, so that no type of a schema can shadow what is meant. The
//! implementations stand in `const _` blocks, where one `use` brings the runtime in under a name that no GraphQL name
//! can take.

mod api;
mod borrowed;
mod call;
mod docs;
mod encode;
mod enums;
mod input;
mod join;
mod literal;
mod object;
mod operation;
mod pages;
mod tagged;
mod takers;
mod types;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

use self::join::{braced, join};
use crate::ir::{Borrowing, FragmentItem, Module, TypeItem, TypeItemKind};
use crate::naming::ident;
use crate::rust_path::RustPath;
use crate::settings::Settings;
use crate::source;

/// Where the user's words are, for the compiler: the macro knows, a text does not.
pub trait Spans {
    /// The compiler's span for a place in a source.
    fn span(&self, place: source::Span) -> Span;
}

/// Spans for output that is written to a file.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoSpans;

impl Spans for NoSpans {
    fn span(&self, _: source::Span) -> Span {
        Span::call_site()
    }
}

/// The items of a module.
pub(crate) fn render(module: &Module<'_>, settings: &Settings, spans: &dyn Spans) -> TokenStream {
    let borrowing = settings.borrowed.then(|| Borrowing::of(module));
    let renderer = Renderer { module, settings, spans, derives: derives(settings), borrowing };
    let enums = module.enums.iter().map(|item| renderer.enum_item(item));
    let inputs = module.inputs.iter().map(|item| renderer.input_item(item));
    let fragments = module.fragments.iter().map(|item| renderer.fragment(item));
    let operations = module.operations.iter().map(|item| renderer.operation(item));
    let api = module.api.as_ref().map(|api| renderer.api(api));
    join(enums.chain(inputs).chain(fragments).chain(operations).chain(api))
}

/// What rendering looks at.
struct Renderer<'m> {
    module: &'m Module<'m>,
    settings: &'m Settings,
    spans: &'m dyn Spans,
    /// `#[derive(…)]` of a type in an answer.
    derives: TokenStream,
    /// The types that borrow, where the settings ask for that.
    borrowing: Option<Borrowing<'m>>,
}

fn derives(settings: &Settings) -> TokenStream {
    let more = settings.derives.iter().filter(|path| !path.is_serialize()).map(RustPath::tokens);
    quote! { #[derive(Debug, Clone #(, #more)*)] }
}

/// Where an item stands: it decides on how others are named from there.
#[derive(Clone, Copy)]
enum Level<'m> {
    /// At the top; the types of its selections are in a module of this name.
    Top(&'m str),
    /// In the module of an operation or fragment, of this name, where the types of its selections are too.
    Inside(&'m str),
    /// In such a module, while the types of the selections are in another one, of this name.
    Beside(&'m str),
}

impl Level<'_> {
    /// Before the name of an enum, input object or fragment.
    fn to_top(self) -> TokenStream {
        match self {
            Self::Top(_) => TokenStream::new(),
            Self::Inside(_) | Self::Beside(_) => quote!(super::),
        }
    }

    /// The module with the types of the selections.
    fn module(&self) -> &str {
        match self {
            Self::Top(module) | Self::Inside(module) | Self::Beside(module) => module,
        }
    }

    /// Before the name of a selection's type.
    fn to_selection(self) -> TokenStream {
        match self {
            Self::Top(module) => {
                let module = name(module);
                quote!(#module::)
            }
            Self::Inside(_) => TokenStream::new(),
            Self::Beside(module) => {
                let module = name(module);
                quote!(super::#module::)
            }
        }
    }
}

/// An identifier. It is made where it is written: `quote!` would make a copy of one that is there before.
#[derive(Clone, Copy)]
struct Name<'n> {
    text: &'n str,
    span: Span,
}

impl ToTokens for Name<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(ident(self.text, self.span));
    }
}

/// An identifier of generated code, with no place in the user's.
fn name(text: &str) -> Name<'_> {
    Name { text, span: Span::call_site() }
}

impl Renderer<'_> {
    /// An identifier that stands for a word of the user's.
    fn user_name<'n>(&self, text: &'n str, place: source::Span) -> Name<'n> {
        Name { text, span: self.spans.span(place) }
    }

    /// Imports the runtime's parts for generated code.
    fn import_runtime() -> TokenStream {
        quote! { use ::authgear_admin::__private as __rt; }
    }

    fn fragment(&self, fragment: &FragmentItem<'_>) -> TokenStream {
        let lead = format!("Fragment `{}` on `{}`.", fragment.graphql, fragment.on);
        let item = self.type_item(&fragment.item, Level::Top(&fragment.module), &lead);
        let selectable = self.selectable(fragment);
        let item = quote! { #item #selectable };
        if fragment.types.is_empty() {
            return item;
        }
        let module = name(&fragment.module);
        let doc = docs::lines(&[&format!("The types of the selections in fragment `{}`.", fragment.graphql)]);
        let reexports = reexports(fragment.enums.iter());
        let types = fragment.types.iter().map(|item| self.inner_type(item, &fragment.module));
        let types = join([reexports].into_iter().chain(types));
        join([item, braced(quote! { #doc pub mod #module }, types)])
    }

    /// A type in the module of an operation or fragment.
    fn inner_type(&self, item: &TypeItem<'_>, module: &str) -> TokenStream {
        self.type_item(item, Level::Inside(module), &format!("What was selected of `{}`.", item.graphql))
    }

    fn type_item(&self, item: &TypeItem<'_>, level: Level<'_>, lead: &str) -> TokenStream {
        let doc = docs::lines(&[lead, item.doc.unwrap_or_default()]).into_token_stream();
        match &item.kind {
            TypeItemKind::Struct(shape) => self.object(item, shape, level, doc),
            TypeItemKind::Tagged { variants, unknown, unknown_type } => {
                self.tagged(item, variants, unknown, unknown_type.as_deref(), level, doc)
            }
        }
    }
}

/// Lets what a module's types name be found in the module too.
fn reexports<'n>(names: impl Iterator<Item = &'n String>) -> TokenStream {
    let names: Vec<_> = names.map(|text| name(text)).collect();
    if names.is_empty() {
        return TokenStream::new();
    }
    quote! { #[doc(no_inline)] pub use super::{#(#names),*}; }
}
