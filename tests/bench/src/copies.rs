//! Inputs that are so many times as large, for how the work grows: the same definitions again under other names.

use std::collections::BTreeSet;

/// The definitions of a text, and so many less one copies of them; spreads go to the fragments of their own copy.
pub fn of_documents(text: &str, times: usize) -> String {
    copies(text, times, |before, word| {
        let defines = matches!(before, Some("query" | "mutation" | "fragment"));
        (defines || before == Some("...")) && word != "on"
    })
}

/// The types of a schema, and so many less one copies of them, which refer to each other. Nothing but the text leads to
/// the copies, and directives stay as they are.
pub fn of_schema(sdl: &str, times: usize) -> String {
    let mut types = BTreeSet::new();
    copies(sdl, 2, |before, word| {
        let defines = matches!(before, Some("type" | "interface" | "union" | "enum" | "input" | "scalar"));
        if defines {
            types.insert(word.to_owned());
        }
        false
    });
    copies(sdl, times, |before, word| {
        // What stands elsewhere is the name of a field, an argument or a value.
        let names_type = matches!(
            before,
            Some(
                ":" | "["
                    | "="
                    | "|"
                    | "&"
                    | "implements"
                    | "type"
                    | "interface"
                    | "union"
                    | "enum"
                    | "input"
            )
        );
        (names_type || before == Some("scalar")) && types.contains(word)
    })
}

/// The text and copies of it, with another name for each word that is to be renamed, by what stands before it.
fn copies(text: &str, times: usize, mut renames: impl FnMut(Option<&str>, &str) -> bool) -> String {
    let mut all = text.to_owned();
    for copy in 1..times {
        let mut before = None;
        all.push('\n');
        for token in Tokens(text) {
            all.push_str(token);
            let is_word = token.starts_with(|c: char| c.is_alphabetic() || c == '_');
            if is_word && renames(before, token) {
                all.push_str(&format!("Copy{copy}"));
            }
            if !token.starts_with(char::is_whitespace) && !token.starts_with(['#', '"']) {
                before = Some(token);
            }
        }
    }
    all
}

/// The words, signs, strings, comments and spaces of a text.
struct Tokens<'t>(&'t str);

impl<'t> Iterator for Tokens<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let text = self.0;
        let first = text.chars().next()?;
        let until = |end: fn(char) -> bool| text.find(end).unwrap_or(text.len());
        let length = if let Some(rest) = text.strip_prefix("\"\"\"") {
            rest.find("\"\"\"").map_or(text.len(), |end| end + 6)
        } else if let Some(rest) = text.strip_prefix('"') {
            let mut escaped = false;
            let end = rest.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(text.len(), |end| end + 2)
        } else if first == '#' {
            until(|c| c == '\n')
        } else if first.is_whitespace() {
            until(|c| !c.is_whitespace())
        } else if first.is_alphanumeric() || first == '_' {
            until(|c| !c.is_alphanumeric() && c != '_')
        } else if text.starts_with("...") {
            3
        } else {
            first.len_utf8()
        };
        let (token, rest) = text.split_at(length);
        self.0 = rest;
        Some(token)
    }
}
