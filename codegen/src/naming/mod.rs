//! From GraphQL names to Rust names.
//!
//! The rules are a promise to users (see the changelog's heading for generated code):
//!
//! - types keep their name, with a capital first letter (`removeMFAGracePeriodInput` → `RemoveMFAGracePeriodInput`);
//!   only names with underscores are put together anew;
//! - fields, arguments and modules become `snake_case` that knows acronyms (`userIDs` → `user_ids`,
//!   `generateOOBOTPCode` → `generate_oob_otp_code`);
//! - enum values become `UpperCamelCase` (`OOB_OTP_EMAIL` → `OobOtpEmail`);
//! - keywords become raw identifiers (`r#type`), and the few that cannot get a trailing underscore (`self_`);
//! - two names of one scope that come out alike: the later one gets `2`, `3`, …

mod case;
mod scope;
mod words;

pub(crate) use case::{module_name, snake, type_name, variant_name};
pub(crate) use scope::Scope;

use proc_macro2::{Ident, Span};

/// An identifier that is never a syntax error: keywords become raw.
pub(crate) fn ident(name: &str, span: Span) -> Ident {
    if is_raw_keyword(name) { Ident::new_raw(name, span) } else { Ident::new(name, span) }
}

/// Keywords, strict and reserved in any edition, that may be written `r#keyword`.
pub(crate) fn is_raw_keyword(name: &str) -> bool {
    matches!(
        name,
        "abstract"
            | "as"
            | "async"
            | "await"
            | "become"
            | "box"
            | "break"
            | "const"
            | "continue"
            | "do"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "final"
            | "fn"
            | "for"
            | "gen"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "macro"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "override"
            | "priv"
            | "pub"
            | "ref"
            | "return"
            | "static"
            | "struct"
            | "trait"
            | "true"
            | "try"
            | "type"
            | "typeof"
            | "unsafe"
            | "unsized"
            | "use"
            | "virtual"
            | "where"
            | "while"
            | "yield"
    )
}

/// Identifiers that Rust takes in no form.
pub(crate) fn is_forbidden(name: &str) -> bool {
    matches!(name, "self" | "Self" | "super" | "crate" | "_")
}
