//! One document from several: the mutations of all, in their order, as the fields of one.

use super::prefix::Prefix;
use super::scan::Scan;

/// The document that holds these mutations, under this name.
pub(super) fn merge(name: &str, scans: &[&Scan<'_>]) -> String {
    let mut variables = joined(scans, Scan::variables);
    if !variables.is_empty() {
        variables = format!("({variables})");
    }
    let (directives, selections) = (joined(scans, Scan::directives), joined(scans, Scan::selections));
    let mut fragments = String::new();
    for (index, scan) in scans.iter().enumerate() {
        scan.fragments(&Prefix::of(index), &mut fragments);
    }
    format!("mutation {name}{variables}{directives}{{{selections}}}{fragments}")
}

/// One part of all documents.
fn joined<'t>(scans: &[&Scan<'t>], part: fn(&Scan<'t>, &Prefix, &mut String)) -> String {
    let mut text = String::new();
    for (index, scan) in scans.iter().enumerate() {
        let before = text.len();
        part(scan, &Prefix::of(index), &mut text);
        if text.len() > before && before > 0 {
            text.insert(before, ' ');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(documents: &[&str]) -> String {
        let scans: Vec<Scan<'_>> = documents.iter().map(|text| Scan::new(text)).collect();
        merge("Both", &scans.iter().collect::<Vec<_>>())
    }

    #[test]
    fn fields_variables_and_fragments_are_told_apart() {
        assert_eq!(
            merged(&[
                "mutation A($id:ID!$x:[In!]={f:\"$y\"}){create(a:{id:$id,x:[$x]}){user{id ...F}}} fragment F on User{b:name}",
                "mutation B{remove ok:check}",
            ]),
            "mutation Both($op1_id:ID!$op1_x:[In!]={f:\"$y\"}){\
             op1_create:create(a:{id:$op1_id,x:[$op1_x]}){user{id ...op1_F}} op2_remove:remove op2_ok:check} \
             fragment op1_F on User{b:name}"
        );
    }

    #[test]
    fn the_same_mutation_twice_is_two() {
        let one = "mutation A($id:ID!){create(id:$id){id}}";
        assert_eq!(
            merged(&[one, one]),
            "mutation Both($op1_id:ID! $op2_id:ID!){op1_create:create(id:$op1_id){id} op2_create:create(id:$op2_id){id}}"
        );
    }

    #[test]
    fn outermost_fields_in_fragments_get_their_prefix_too() {
        assert_eq!(
            merged(&["mutation A{...F ...@include(if:$x){a{a}}... on M@skip(if:$y){...{b}...G}} \
                 fragment H on M{d{d}} fragment G on M{...H} fragment F on M{c:c{...I}} fragment I on T{e}"]),
            "mutation Both{...root1_F ...@include(if:$op1_x){op1_a:a{a}}... on M@skip(if:$op1_y){...{op1_b:b}...root1_G}} \
             fragment root1_H on M{op1_d:d{d}} fragment root1_G on M{...root1_H} \
             fragment root1_F on M{op1_c:c{...op1_I}} fragment op1_I on T{e}"
        );
    }

    #[test]
    fn a_fragment_at_the_root_and_inside_of_fields_is_two() {
        assert_eq!(
            merged(&["mutation A{...F a{...F}} fragment F on Any{n ...G} fragment G on Any{m{...F}}"]),
            "mutation Both{...root1_F op1_a:a{...op1_F}} \
             fragment root1_F on Any{op1_n:n ...root1_G} fragment op1_F on Any{n ...op1_G} \
             fragment root1_G on Any{op1_m:m{...op1_F}} fragment op1_G on Any{m{...op1_F}}"
        );
    }

    #[test]
    fn nothing_is_looked_for_in_strings_and_comments() {
        assert_eq!(
            merged(&["mutation A{a(b:\"$c } ...F\" d:\"\"\"$e \\\"\"\" {\"\"\"){f}# ...G }\n}"]),
            "mutation Both{op1_a:a(b:\"$c } ...F\" d:\"\"\"$e \\\"\"\" {\"\"\"){f}# ...G }\n}"
        );
    }

    #[test]
    fn words_of_the_language_are_names_like_others() {
        assert_eq!(
            merged(&[
                "mutation mutation($on:on){fragment:on(mutation:$on){on mutation ...fragment}} fragment fragment on on{query}"
            ]),
            "mutation Both($op1_on:on){op1_fragment:on(mutation:$op1_on){on mutation ...op1_fragment}} \
             fragment op1_fragment on on{query}"
        );
    }

    #[test]
    fn directives_of_operations_are_kept() {
        assert_eq!(
            merged(&["mutation A($a:Int)@x(a:$a){a}", "mutation@y{b}"]),
            "mutation Both($op1_a:Int)@x(a:$op1_a) @y{op1_a:a op2_b:b}"
        );
    }

    #[test]
    fn any_text_gives_some_text() {
        for text in [
            "",
            "{",
            "mutation",
            "mutation(",
            "mutation A{",
            "mutation A{...",
            "fragment",
            "fragment F{a",
            "é",
            "mutation A{a:",
        ] {
            merged(&[text, text]);
        }
    }
}
