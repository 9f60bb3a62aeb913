//! The table against the schema that the fixtures save: every place of an `ID` in it is typed, or is known not to be.

use std::collections::BTreeSet;
use std::path::Path;

use super::KINDS;
use crate::document::Document;
use crate::ir::lower::Lowering;
use crate::schema::{Schema, TypeKind, TypeRef, sdl};
use crate::settings::Settings;
use crate::source::Sources;

fn schema() -> Schema {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/schema.graphql");
    let mut sources = Sources::new();
    let id =
        sources.add("schema.graphql", std::fs::read_to_string(path).expect("the repository's own schema"));
    sdl::parse(&sources, id).expect("a schema").schema
}

#[test]
fn the_kinds_are_the_types_that_implement_node() {
    let schema = schema();
    let node = schema.id("Node").unwrap();
    let nodes = schema.types().filter(
        |(_, ty)| matches!(&ty.kind, TypeKind::Object { implements, .. } if implements.contains(&node)),
    );
    let nodes: BTreeSet<&str> = nodes.map(|(_, ty)| ty.name.as_str()).collect();
    assert_eq!(nodes, BTreeSet::from(KINDS));
}

#[test]
fn every_id_of_the_schema_is_accounted_for() {
    let (schema, document, settings) = (schema(), Document::default(), Settings::default());
    let lowering = Lowering::of(&schema, &document, &settings);
    let id = schema.id("ID").unwrap();
    let takes_id = |ty: &TypeRef| ty.base() == id;
    let mut plain = BTreeSet::new();
    let mut see = |place: String, kind: Option<&'static str>| {
        if kind.is_none() {
            plain.insert(place);
        }
    };
    for (owner, ty) in schema.types() {
        let name = ty.name.as_str();
        for field in ty.fields() {
            let field_name = field.name.as_str();
            if takes_id(&field.ty) {
                see(format!("{name}.{field_name}"), lowering.kind_of_field(owner, field));
            }
            for argument in field.arguments.iter().filter(|argument| takes_id(&argument.ty)) {
                let kind = lowering.kind_of_argument(owner, field, argument);
                see(format!("{name}.{field_name}({}:)", argument.name.as_str()), kind);
            }
        }
        for field in ty.input_fields().iter().filter(|field| takes_id(&field.ty)) {
            see(format!("{name}.{}", field.name.as_str()), lowering.kind_of_input(owner, field));
        }
    }
    let expected = [
        "Entity.id",
        "Node.id",
        "Query.node(id:)",
        "Query.nodes(ids:)",
        "SendResetPasswordMessageInput.loginID",
    ];
    assert_eq!(plain, expected.map(str::to_owned).into());
}
