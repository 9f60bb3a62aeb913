//! The rules of arguments and directives (GraphQL §5.4, §5.7).

use crate::{check, fine, only};

#[test]
fn known_argument_names() {
    let rule = "KnownArgumentNames";
    check("{ stone { weight(«units»: \"g\") } }", &[rule]);
    check("{ stone { weight @include(if: true, «unless»: false) } }", &[rule]);
    check("{ stone(«a»: 1, «b»: 2) { weight } }", &[rule, rule]);
    assert_eq!(only("{ stone { weight(units: \"g\") } }").1.help.as_deref(), Some("Did you mean \"unit\"?"));
}

#[test]
fn unique_argument_names() {
    let rule = "UniqueArgumentNames";
    check("{ stone { weight(unit: \"g\", «unit»: \"kg\") } }", &[rule]);
    check("{ stone { weight(unit: \"g\", «unit»: \"kg\", unit: \"t\") } }", &[rule]);
    check("{ stone { weight @include(if: true, «if»: true) } }", &[rule]);
}

#[test]
fn provided_required_arguments() {
    let rule = "ProvidedRequiredArguments";
    check("{ cat(id: 1) { «meows» } }", &[rule]);
    check("{ k: «count» }", &[rule]);
    check("{ stone «@include» { weight } }", &[rule]);
    check("{ stone «@label»(tags: []) { weight } }", &[rule]);
    fine("{ maybe { __typename } stone { weight } }");
}

#[test]
fn known_directives() {
    let rule = "KnownDirectives";
    check("{ stone «@onfield» { weight } }", &[rule]);
    check("query «@onField» { stone { weight } }", &[rule]);
    check("mutation «@onQuery» { feed }", &[rule]);
    check("query($a: ID! «@onField») { cat(id: $a) { name } }", &[rule]);
    check(
        "{ ...A «@onField» ... «@onQuery» { stone { weight } } } fragment A on Zoo «@onField» { stone { name } }",
        &[rule; 3],
    );
    check("{ stone «@deprecated» { weight } }", &[rule]);
    fine(
        "query($a: ID! @onVariable) @onQuery { cat(id: $a) @onField { name } ...A @onFragment ... @onFragment { count(of: WILD) } } \
         fragment A on Zoo @onFragment { stone { name } }",
    );
    assert_eq!(only("{ stone @onfield { weight } }").1.help.as_deref(), Some("Did you mean \"@onField\"?"));
}

#[test]
fn unique_directives_per_location() {
    let rule = "UniqueDirectivesPerLocation";
    check("{ stone @onField «@onField» { weight } }", &[rule]);
    check("{ stone { weight @skip(if: true) «@skip»(if: false) } }", &[rule]);
    fine("{ stone @label(text: \"a\") @onField @label(text: \"b\") { weight @onField } }");
}
