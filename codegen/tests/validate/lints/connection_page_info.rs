//! ConnectionPageInfo: what is a page, and all the ways to ask for its `pageInfo`.

use authgear_admin_codegen::{Level, Lint};

use super::{find, marks, only};

const LINT: Lint = Lint::ConnectionPageInfo;

const WHOLE: &str = "pageInfo { hasNextPage endCursor }";

/// Checks a query of one connection, of which `$size`, `$cursor` and `$flag` may be used.
#[track_caller]
fn query(selection: &str) {
    let uses = |name: &str| selection.contains(name);
    let variables = [("$size", "Int"), ("$cursor", "String"), ("$flag", "Boolean!")];
    let variables = variables.into_iter().filter(|(name, _)| uses(name));
    let variables: String = variables.map(|(name, ty)| format!("{name}: {ty} ")).collect();
    let variables = if variables.is_empty() { variables } else { format!("({variables})") };
    marks(LINT, &format!("query Q{variables} {{ {selection} }}"));
}

#[test]
fn a_page_is_what_the_caller_chooses() {
    query("«visitors»(first: $size, after: $cursor) { edges { cursor } }");
    query("«visitors»(first: 10, after: $cursor) { nodes { name } }");
    query("«visitors»(after: \"x\") { edges { cursor } }");
    query("«visitors»(first: $size) { edges { cursor } }");
    query("node { ... on Pond { «ducks»(after: $cursor) { edges { cursor } } } }");
    query(
        "visitors(first: $size, after: $cursor) { nodes { «friends»(after: $cursor) { nodes { name } } } pageInfo { hasNextPage endCursor } }",
    );
}

#[test]
fn a_look_at_the_beginning_is_none() {
    query("visitors { edges { cursor } }");
    query("visitors(first: 10) { edges { cursor } }");
    query("visitors(first: 10, after: null) { edges { cursor } }");
    query("visitors(last: 3) { edges { cursor } }");
    query("visitors(first: $size, after: $cursor) { totalCount }");
    query("visitors(first: $size, after: $cursor) { totalCount pageInfo { hasNextPage } }");
    query("steps(first: $size) { edges { name } }");
    query("animals(first: $size, after: $cursor) { name }");
}

#[test]
fn both_of_page_info_are_needed() {
    query(&format!("visitors(first: $size, after: $cursor) {{ edges {{ cursor }} {WHOLE} }}"));
    query("«visitors»(first: $size, after: $cursor) { edges { cursor } pageInfo { hasNextPage } }");
    query("«visitors»(first: $size, after: $cursor) { edges { cursor } pageInfo { endCursor startCursor } }");
    let text = "query($a: String) { all: visitors(after: $a) { nodes { name } pageInfo { endCursor } } }";
    let found = only(LINT, text);
    assert_eq!(found.message, "Pages of \"all\" are asked for, but \"pageInfo { hasNextPage }\" is not.");
    let help = "Without it, nobody can tell whether there is a next page and where it begins.";
    assert_eq!(found.help.as_deref(), Some(help));
}

#[test]
fn without_a_cursor_it_is_enough_to_know_that_there_are_more() {
    query("visitors(first: $size) { edges { cursor } totalCount }");
    query("visitors(first: $size) { edges { cursor } pageInfo { hasNextPage } }");
    query("«visitors»(first: $size) { edges { cursor } pageInfo { endCursor hasPreviousPage } }");
    query("visitors(last: $size) { edges { cursor } pageInfo { hasPreviousPage } }");
    query(
        "«visitors»(first: $size, after: $cursor) { edges { cursor } totalCount pageInfo { hasNextPage } }",
    );
    let found = only(LINT, "query($a: Int) { visitors(first: $a) { nodes { name } } }");
    let help = "Without it, nobody can tell whether there are more. \"totalCount\" would tell, too, and a fixed size \
                needs neither.";
    assert_eq!(found.help.as_deref(), Some(help));
}

#[test]
fn backwards_it_is_the_other_two() {
    query(
        "visitors(last: $size, before: $cursor) { edges { cursor } pageInfo { hasPreviousPage startCursor } }",
    );
    query("«visitors»(last: $size, before: $cursor) { edges { cursor } pageInfo { hasNextPage endCursor } }");
    let found = only(LINT, "query($a: String) { visitors(last: 5, before: $a) { nodes { name } } }");
    let message =
        "Pages of \"visitors\" are asked for, but \"pageInfo { hasPreviousPage startCursor }\" is not.";
    assert_eq!(found.message, message);
}

#[test]
fn aliases_change_nothing() {
    query(
        "a: visitors(after: $cursor) { edges { cursor } i: pageInfo { more: hasNextPage end: endCursor } }",
    );
    // Two keys are two answers.
    query(
        "a: «visitors»(after: $cursor) { edges { cursor } } b: visitors(after: $cursor) { pageInfo { hasNextPage endCursor } }",
    );
    query(
        "visitors(after: $cursor) { list: edges { cursor } p: pageInfo { hasNextPage } q: pageInfo { endCursor } }",
    );
}

#[test]
fn conditions_count_where_they_can_be_met() {
    query(
        "visitors(after: $cursor) { edges { cursor } pageInfo @include(if: $flag) { hasNextPage endCursor } }",
    );
    query(
        "«visitors»(after: $cursor) { edges { cursor } pageInfo @include(if: false) { hasNextPage endCursor } }",
    );
    query(
        "«visitors»(after: $cursor) { edges { cursor } pageInfo { hasNextPage endCursor @skip(if: true) } }",
    );
    query(
        "visitors(after: $cursor) { edges { cursor } pageInfo @skip(if: false) { hasNextPage endCursor } }",
    );
    query(
        "«visitors»(after: $cursor) { edges { cursor } ... @skip(if: true) { pageInfo { hasNextPage endCursor } } }",
    );
    query("visitors(after: $cursor) @include(if: false) { edges { cursor } }");
    query("visitors(after: $cursor) { edges @skip(if: true) { cursor } totalCount }");
}

