//! What a finding shows besides its word: line and column, the other place of two, and the schema's declaration.

use crate::only;

/// All labels of the only finding as `file:line:column text`.
fn labels(text: &str) -> Vec<String> {
    let (sources, found) = only(text);
    found
        .labels
        .iter()
        .map(|label| {
            let place = sources.line_column(label.span);
            let file = sources.name(label.span.source);
            format!("{file}:{}:{} {}", place.line, place.column, label.message)
        })
        .collect()
}

#[test]
fn lines_and_columns_are_counted_as_people_do() {
    for (text, line, column) in [
        ("{\n  ston { weight } }", 2, 3),
        ("{ # é\r\n\r\n  ston { weight } }", 3, 3),
        ("{ animals(after: \"é日本\", frist: 1) { name } }", 1, 25),
        ("\u{feff}{ ston { weight } }", 1, 4),
    ] {
        let (sources, found) = only(text);
        let place = found.place(&sources);
        assert_eq!((place.line, place.column), (line, column), "{text}");
    }
}

#[test]
fn both_places_of_two_are_shown() {
    assert_eq!(
        labels("query A { stone { weight } }\nquery A { stone { name } }"),
        ["0.graphql:1:7 the first one is here"]
    );
    assert_eq!(
        labels("{ stone { k: weight }\n  stone { k: name } }"),
        [
            "0.graphql:1:3 conflicts with this field",
            "0.graphql:1:11 this subfield",
            "0.graphql:2:11 conflicts with this one"
        ]
    );
    assert_eq!(labels("query($a: ID) { stone @include(if: $a) { weight } }"), ["0.graphql:1:11 its type"]);
    assert_eq!(
        labels("{ stone { ...A } } fragment A on Stone { ...B } fragment B on Stone { ...A }"),
        ["0.graphql:1:45 by way of this"]
    );
}

#[test]
fn the_declaration_is_shown_and_what_is_built_in_has_none() {
    let line = |needle: &str| {
        let text = include_str!("schema.graphql");
        let at = text.find(needle).expect(needle);
        text[..at].lines().count()
    };
    assert_eq!(
        labels("{ stone { weight(units: 1) } }"),
        [format!("schema.graphql:{}:3 declared here", line("weight(unit"))]
    );
    assert_eq!(
        labels("{ stone { wait } }"),
        [format!("schema.graphql:{}:6 the type is declared here", line("Stone {"))]
    );
    assert_eq!(labels("{ stone @include(if: 1) { weight } }"), [""; 0]);
}
