//! The expansion: read the input, load the schema, generate, and put the items where the user can reach them.

use std::path::{Path, PathBuf};

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::project::{ProjectError, read_text};
use authgear_admin_codegen::source::{SourceId, Sources};
use authgear_admin_codegen::{Generated, Spans, document, generate};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use crate::input::Input;
use crate::options::Options;
use crate::package::{self, Package};
use crate::report::{self, Places};
use crate::text::TokenSpans;

/// What the macro turns into.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    package::expand(tokens, expand_in)
}

/// What the macro turns into for a package in this folder.
pub(crate) fn expand_in(package: &Path, tokens: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let input = Options::take(&tokens).and_then(|(options, rest)| Ok((options, Input::read(rest)?)));
    let (options, input) = match input {
        Ok(input) => input,
        Err(error) => return report::error(error.message, error.span),
    };
    let Package { mut settings, loaded, mut tracked } = match Package::read(package) {
        Ok(package) => package,
        Err(tokens) => return tokens,
    };
    settings.borrowed = options.borrowed.unwrap_or(settings.borrowed);
    let mut sources = loaded.sources.clone();
    let written = match Written::read(input, package, &mut sources, &mut tracked) {
        Ok(written) => written,
        Err(tokens) => return tokens,
    };
    let found = |found: &Diagnostics| report::errors(found, &sources, &written.places());
    let document = match document::parse(&sources, &[written.source]) {
        Ok(document) => document,
        Err(diagnostics) => return found(&diagnostics),
    };
    match generate(&sources, &loaded.schema, &document, &settings, &written) {
        Ok(generated) => {
            let warnings = report::warnings(&generated.warnings, &sources, &written.places());
            let items = wrap(&generated, &written, &tracked);
            quote! { #items #warnings }
        }
        Err(diagnostics) => found(&diagnostics),
    }
}

/// Why a file of documents is not read, by the path that the user wrote.
fn not_read(path: &str, error: &ProjectError) -> String {
    match error {
        ProjectError::Read { error, .. } => {
            format!("cannot read {path}: {error}\nthe path is relative to the package's folder")
        }
        other => other.to_string(),
    }
}

/// The document as it was written, and the way back from it to the user's code.
struct Written {
    source: SourceId,
    way_back: WayBack,
    visibility: Visibility,
}

enum WayBack {
    Tokens(TokenSpans),
    Whole(Span),
}

enum Visibility {
    /// The same for all items.
    All(TokenStream),
    /// By the offset of the definition.
    Each(Vec<(usize, TokenStream)>),
}

impl Written {
    fn read(
        input: Input,
        package: &Path,
        sources: &mut Sources,
        tracked: &mut Vec<PathBuf>,
    ) -> Result<Self, TokenStream> {
        match input {
            Input::Tokens { text, .. } if text.text.is_empty() => {
                Err(report::error("write an operation or a fragment here", Span::call_site()))
            }
            Input::Tokens { mut text, visibilities } => {
                let source = sources.add("admin_query!", std::mem::take(&mut text.text));
                let faults = text.faults(source);
                let spans = text.into_spans(source);
                if faults.has_errors() {
                    return Err(report::errors(&faults, sources, &Places::Tokens(&spans)));
                }
                let visibility = Visibility::Each(visibilities);
                Ok(Self { source, way_back: WayBack::Tokens(spans), visibility })
            }
            Input::Literal { text, span, visibility } => {
                let source = sources.add("admin_query!", text);
                Ok(Self { source, way_back: WayBack::Whole(span), visibility: Visibility::All(visibility) })
            }
            Input::File { path, span, visibility } => {
                let full = package.join(&path);
                let text = read_text(&full).map_err(|error| report::error(&not_read(&path, &error), span))?;
                tracked.push(full);
                let source = sources.add(path, text);
                Ok(Self { source, way_back: WayBack::Whole(span), visibility: Visibility::All(visibility) })
            }
        }
    }

    fn places(&self) -> Places<'_> {
        match &self.way_back {
            WayBack::Tokens(spans) => Places::Tokens(spans),
            WayBack::Whole(span) => Places::Whole(*span),
        }
    }

    /// The visibility of the definition whose name stands at this offset: the last one written before it, unless another
    /// definition lies in between.
    fn visibility(&self, previous: usize, name: usize) -> TokenStream {
        match &self.visibility {
            Visibility::All(visibility) => visibility.clone(),
            Visibility::Each(each) => each
                .iter()
                .rev()
                .find(|(offset, _)| (previous..name).contains(offset))
                .map_or_else(TokenStream::new, |(_, visibility)| visibility.clone()),
        }
    }
}

