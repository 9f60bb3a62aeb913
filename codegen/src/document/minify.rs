//! The shortest text of a definition, by its tokens: nothing is printed from the AST, so nothing is lost.

use super::tokens::{Kind, Tokens};
use crate::source::{Sources, Span};

/// The text of `span` without comments, commas, the white space that tells nothing, and the descriptions of variables,
/// which servers of today do not read. Each of `inserts`, sorted by its place, is put in after the token that ends at
/// that byte.
///
/// ```
/// use authgear_admin_codegen::{document, source::{Sources, Span}};
///
/// let mut sources = Sources::new();
/// let text = "query Q {\n  users { totalCount }, # all of them\n}";
/// let id = sources.add("q.graphql", text);
/// let short = document::minify(&sources, Span::new(id, 0..text.len()), &[(9, "__typename ")]);
/// assert_eq!(short, "query Q{__typename users{totalCount}}");
/// ```
#[must_use]
pub fn minify(sources: &Sources, span: Span, inserts: &[(u32, &str)]) -> String {
    let text = sources.slice(span);
    let tokens = Tokens::new(text);
    let mut inserts = inserts.iter().peekable();
    let mut short = String::with_capacity(text.len());
    let mut previous = Kind::End;
    let mut lists = 0_usize;
    for token in tokens.iter() {
        match token.kind {
            Kind::Punctuator(b'[') => lists += 1,
            Kind::Punctuator(b']') => lists = lists.saturating_sub(1),
            // Only a description stands outside of a list and behind neither of these.
            Kind::String if lists == 0 && !matches!(previous, Kind::Punctuator(b':' | b'=')) => continue,
            _ => {}
        }
        if needs_space(previous, token.kind) && !short.ends_with(' ') {
            short.push(' ');
        }
        short.push_str(text.get(token.start..token.end).unwrap_or(""));
        previous = token.kind;
        let end = span.start as usize + token.end;
        while let Some((_, insert)) = inserts.next_if(|(place, _)| *place as usize <= end) {
            short.push_str(insert);
        }
    }
    short
}

/// Whether two tokens would run together: names and numbers do, and a number would take up a spread's dots. A string
/// behind a string would make a block string of both.
fn needs_space(left: Kind, right: Kind) -> bool {
    let word = |kind| matches!(kind, Kind::Name | Kind::Int | Kind::Float);
    let number = matches!(left, Kind::Int | Kind::Float);
    (word(left) && word(right))
        || (number && right == Kind::Punctuator(b'.'))
        || (left == Kind::String && right == Kind::String)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn short(text: &str, inserts: &[(u32, &str)]) -> String {
        let mut sources = Sources::new();
        let id = sources.add("t", text);
        minify(&sources, Span::new(id, 0..text.len()), inserts)
    }

    #[test]
    fn keeps_what_matters_only() {
        assert_eq!(
            short(
                "query  Q ( $a : [ Int! ] = [ 1, -2 , 3.5e1 ] ) { # x\n  b : c ( d : \" # \" ) ...F ... on T { e } }",
                &[]
            ),
            "query Q($a:[Int!]=[1 -2 3.5e1]){b:c(d:\" # \")...F...on T{e}}"
        );
        assert_eq!(short("{ a(b: [1 ...", &[]), "{a(b:[1 ...");
        assert_eq!(short("{a(b:[\"\" \"\"])}", &[]), "{a(b:[\"\" \"\"])}");
    }

    #[test]
    fn descriptions_of_variables_go_and_strings_stay() {
        assert_eq!(
            short(
                "query(\"one\" $a: A = \"x\" @d(e: \"y\") \"\"\"two\"\"\" $b: B = [\"z\" \"w\"]) { c }",
                &[]
            ),
            "query($a:A=\"x\"@d(e:\"y\")$b:B=[\"z\" \"w\"]){c}"
        );
    }

    #[test]
    fn inserts_behind_a_brace() {
        assert_eq!(
            short("{ a { b } }", &[(1, "__typename "), (5, "__typename ")]),
            "{__typename a{__typename b}}"
        );
    }

    /// The tokens of a text, by kind and text.
    fn tokens(text: &str) -> Vec<(Kind, String)> {
        let tokens = Tokens::new(text);
        tokens.iter().map(|token| (token.kind, text[token.start..token.end].to_owned())).collect()
    }

    /// What may stand in a list, with something that separates behind it.
    fn token() -> impl Strategy<Value = String> {
        let token = prop_oneof![
            "[a-c_][a-c0-1]?",
            "-?[1-9][0-9]?",
            "-?[0-9]\\.[0-9](e-?[0-9])?",
            Just("\"\"".to_owned()),
            "\"[ a,#]{0,3}\"",
            "\"\"\"[ a,#\n]{0,3}\"\"\"",
            "[{}\\[$:=@!]",
            Just("...".to_owned()),
        ];
        let between = prop_oneof!["[ ,\n\t\u{feff}]{1,3}", Just("#\" {\n".to_owned())];
        (token, between).prop_map(|(token, between)| token + &between)
    }

    proptest! {
        #[test]
        fn the_short_text_has_the_same_tokens(list in prop::collection::vec(token(), 0..40)) {
            let text = format!("[{}", list.concat());
            let short = short(&text, &[]);
            prop_assert_eq!(tokens(&short), tokens(&text));
            prop_assert!(short.len() <= text.len());
        }
    }
}
