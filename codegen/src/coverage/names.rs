//! The names that stand in Rust sources.

use std::collections::HashSet;

use proc_macro2::{TokenStream, TokenTree};

/// All identifiers in a Rust source, those in macros too; not what stands in comments and texts. Of what is no Rust, all words.
///
/// ```
/// let names = authgear_admin_codegen::coverage::names_in_rust("// Comment\nclient.send(ListUsers::new(\"Text\"))");
/// assert!(names.contains("ListUsers") && !names.contains("Comment") && !names.contains("Text"));
/// ```
#[must_use]
pub fn names_in_rust(text: &str) -> HashSet<String> {
    let Ok(tokens) = text.parse::<TokenStream>() else {
        let is_between = |c: char| !c.is_alphanumeric() && c != '_';
        return text.split(is_between).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    };
    let mut names = HashSet::new();
    let mut waiting = vec![tokens];
    while let Some(tokens) = waiting.pop() {
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    names.insert(name.to_string());
                }
                TokenTree::Group(group) => waiting.push(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_rust_is_read_as_words() {
        let names = names_in_rust("fn ( { ListUsers, don't");
        assert!(names.contains("ListUsers") && names.contains("don"));
    }
}
