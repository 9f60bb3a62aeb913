//! The whole core in one call: a schema and documents in, Rust tokens or diagnostics out.

use proc_macro2::{Ident, Span as RustSpan, TokenStream};
use quote::quote;

use crate::api::{Composed, compose};
use crate::diagnostic::Diagnostics;
use crate::document::{self, Document};
use crate::ir::{lower, lower_calls};
use crate::lint::{Level, Lint, Lints};
use crate::naming::ident;
use crate::render::{NoSpans, Spans, render};
use crate::schema::Schema;
use crate::settings::Settings;
use crate::source::{Sources, Span};
use crate::validate::{self, Options};

/// What was generated.
#[derive(Debug, Clone)]
pub struct Generated {
    /// The items, without the module around them that each face puts there.
    pub tokens: TokenStream,
    /// What is worth a look although it is valid.
    pub warnings: Diagnostics,
    /// The names at the top that users import, by the definition they come from.
    pub exports: Vec<Export>,
}

impl Generated {
    /// With the builders of the whole API beside it, in a module `api`.
    #[must_use]
    pub fn with_api(mut self, api: Self) -> Self {
        let (documents, builders) = (self.tokens, api.tokens);
        self.tokens = quote! {
            #documents
            /// The whole Admin API as builders.
            pub mod api { #builders }
        };
        self.warnings.extend(api.warnings);
        self.exports.extend(api.exports);
        self
    }
}

/// The names that one operation or fragment puts at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The definition's name in the document.
    pub definition: Span,
    /// Its type, and its module where it has one.
    pub names: Vec<Ident>,
    /// The method that begins it, if it is a builder.
    pub method: Option<Ident>,
    /// The text that an operation sends; `None` for a fragment.
    pub document: Option<String>,
}

/// Validates a set of documents against a schema and generates the Rust items for it.
///
/// The same schema, documents and settings give the same tokens, whatever face asks. `spans` tells where the user's
/// words are for the compiler; [`NoSpans`](crate::NoSpans) where the output goes to a file. Fragments that no operation
/// spreads are fine: they are types.
///
/// # Errors
/// Everything that is wrong with the documents, in the order of their text.
///
/// ```
/// use authgear_admin_codegen::{NoSpans, Settings, document, generate, schema, source::Sources};
///
/// let mut sources = Sources::new();
/// let sdl = sources.add("schema.graphql", "type Query { total: Int! }");
/// let query = sources.add("total.graphql", "query Total { total }");
/// let schema = schema::sdl::parse(&sources, sdl).unwrap().schema;
/// let document = document::parse(&sources, &[query]).unwrap();
/// let generated = generate(&sources, &schema, &document, &Settings::default(), &NoSpans).unwrap();
/// assert!(generated.tokens.to_string().contains("pub struct Total"));
/// ```
pub fn generate(
    sources: &Sources,
    schema: &Schema,
    document: &Document,
    settings: &Settings,
    spans: &dyn Spans,
) -> Result<Generated, Diagnostics> {
    let warnings = validated(sources, schema, document, settings.lints)?;
    let module = lower(sources, schema, document, settings)?;
    let name = |text: &String| ident(text, RustSpan::call_site());
    let operations = module.operations.iter().map(|item| Export {
        definition: item.span,
        method: None,
        names: vec![name(&item.name), name(&item.module)],
        document: Some(item.document.clone()),
    });
    let fragments = module.fragments.iter().map(|item| {
        let module = (!item.types.is_empty()).then_some(&item.module);
        let names = [&item.item.name].into_iter().chain(module).map(name).collect();
        Export { definition: item.span, names, method: None, document: None }
    });
    let exports = operations.chain(fragments).collect();
    Ok(Generated { tokens: render(&module, settings, spans), warnings, exports })
}

/// Generates builders for the whole API from a schema alone: Rust items, to be put into a module of their own.
///
/// They are operations that are written here, with a fragment of each type's scalars for what comes back, and go through
/// the stages that [`generate`] goes through. The text is added to `sources`, so that messages can show it.
///
/// # Errors
/// What is wrong with the settings; and a fault of this crate, if what it wrote is not valid for the schema.
///
/// ```
/// use authgear_admin_codegen::{Settings, generate_api, schema, source::Sources};
///
/// let mut sources = Sources::new();
/// let sdl = sources.add("schema.graphql", "type Query { total: Int! }");
/// let schema = schema::sdl::parse(&sources, sdl).unwrap().schema;
/// let generated = generate_api(&mut sources, &schema, &Settings::default()).unwrap();
/// assert!(generated.generated.tokens.to_string().contains("fn total (& self) -> Total < Self >"));
/// ```
pub fn generate_api(
    sources: &mut Sources,
    schema: &Schema,
    settings: &Settings,
) -> Result<GeneratedApi, Diagnostics> {
    let Composed { text, calls } = compose(sources, schema, settings)?;
    let source = sources.add(BUILDERS, text);
    let document = document::parse(sources, &[source])?;
    // What is deprecated is marked as that where it is called.
    let lints = settings.lints.with(Lint::DeprecatedUsage, Level::Allow);
    let warnings = validated(sources, schema, &document, lints)?;
    let module = lower_calls(sources, schema, &document, &calls, settings)?;
    let owned = Settings { borrowed: false, ..settings.clone() };
    let tokens = render(&module, &owned, &NoSpans);
    let name = |text: &String| ident(text, RustSpan::call_site());
    let calls = module.api.iter().flat_map(|api| &api.calls).map(|call| Export {
        definition: call.span,
        names: vec![name(&call.name)],
        method: Some(name(&call.method)),
        document: Some(call.document.clone()),
    });
    let fragments = module.fragments.iter().map(|item| Export {
        definition: item.span,
        names: vec![name(&item.item.name)],
        method: None,
        document: None,
    });
    let exports = calls.chain(fragments).collect();
    drop(module);
    let generated = Generated { tokens, warnings, exports };
    Ok(GeneratedApi { document, generated })
}

/// The warnings of a document that is valid, in the order of its text; else all that was found.
fn validated(
    sources: &Sources,
    schema: &Schema,
    document: &Document,
    lints: Lints,
) -> Result<Diagnostics, Diagnostics> {
    let options = Options { unused_fragments: false, lints };
    let mut found = validate::validate(sources, schema, document, &options);
    found.sort();
    if found.has_errors() { Err(found) } else { Ok(found) }
}

/// Builders for the whole API.
#[derive(Debug, Clone)]
pub struct GeneratedApi {
    /// What was composed for them, with the default fragments: what is sent where nothing is selected.
    pub document: Document,
    /// The items.
    pub generated: Generated,
}

/// What messages and manifests call the document of the builders, which is in no file.
pub const BUILDERS: &str = "the builders of the whole API";
