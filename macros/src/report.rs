//! Diagnostics as compile errors and warnings.

use authgear_admin_codegen::Lint;
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
        .map(|diagnostic| {
            let shown = || shown(diagnostic, sources) + &level(diagnostic);
            match places {
                Places::Tokens(spans) => match spans.ends(diagnostic.primary) {
                    Some((first, last)) => {
                        error_between(&(message(diagnostic, sources) + &level(diagnostic)), first, last)
                    }
                    None => error(&shown(), Span::call_site()),
                },
                Places::Whole(span) => error(&shown(), *span),
            }
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
            let (span, mut note) = match places {
                Places::Tokens(spans) => (spans.ends(diagnostic.primary)?.0, message(diagnostic, sources)),
                Places::Whole(span) => (*span, shown(diagnostic, sources)),
            };
            let name = match Lint::of_rule(diagnostic.rule) {
                Some(Lint::DeprecatedUsage) => word(sources.slice(diagnostic.primary)),
                // rustc will say that this is deprecated. It is the lint's name, so that nobody thinks it of the word.
                _ => {
                    note.push_str("\nnothing here is deprecated: a macro can warn in no other way");
                    diagnostic.rule.to_owned()
                }
            };
            note.push_str(&level(diagnostic));
            let (declared, used) = (Ident::new(&name, Span::call_site()), Ident::new(&name, span));
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

/// Where the level of a lint is set; nothing for what no setting changes.
fn level(diagnostic: &Diagnostic) -> String {
    match Lint::of_rule(diagnostic.rule) {
        None | Some(Lint::NamedOperations) => String::new(),
        Some(lint) => format!("\n`{}` under [lints] in authgear.toml sets the level of this", lint.key()),
    }
}

/// The identifier that a deprecation is about, as rustc names it in its message.
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

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::expand::expand_in;

    /// The expansion of a text in a package with this schema and these settings.
    fn expand_with(schema: &str, settings: &str, text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("schema.graphql"), schema).unwrap();
        fs::write(folder.path().join("authgear.toml"), settings).unwrap();
        expand_in(folder.path(), text.parse().unwrap()).to_string()
    }

    #[test]
    fn lints_become_errors_or_warnings_by_their_level() {
        let schema = "type Query { old: Int @deprecated(reason: \"Say new.\") users(first: Int, after: String): Users }
                      type Users { edges: [Edge] pageInfo: Page! } type Edge { node: Int } type Page { hasNextPage: Boolean! endCursor: String }
                      type Mutation { m: Int }";
        for (lint, text, name) in [
            ("deprecated-usage", "query Q { old }", "old"),
            (
                "connection-page-info",
                "query Q($a: String) { users(after: $a) { edges { node } } }",
                "ConnectionPageInfo",
            ),
            ("page-size", "query Q { users(first: 101) { edges { node } } }", "PageSize"),
            ("mutation-field-limit", "mutation M { a: m b: m c: m d: m e: m f: m }", "MutationFieldLimit"),
        ] {
            let with = |level: &str| expand_with(schema, &format!("[lints]\n{lint} = '{level}'"), text);
            let allowed = with("allow");
            assert!(!allowed.contains("deprecated") && !allowed.contains("compile_error"), "{allowed}");
            let warned = with("warn");
            assert!(warned.contains(&format!("const {name} : () = ()")), "{warned}");
            assert!(warned.contains("[deprecated (note = ") && !warned.contains("compile_error"), "{warned}");
            // What rustc calls a deprecation and is none says so.
            assert_eq!(warned.contains("nothing here is deprecated"), name != "old", "{warned}");
            let denied = with("deny");
            assert!(denied.contains("compile_error") && !denied.contains("pub struct"), "{denied}");
            for text in [warned, denied] {
                assert!(text.contains(&format!("`{lint}` under [lints] in authgear.toml")), "{text}");
            }
        }
    }

    #[test]
    fn an_operation_needs_a_name_whatever_the_level() {
        for level in ["allow", "warn", "deny"] {
            let settings = format!("[lints]\nnamed-operations = '{level}'");
            let expanded = expand_with("type Query { a: Int }", &settings, "query { a }");
            assert!(expanded.contains("compile_error"), "{expanded}");
            assert!(expanded.contains("An operation needs a name"), "{expanded}");
        }
    }

    #[test]
    fn a_lint_that_does_not_exist_is_an_error() {
        let expanded = expand_with("type Query { a: Int }", "[lints]\npage-sise = 'warn'", "query Q { a }");
        assert!(expanded.contains("compile_error") && expanded.contains("page-size"), "{expanded}");
    }
}