#[test]
fn fragments_may_select_it() {
    let page = "fragment Page on VisitorConnection { ...Info }
                fragment Info on VisitorConnection { pageInfo { hasNextPage ...End } }
                fragment End on PageInfo { ... { endCursor } }";
    marks(
        LINT,
        &format!("query($a: String) {{ visitors(after: $a) {{ nodes {{ name }} ...Page }} }} {page}"),
    );
    marks(
        LINT,
        "query($a: String) { park { ...P } }
         fragment P on Park { «visitors»(after: $a) { ...Rows } }
         fragment Rows on VisitorConnection { edges { cursor } pageInfo { startCursor } }",
    );
}

#[test]
fn what_another_place_selects_under_the_same_key_counts() {
    let rows = "fragment Rows on Park { visitors(after: $a) { edges { cursor } } }";
    let pager = "fragment Pager on Park { visitors(after: $a) { pageInfo { hasNextPage endCursor } } }";
    marks(LINT, &format!("query($a: String) {{ park {{ ...Rows ...Pager }} }} {rows} {pager}"));
    // Also where it is the fields around them that are one.
    marks(LINT, &format!("query($a: String) {{ park {{ ...Rows }} park {{ ...Pager }} }} {rows} {pager}"));
    let apart = format!("query($a: String) {{ park {{ ...Rows }} park2 {{ ...Pager }} }} {rows} {pager}");
    marks(LINT, &apart.replace("Park { visitors(after: $a) { edges", "Park { «visitors»(after: $a) { edges"));
    // One reader that has not enough is one too many.
    let two = "query A($a: String) { park { ...Rows ...Pager } } query B($a: String) { park { ...Rows } }";
    let text = format!("{two} {rows} {pager}");
    marks(LINT, &text.replace("Park { visitors(after: $a) { edges", "Park { «visitors»(after: $a) { edges"));
    // What is missing is missing in all places.
    let found = only(
        LINT,
        "query($a: String) { visitors(after: $a) { nodes { name } } visitors(after: $a) { pageInfo { endCursor } } }",
    );
    assert!(found.message.contains("\"pageInfo { hasNextPage }\""), "{}", found.message);
}

#[test]
fn other_types_are_other_answers() {
    marks(
        LINT,
        "query($a: String) { node {
           ... on Park { «visitors»(after: $a) { edges { cursor } } }
           ... on Pond { visitors(after: $a) { pageInfo { hasNextPage endCursor } } }
         } }",
    );
    marks(
        LINT,
        "query($a: String) { node {
           ... on Park { visitors(after: $a) { edges { cursor } } }
           visitors(after: $a) { pageInfo { hasNextPage endCursor } }
         } }",
    );
    // Of a pond nobody asks for the page.
    marks(
        LINT,
        "query($a: String) { node {
           ... on Park { visitors(after: $a) { pageInfo { hasNextPage endCursor } } }
           «visitors»(after: $a) { edges { cursor } }
         } }",
    );
    // Here the node is always a park.
    marks(
        LINT,
        "query($a: String) { park {
           ... on Park { visitors(after: $a) { pageInfo { hasNextPage endCursor } } }
           ... on Node { visitors(after: $a) { edges { cursor } } }
         } }",
    );
}

#[test]
fn a_fragment_that_nothing_spreads_is_an_answer_of_its_own() {
    let text = "query Q { count(of: WILD) }
                fragment F on Park { visitors(after: \"a\") { edges { cursor } } ...G }
                fragment G on Park { visitors(after: \"a\") { pageInfo { hasNextPage endCursor } } }
                fragment H on Park { visitors(after: \"b\") { edges { cursor } } }";
    let (sources, found) = find(LINT, Level::Warn, &[text]);
    let found = found.iter().filter(|found| found.rule == LINT.rule());
    assert_eq!(found.map(|found| sources.line_column(found.primary).line).collect::<Vec<_>>(), [4]);
}

#[test]
fn an_answer_too_intricate_to_look_at_is_judged_place_by_place() {
    // Every way down merges another set of selections: which of the Y are among them, each `a` on the way decides.
    const LEVELS: usize = 13;
    let mut text = "query Q { visitors { nodes { ...Z0 } } }".to_owned();
    for level in 0..LEVELS {
        let next = level + 1;
        let friends = |key: &str, inner: String| format!("{key}: friends {{ nodes {{ {inner} }} }}");
        let (a, b) = (friends("a", format!("...Z{next} ...Y{next}_1")), friends("b", format!("...Z{next}")));
        text += &format!("fragment Z{level} on Visitor {{ {a} {b} }} ");
        for index in 1..=level {
            let further = || format!("...Y{next}_{}", index + 1);
            let (a, b) = (friends("a", further()), friends("b", further()));
            text += &format!("fragment Y{level}_{index} on Visitor {{ {a} {b} }} ");
        }
    }
    for index in 1..=LEVELS {
        text += &format!("fragment Y{LEVELS}_{index} on Visitor {{ name }} ");
    }
    let friends = "friends(after: \"x\") { nodes { name } } friends(after: \"x\") { pageInfo { hasNextPage endCursor } }";
    text += &format!("fragment Z{LEVELS} on Visitor {{ {friends} }}");
    let (sources, found) = find(LINT, Level::Warn, &[&text]);
    let found = found.iter().filter(|found| found.rule == LINT.rule());
    assert_eq!(found.map(|found| sources.slice(found.primary)).collect::<Vec<_>>(), ["friends"]);
}
