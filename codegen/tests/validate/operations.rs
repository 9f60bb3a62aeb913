//! The rules of operations (GraphQL §5.1, §5.2).

use crate::{all, check, find, find_with, fine};

#[test]
fn executable_definitions() {
    let rule = "ExecutableDefinitions";
    check("{ stone { weight } } «type Dog { name: String }»", &[rule]);
    check("«extend type Cat { age: Int }» { stone { weight } }", &[rule]);
    check("«schema { query: Zoo }» { stone { weight } }", &[rule]);
    check("{ stone { weight } } «type Dog { owner: Zoo }»", &[rule]);
}

#[test]
fn names_in_definitions_of_types_are_looked_at_too() {
    let rules = |text: &str| -> Vec<&str> {
        find(&[text], all()).1.iter().map(|diagnostic| diagnostic.rule).collect()
    };
    let executable = "ExecutableDefinitions";
    assert_eq!(
        rules("{ find { ...on Dog { bark } } } type Dog { owner: Nobody, a: Float }"),
        [executable, "KnownTypeNames"]
    );
    assert_eq!(rules("{ stone { weight } } extend union Pet @nope = Stone"), [executable, "KnownDirectives"]);
    assert_eq!(rules("directive @mine on FIELD { stone @mine { weight } }"), [executable]);
}

#[test]
fn unique_operation_names() {
    let rule = "UniqueOperationNames";
    check("query A { stone { weight } } query «A» { stone { name } }", &[rule]);
    check("query A { stone { weight } } mutation «A» { feed } subscription «A» { opens }", &[rule, rule]);
    fine("query A { ...A } fragment A on Zoo { stone { weight } }");
}

#[test]
fn lone_anonymous_operation() {
    let rule = "LoneAnonymousOperation";
    check("«{» stone { weight } } query A { stone { weight } }", &[rule]);
    check("«query» { stone { weight } } «mutation» { feed }", &[rule, rule]);
    fine("{ stone { ...A } } fragment A on Stone { weight }");
}

#[test]
fn single_field_subscriptions() {
    let rule = "SingleFieldSubscriptions";
    check("subscription A { rings «opens» }", &[rule]);
    check("subscription { rings ...A } fragment A on Bell { «often»: rings(often: 1) }", &[rule]);
    check("subscription { «__typename» }", &[rule]);
    check("subscription { rings «k»: «__typename» }", &[rule, rule]);
    fine("subscription { rings rings ... { rings } ...A } fragment A on Bell { rings }");
    fine("subscription { rings opens @skip(if: true) }");
    fine("subscription { animal { name legs } }");
}

#[test]
fn several_files_are_one_set() {
    let (_, found) = find(
        &["query A { ...F }", "query A { stone { weight } }", "fragment F on Zoo { stone { name } }"],
        all(),
    );
    let rules: Vec<&str> = found.iter().map(|diagnostic| diagnostic.rule).collect();
    assert_eq!(rules, ["UniqueOperationNames"]);
    let (_, found) = find(&["{ stone { name } }", "{ stone { name } }"], all());
    assert_eq!(found.len(), 2);
}

#[test]
fn known_operation_types() {
    let text = "mutation A { nope } query B { a } subscription C { nope(a: 1) { nope } }";
    let (sources, found) = find_with("type Query { a: Int }", &[text], all());
    let found: Vec<(&str, &str)> =
        found.iter().map(|diagnostic| (diagnostic.rule, sources.slice(diagnostic.primary))).collect();
    assert_eq!(found, [("KnownOperationTypes", "mutation"), ("KnownOperationTypes", "subscription")]);
}
