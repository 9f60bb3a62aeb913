//! NamedOperations.

use authgear_admin_codegen::{Level, Lint};

use super::{find, marks, only};

const LINT: Lint = Lint::NamedOperations;

#[test]
fn a_lone_operation_without_a_name_is_marked_at_its_beginning() {
    marks(LINT, "«query» { count(of: WILD) }");
    marks(LINT, "«mutation»($a: Int) { feed(amount: $a) }");
    marks(LINT, "query Count { count(of: WILD) } mutation Feed { feed }");
    marks(LINT, "«{» count(of: WILD) }");
    let found = only(LINT, "mutation { feed }");
    assert_eq!(found.help.as_deref(), Some("Write `mutation SomeName { … }`."));
}

#[test]
fn among_others_it_is_not_reported_twice() {
    let text = "query { count(of: WILD) } query B { count(of: WILD) }";
    let (_, found) = find(LINT, Level::Deny, &[text]);
    assert_eq!(found.iter().map(|found| found.rule).collect::<Vec<_>>(), ["LoneAnonymousOperation"]);
}
