//! Printing: byte for byte what graphql-js prints. Beside each text of `print/` lies what version 16.15 makes of it:
//! `printSchema(lexicographicSortSchema(buildSchema(text)))` and a line break.

use authgear_admin_codegen::schema::print::print;

use super::read;

fn prints_as_graphql_js(text: &str, printed: &str) {
    assert_eq!(print(&read(text)), printed);
    // What is printed reads back as what it was.
    assert_eq!(print(&read(printed)), printed);
}

#[test]
fn descriptions_and_reasons() {
    prints_as_graphql_js(
        include_str!("print/strings.graphql"),
        include_str!("print/strings.printed.graphql"),
    );
}

#[test]
fn the_order_of_all_lists() {
    prints_as_graphql_js(include_str!("print/order.graphql"), include_str!("print/order.printed.graphql"));
}

#[test]
fn default_values() {
    prints_as_graphql_js(
        include_str!("print/defaults.graphql"),
        include_str!("print/defaults.printed.graphql"),
    );
}

#[test]
fn root_types_with_other_names() {
    prints_as_graphql_js(include_str!("print/roots.graphql"), include_str!("print/roots.printed.graphql"));
}

#[test]
fn words_of_the_language_as_names() {
    prints_as_graphql_js(include_str!("print/usual.graphql"), include_str!("print/usual.printed.graphql"));
}

#[test]
fn line_ends_and_marks_at_the_start_make_no_difference() {
    let text = include_str!("print/strings.graphql");
    let windows = text.replace('\n', "\r\n");
    assert_eq!(print(&read(&windows)), include_str!("print/strings.printed.graphql"));
    assert_eq!(print(&read(&format!("\u{feff}{text}"))), include_str!("print/strings.printed.graphql"));
}

/// Each type has two fields that need the next one's defaults: completed, this would be 2⁶⁰ objects.
#[test]
fn defaults_that_grow_without_bounds_are_cut() {
    let mut text = "type Query { a(i: I0 = {}): Int } input I60 { a: Int = 1 }".to_owned();
    for index in 0..60 {
        let next = index + 1;
        text.push_str(&format!(" input I{index} {{ a: I{next} = {{}} b: I{next} = {{}} }}"));
    }
    assert!(print(&read(&text)).len() < 10_000_000);
}

#[test]
fn what_a_schema_applies_is_not_printed() {
    let declared = "directive @d(n: Int) on FIELD_DEFINITION | OBJECT | SCHEMA\n\n";
    let text =
        format!("{declared}schema @d {{ query: Query }} type Query @d {{ a: Int @d(n: 1) @deprecated }}");
    prints_as_graphql_js(&text, &format!("{declared}type Query {{\n  a: Int @deprecated\n}}\n"));
}