impl Spans for Written {
    fn span(&self, place: authgear_admin_codegen::source::Span) -> Span {
        match &self.way_back {
            WayBack::Tokens(spans) => spans.span(place),
            WayBack::Whole(_) => Span::call_site(),
        }
    }
}

/// The items in a module of their own, so that what they share stays out of the user's way, and the names of the
/// definitions brought out of it.
fn wrap(generated: &Generated, written: &Written, tracked: &[PathBuf]) -> TokenStream {
    let mut exports = generated.exports.clone();
    exports.sort_by_key(|export| export.definition.start);
    let Some(first) = exports.first().and_then(|export| export.names.first()) else {
        return TokenStream::new();
    };
    let module = Ident::new(&format!("__admin_query_{first}"), Span::call_site());
    let mut previous = 0;
    let uses: Vec<TokenStream> = exports
        .iter()
        .map(|export| {
            let name = export.definition.start as usize;
            let visibility = written.visibility(previous, name);
            previous = name;
            let names = &export.names;
            quote! {
                #[allow(unused_imports)]
                #visibility use #module::{#(#names),*};
            }
        })
        .collect();
    let module = package::module(&module, &TokenStream::new(), tracked, &generated.tokens);
    quote! {
        #module
        #(#uses)*
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use authgear_admin_codegen::diagnostic::Diagnostics;
    use authgear_admin_codegen::project::{expand as find, read_schema};
    use authgear_admin_codegen::{NoSpans, Settings};

    use super::*;

    fn fixtures() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
    }

    /// The fixtures' definitions that tokens can carry, as one text without comments.
    fn definitions() -> String {
        let mut sources = Sources::new();
        let mut definitions = Vec::new();
        for file in find(&fixtures(), &["documents/*.graphql"]).unwrap().files {
            let id = sources.add("document", read_text(&file).unwrap());
            let document = document::parse(&sources, &[id]).unwrap();
            let spans = document.operations().map(|it| it.span).chain(document.fragments().map(|it| it.span));
            definitions.extend(spans.map(|span| document::minify(&sources, span, &[])));
        }
        definitions.retain(|text| !text.contains("\"\"\"") && text.parse::<TokenStream>().is_ok());
        assert!(definitions.len() > 110, "{}", definitions.len());
        definitions.join("\n")
    }

    #[test]
    fn gives_the_tokens_that_the_other_fronts_give() {
        let folder = tempfile::tempdir().unwrap();
        let schema = fixtures().join("schema.graphql");
        fs::write(folder.path().join("authgear.toml"), format!("schema = {schema:?}")).unwrap();
        let text = definitions();
        fs::write(folder.path().join("all.graphql"), &text).unwrap();

        let mut sources = Sources::new();
        let schema = read_schema(&schema, &mut sources, &mut Diagnostics::new()).unwrap();
        let id = sources.add("all.graphql", text.as_str());
        let document = document::parse(&sources, &[id]).unwrap();
        let generated = generate(&sources, &schema, &document, &Settings::default(), &NoSpans).unwrap();
        let expected = generated.tokens.to_string();

        let forms = [text.parse().unwrap(), quote!(#text), quote!(file = "all.graphql")];
        for (form, input) in ["tokens", "text", "file"].iter().zip(forms) {
            let expanded = expand_in(folder.path(), input).to_string();
            assert!(!expanded.contains("compile_error"), "{form}: {}", &expanded[..2000.min(expanded.len())]);
            assert!(expanded.contains(&expected), "{form}: other tokens");
        }
    }

    #[test]
    fn a_module_named_by_a_keyword_can_be_imported() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("schema.graphql"), "type Query { a: Query b: Int }").unwrap();
        let expanded =
            expand_in(folder.path(), quote! { query Abstract { b } fragment Type on Query { a { b } } });
        let expanded = expanded.to_string();
        for part in ["{ Abstract , r#abstract }", "{ Type , r#type }"] {
            assert!(expanded.contains(part), "{part}: {expanded}");
        }
    }

    #[test]
    fn a_schema_that_changes_is_read_anew() {
        let folder = tempfile::tempdir().unwrap();
        let schema = folder.path().join("schema.graphql");
        let expand = || expand_in(folder.path(), quote! { query Q { a } }).to_string();
        assert!(expand().contains("authgear-codegen fetch"), "{}", expand());
        fs::write(&schema, "type Query { b: Int }").unwrap();
        assert!(expand().contains("Cannot query field"), "{}", expand());
        fs::write(&schema, "type Query { a: Int }").unwrap();
        assert!(expand().contains("include_bytes"), "{}", expand());
        fs::write(&schema, "type Query { a: Missing }").unwrap();
        assert!(expand().contains("Missing"), "{}", expand());
    }
}
