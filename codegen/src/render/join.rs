//! Putting token streams together without copying them.
//!
//! `quote!` copies each token that it is given once more, with its text, so code in a module in a file would be copied at
//! each level. What is small goes into `quote!`; what is made of whole items is joined here.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// One stream behind the other.
pub(super) fn join(parts: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap_or_default();
    all.extend(parts);
    all
}

/// `head { body }`.
pub(super) fn braced(mut head: TokenStream, body: TokenStream) -> TokenStream {
    head.extend([TokenTree::Group(Group::new(Delimiter::Brace, body))]);
    head
}
