//! `check`: what it finds, in the two ways that it is printed, and how it ends.

use authgear_admin_fixtures::documents;
use serde_json::{Value, json};

use super::folder::{Folder, Run};

const SCHEMA: &str = "\
type Query {
  user(id: ID!): User
  total: Int! @deprecated(reason: \"Count them.\")
}

type User {
  id: ID!
  name: String
}
";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("schema.graphql", SCHEMA);
    folder
}

/// What `--format json` printed.
#[track_caller]
fn findings(run: &Run) -> Value {
    assert_eq!(run.stderr, "");
    assert!(run.stdout.ends_with("]\n"), "{}", run.stdout);
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn json_is_a_list_of_findings_with_places_as_people_count() {
    let folder = folder();
    let nothing = folder.run("check --format json good.graphql");
    assert_eq!((nothing.status, &*nothing.stdout), (2, ""), "the file is not there");

    folder.write("good.graphql", "query Good { user(id: 1) { id } }");
    let good = folder.run("check --format json good.graphql");
    assert_eq!((good.status, findings(&good)), (0, json!([])));

    // Columns are characters: the accents, the ideograph and the emoji before the word are one each.
    folder.write("bad.graphql", "query Bad {\r\n  user(id: \"é日🎉\") { nam }\r\n}\n");
    let bad = folder.run("check --format json bad.graphql good.graphql");
    assert_eq!(bad.status, 1);
    let expected = json!([{
        "file": "bad.graphql", "line": 2, "column": 21, "rule": "FieldsOnCorrectType", "severity": "error",
        "message": "Cannot query field \"nam\" on type \"User\".",
    }]);
    assert_eq!(findings(&bad), expected);
    let keys: Vec<_> =
        bad.stdout.lines().filter_map(|line| line.trim().split_once("\": ")).map(|(key, _)| key).collect();
    assert_eq!(keys, ["\"file", "\"line", "\"column", "\"rule", "\"severity", "\"message"]);
}

#[test]
fn what_does_not_parse_is_a_finding_of_the_rule_syntax() {
    let folder = folder();
    folder.write("a.graphql", "query A { user(id: 1) { id }");
    folder.write("b.graphql", "query B { user(id: 1) { name } }");
    let run = folder.run("check --format json b.graphql a.graphql");
    assert_eq!(run.status, 1);
    let found = findings(&run);
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    assert_eq!((&found[0]["rule"], &found[0]["severity"]), (&json!("Syntax"), &json!("error")));
    assert_eq!((&found[0]["file"], &found[0]["line"]), (&json!("a.graphql"), &json!(1)));
}

#[test]
fn all_documents_are_one_set() {
    let folder = folder();
    folder.write("a.graphql", "query Same { user(id: 1) { ...Card } }");
    folder.write("b.graphql", "fragment Card on User { id }");
    let alone = findings(&folder.run("check --format json a.graphql"));
    assert_eq!(alone[0]["rule"], "KnownFragmentNames");
    let alone = findings(&folder.run("check --format json b.graphql"));
    assert_eq!(alone[0]["rule"], "NoUnusedFragments");
    let both = folder.run("check --format json a.graphql b.graphql");
    assert_eq!((both.status, findings(&both)), (0, json!([])));

    folder.write("c.graphql", "query Same { user(id: 2) { id } }");
    let run = folder.run("check --format json *.graphql");
    // The schema is among them, as the glob has it.
    assert_eq!(run.status, 1);
    let run = folder.run("check --format json a.graphql b.graphql c.graphql");
    let expected = json!([{
        "file": "c.graphql", "line": 1, "column": 7, "rule": "UniqueOperationNames", "severity": "error",
        "message": "There can be only one operation named \"Same\".",
    }]);
    assert_eq!(findings(&run), expected);
}

#[test]
fn warnings_alone_are_fine() {
    let folder = folder();
    folder.write("q.graphql", "query Q { total }");
    let run = folder.run("check --format json q.graphql");
    assert_eq!(run.status, 0);
    let found = findings(&run);
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    assert_eq!((&found[0]["rule"], &found[0]["severity"]), (&json!("DeprecatedUsage"), &json!("warning")));
    let run = folder.run("check q.graphql");
    run.ends(0, &["warning[DeprecatedUsage]", "Count them.", "1 document, no errors, 1 warning\n"]);
}

#[test]
fn people_see_the_word_the_declaration_and_a_count() {
    let folder = folder();
    folder.write("q.graphql", "query Q($id: ID!) {\n  user(id: $id) { nmae }\n}\n");
    let run = folder.run("check q.graphql");
    assert_eq!(run.stdout, "", "findings for people are no output");
    run.ends(
        1,
        &[
            "error[FieldsOnCorrectType]: Cannot query field \"nmae\" on type \"User\".",
            "--> q.graphql:2:19",
            "  user(id: $id) { nmae }",
            "                  ^^^^",
            "::: schema.graphql:6:6",
            "help: Did you mean \"name\"?",
            "1 document, 1 error\n",
        ],
    );
    assert!(!run.stderr.contains('\u{1b}'), "colours are for terminals");

    folder.write("q.graphql", "query Q { user(id: 1) { name } }");
    assert_eq!(folder.run("check q.graphql").ends(0, &[]).stderr, "1 document, no errors\n");
}

#[test]
fn the_settings_say_what_to_check() {
    let folder = folder();
    folder.write("authgear.toml", "schema = \"schema.graphql\"\ndocuments = [\"q/*.graphql\"]\n");
    folder.write("q/a.graphql", "query A { user(id: 1) { nam } }");
    let found = findings(&folder.run("check --format json"));
    assert_eq!(found[0]["file"], "q/a.graphql");
}

#[test]
fn a_schema_with_an_error_could_not_be_checked_against() {
    let folder = folder();
    folder.write("q.graphql", "query Q { a }");
    folder.write("schema.graphql", "type Query { a: Nothing }");
    let run = folder.run("check --format json q.graphql");
    run.ends(2, &["error[Schema]"]);
    assert_eq!(run.stdout, "");
}

#[test]
fn the_sample_documents_are_sound() {
    let folder = Folder::new();
    folder.write("schema.graphql", authgear_admin_fixtures::SCHEMA);
    for document in documents() {
        folder.write(&format!("queries/{}", document.name), document.text);
    }
    let run = folder.run("check queries/*.graphql");
    run.ends(0, &[&format!("{} documents, no errors", documents().len())]);
    assert_eq!(findings(&folder.run("check --format json queries/*.graphql")), json!([]));
}
