//! What holds of all pairs of schemas.

use authgear_admin_codegen::diff::{self, Change, Criticality, Rust};
use authgear_admin_codegen::schema::{Schema, print, sdl};
use authgear_admin_codegen::source::Sources;

const SCHEMA: &str = include_str!("../../../fixtures/schema.graphql");

fn read(text: &str) -> Schema {
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", text);
    sdl::parse(&sources, id).expect("a schema").schema
}

fn changes<'a>(old: &'a Schema, new: &'a Schema) -> Vec<Change<'a>> {
    diff::diff(old, new, diff::Options::default())
}

#[test]
fn a_schema_does_not_differ_from_itself() {
    let schema = read(SCHEMA);
    assert!(changes(&schema, &schema).is_empty());
    // Nor from what is printed of it, in whatever order it stood.
    let printed = read(&print::print(&schema));
    assert!(changes(&schema, &printed).is_empty());
    assert!(changes(&printed, &schema).is_empty());
}

#[test]
fn everything_is_new_once_and_everything_is_gone_once() {
    let (nothing, schema) = (read("type Query { a: Int }"), read(SCHEMA));
    let added = changes(&nothing, &schema);
    let removed = changes(&schema, &nothing);
    let of = |kind: &str, changes: &[Change<'_>]| {
        changes.iter().filter(|change| change.kind.as_str() == kind).count()
    };
    // All but `Query`.
    let declared = schema.types().filter(|(_, ty)| !ty.name.span.range().is_empty()).count() - 1;
    assert_eq!(of("TYPE_ADDED", &added), declared);
    assert_eq!(of("TYPE_REMOVED", &removed), declared);
    // What is inside of what is new, is safe; what is inside of what is gone, is not told.
    let inside = added.iter().filter(|change| change.implied);
    assert!(inside.clone().count() > 500);
    for change in inside {
        assert_eq!((change.criticality, change.rust), (Criticality::Safe, Rust::Compatible), "{change:?}");
        assert!(change.old.is_none() && change.new.is_some(), "{change:?}");
    }
    let told = [
        "TYPE_REMOVED",
        "FIELD_REMOVED",
        "FIELD_ADDED",
        "SCHEMA_MUTATION_TYPE_CHANGED",
        "TYPE_DESCRIPTION_REMOVED",
    ];
    assert!(removed.iter().all(|change| told.contains(&change.kind.as_str())));
}

#[test]
fn what_breaks_comes_first() {
    let old = read("enum B { X Y } type Query { b: B z: Int a: Int }");
    let new = read("enum B { X Z } type Query { b: B y: Int a: Int }");
    let changes = changes(&old, &new);
    let told: Vec<_> = changes
        .iter()
        .map(|change| (change.criticality.as_str(), change.path.as_deref().unwrap_or("-")))
        .collect();
    let expected = [("breaking", "B.Y"), ("breaking", "Query.z"), ("dangerous", "B.Z"), ("safe", "Query.y")];
    assert_eq!(told, expected);
}

#[test]
fn directives_of_the_server_count_only_where_both_schemas_can_tell_them() {
    let declared = "directive @d on FIELD_DEFINITION";
    let old = read(&format!("{declared} type Query {{ a: Int @d b: Int }}"));
    let new = read(&format!("{declared} type Query {{ a: Int b: Int @d @deprecated }}"));
    let told = |custom_directives| {
        let changes = diff::diff(&old, &new, diff::Options { custom_directives });
        changes.iter().map(|change| change.path.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(told(true), ["Query.a.@d", "Query.b.@d", "Query.b.@deprecated", "Query.b.@deprecated"]);
    assert_eq!(told(false), ["Query.b.@deprecated", "Query.b.@deprecated"]);
}

#[test]
fn long_lists_take_no_long_time() {
    const MANY: usize = 20_000;
    let used = " @d".repeat(MANY);
    let names: Vec<String> = (0..MANY).map(|index| format!("T{index}")).collect();
    let members = names.join(" | ");
    let types: String = names.iter().map(|name| format!("type {name} implements N {{ x: Int }}\n")).collect();
    let values = names.join(" ");
    let text = |used: &str, members: &str, types: &str, values: &str| {
        format!(
            "directive @d repeatable on OBJECT interface N {{ x: Int }} type Query{used} {{ u: U n: N e: E }} \
             union U = Query | {members} enum E {{ V {values} }} {types}"
        )
    };
    let many = read(&text(&used, &members, &types, &values));
    let kept = types.replace(" implements N", "");
    let few = read(&text("", "T0", &kept, "W"));
    let removed = changes(&many, &few);
    // The uses of the directive, the members but one, the values, and that all types implement the interface.
    assert_eq!(removed.len(), 4 * MANY - 1 + 1);
    assert!(changes(&few, &many).len() > 3 * MANY);
}
