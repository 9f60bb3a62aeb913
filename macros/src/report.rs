//! Diagnostics as compile errors and warnings.

use authgear_admin_codegen::diagnostic::{Diagnostic, Diagnostics, Severity};
use authgear_admin_codegen::snippet::{self, Color};
use authgear_admin_codegen::source::Sources;
use proc_macro2::{Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::text::TokenSpans;

/// Where a diagnostic's places are in the user's code.
pub(crate) enum Places<'t> {
    /// On the tokens themselves.
    Tokens(&'t TokenSpans),
    /// In a text of which the compiler knows only the whole: the message must show the place.
    Whole(Span),
}

/// `compile_error!` with this message, on one token.
pub(crate) fn error(message: &str, span: Span) -> TokenStream {
    error_between(message, span, span)
}

/// All errors, each a compile error of its own.
pub(crate) fn errors(found: &Diagnostics, sources: &Sources, places: &Places<'_>) -> TokenStream {
    found
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| match places {
            Places::Tokens(spans) => match spans.ends(diagnostic.primary) {
                Some((first, last)) => error_between(&message(diagnostic, sources), first, last),
                None => error(&shown(diagnostic, sources), Span::call_site()),
            },
            Places::Whole(span) => error(&shown(diagnostic, sources), *span),
        })
        .collect()
}

/// Warnings, through the only door that stable has: the use of something deprecated, at the user's word. The ordinary
/// `#[allow(deprecated)]` silences them.
pub(crate) fn warnings(found: &Diagnostics, sources: &Sources, places: &Places<'_>) -> TokenStream {
    found
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Warning)
        .filter_map(|diagnostic| {
            let (span, note) = match places {
                Places::Tokens(spans) => (spans.ends(diagnostic.primary)?.0, message(diagnostic, sources)),
                Places::Whole(span) => (*span, shown(diagnostic, sources)),
            };
            let word = word(sources.slice(diagnostic.primary));
            let (declared, used) = (Ident::new(&word, Span::call_site()), Ident::new(&word, span));
            Some(quote! {
                const _: () = {
                    #[deprecated(note = #note)]
                    #[allow(non_upper_case_globals)]
                    const #declared: () = ();
                    #used
                };
            })
        })
        .collect()
}

/// The identifier that a warning is about, as rustc names it in its message.
fn word(text: &str) -> String {
    let word: String = text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    if word.starts_with(|first: char| first.is_ascii_alphabetic()) && syn::parse_str::<Ident>(&word).is_ok() {
        word
    } else {
        format!("graphql_{word}")
    }
}

/// Without a snippet: rustc shows the user's own line.
fn message(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut text = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        text.push('\n');
        text.push_str(help);
    }
    for label in &diagnostic.labels {
        if label.span.source != diagnostic.primary.source {
            let place = sources.line_column(label.span);
            let file = sources.name(label.span.source);
            text.push_str(&format!("\n{}: {file}:{}:{}", label.message, place.line, place.column));
        }
    }
    text
}

/// With the snippet of the text that the compiler cannot show.
fn shown(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let shown = snippet::render(&diagnostic.clone().into(), sources, Color::Plain);
    // rustc writes its own `error: ` in front.
    let title = format!("{}[{}]: ", diagnostic.severity.as_str(), diagnostic.rule);
    shown.trim_end().trim_start_matches(&title).to_owned()
}

/// rustc marks from the first token's span to the last one's.
fn error_between(message: &str, first: Span, last: Span) -> TokenStream {
    let path = quote_spanned!(first=> ::core::compile_error);
    let mut bang = Punct::new('!', Spacing::Alone);
    bang.set_span(last);
    let mut arguments = Group::new(proc_macro2::Delimiter::Brace, quote_spanned!(last=> #message));
    arguments.set_span(last);
    let mut tokens = path;
    tokens.extend([TokenTree::Punct(bang), TokenTree::Group(arguments)]);
    tokens
}
